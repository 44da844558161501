"""Neighbours: similarities and weights equal those of a naive computation over sets of practices."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommend import Adoption, Parameters, Practice, Tables, Territory
from recommend.model.history import History
from recommend.model.neighbours import Neighbours
from recommend.model.snapshot import take_snapshot

PRACTICES = "pqrst"
#: The practices of each territory.
ADOPTED = st.lists(st.frozensets(st.sampled_from(PRACTICES)), min_size=2, max_size=7)


def neighbours_of(adopted, **parameters) -> Neighbours:
    """Return the neighbours among territories that run these practices; a row is a position in the list."""
    tables = Tables(
        [Territory(f"u{row}", "Region", "XX") for row in range(len(adopted))],
        [Practice(name) for name in PRACTICES],
        [Adoption(f"u{row}", name, "2000") for row, names in enumerate(adopted) for name in names],
    )
    return Neighbours(take_snapshot(History(tables).slices["Region", "XX"], None), Parameters(**parameters))


def similarity(adopted, row, other) -> float:
    """Return the cosine of two territories, with log(1 + N / adopters) for each practice."""
    idf = {name: math.log(1 + len(adopted) / max(sum(name in each for each in adopted), 1)) for name in PRACTICES}

    def product(names):
        return sum(idf[name] ** 2 for name in names)

    lengths = math.sqrt(product(adopted[row]) * product(adopted[other]))
    return product(adopted[row] & adopted[other]) / lengths if lengths else 0.0


def test_a_rare_practice_weighs_more_than_a_common_one():
    others, cosines = neighbours_of([{"p", "q"}, {"p"}, {"q"}, {"q"}]).similarities(0)
    # idf: log(1 + 4/2) for p, log(1 + 4/3) for q.
    length = math.hypot(math.log(3), math.log(7 / 3))
    assert others.tolist() == [1, 2, 3]
    assert cosines == pytest.approx([math.log(3) / length, *[math.log(7 / 3) / length] * 2], abs=1e-9)


@settings(max_examples=60)
@given(ADOPTED)
def test_similarities_equal_the_naive_cosines(adopted):
    neighbours = neighbours_of(adopted)
    for row in range(len(adopted)):
        others, cosines = neighbours.similarities(row)
        expected = {
            other: pytest.approx(similarity(adopted, row, other), abs=1e-8)
            for other in range(len(adopted))
            if other != row and adopted[row] & adopted[other]
        }
        assert dict(zip(others.tolist(), cosines.tolist(), strict=True)) == expected


@settings(max_examples=60)
@given(ADOPTED, st.integers(1, 3))
def test_the_nearest_are_the_most_similar_that_run_another_practice_with_all_ties(adopted, limit):
    neighbours = neighbours_of(adopted, neighbours=limit, amplification=2.0)
    for row in range(len(adopted)):
        useful = {
            other: round(similarity(adopted, row, other), 9)
            for other in range(len(adopted))
            if other != row and adopted[row] & adopted[other] and adopted[other] - adopted[row]
        }
        last = sorted(useful.values(), reverse=True)[:limit][-1:]
        squares = {other: value**2 for other, value in useful.items() if value >= last[0] - 2e-9}
        others, weights = neighbours.nearest(row)
        mean = sum(squares.values()) / (len(adopted) - 1)
        assert dict(zip(others.tolist(), weights.tolist(), strict=True)) == {
            other: pytest.approx(value / mean, rel=1e-6) for other, value in squares.items()
        }


@settings(max_examples=30)
@given(ADOPTED)
def test_the_matrix_has_the_weights_of_every_territory(adopted):
    neighbours = neighbours_of(adopted, neighbours=2)
    expected = np.zeros((len(adopted), len(adopted)))
    for row in range(len(adopted)):
        others, weights = neighbours.nearest(row)
        expected[row, others] = weights
    assert neighbours.matrix.toarray().tolist() == expected.tolist()


def test_a_territory_without_practices_has_no_neighbours():
    neighbours = neighbours_of([set(), {"p"}, {"p", "q"}])
    assert [len(each) for each in (*neighbours.similarities(0), *neighbours.nearest(0))] == [0, 0, 0, 0]
