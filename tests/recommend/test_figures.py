"""The figures in the documentation are those that the shipped data give."""

from pathlib import Path

import pytest

from tests.recommend import figures

PAGE = (Path(__file__).parents[2] / "docs" / "recommendations.md").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def states():
    return figures.states()


def test_the_back_test_of_states_is_as_documented(states):
    lines = figures.table(states, figures.YEARS[-2:])
    start = PAGE.index(lines[0])
    assert PAGE[start:start + len(lines)] == lines


def test_hidden_adoptions_are_recovered_as_documented():
    lines = figures.table(figures.municipalities())
    start = PAGE.index(lines[0])
    assert PAGE[start:start + len(lines)] == lines


def test_neighbours_never_make_the_hazard_worse_and_beat_recent_popularity_lately(states):
    for measured in states.values():
        assert measured.ndcg["hazard and neighbours"] >= measured.ndcg["hazard"]
    for year in ("1990", "1995", "2000"):
        assert states[year].ndcg["hazard and neighbours"] > states[year].ndcg["recent popularity"]
