"""Texts compared by meaning, on the names of the shipped data."""

import numpy as np
import pytest

from data.prepare.contents import rows
from meaning import MeaningIndex, WordMatch, WordVectors

BOATS = "project:iskateley-small-boats-and-snowmobiles"
WASTE = "project:innopolis-separate-collection-of-waste"


@pytest.fixture(scope="module")
def index() -> MeaningIndex:
    """Return the practices, projects and topics of three data sets."""
    texts = {
        row["id"]: "\n".join(filter(None, (row.get("nameRu"), row.get("nameEn"))))
        for folder in ("senezh", "practices-ru", "parking")
        for file, row in rows(folder)
        if file in ("practices", "projects", "topics")
    }
    return MeaningIndex(texts, WordVectors.load())


def best(index: MeaningIndex, text: str, count: int = 1) -> list[str]:
    return [index.ids[row] for row in np.argsort(-index.scores(text), kind="stable")[:count]]


def test_problems_find_the_projects_that_solve_them(index):
    assert best(index, "негде хранить лодки и снегоходы") == [BOATS]
    assert set(best(index, "переработка мусора", 2)) == {WASTE, "topic:waste"}


def test_scores_are_from_0_to_1_in_the_order_of_the_ids(index):
    scores = index.scores("молодёжи нечем заняться")
    assert scores.shape == (len(index.ids),)
    assert list(index.ids) == sorted(index.ids)
    assert 0 <= scores.min() < scores.max() <= 1


def test_found_texts_are_ordered_and_others_left_out(index):
    found = index.found("негде хранить лодки и снегоходы")
    assert found[0][0] == BOATS
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert found[-1][1] >= 0.3
    assert 0 < len(found) < 50
    assert index.found("qwerty") == index.found("") == index.found("и в на") == []
    # The direction of both texts alone is no reason to return a text.
    assert index.scores("любовь моя").max() > 0.3
    assert all(
        max(match.likeness for match in index.matches(text, id_)) >= 0.5
        for text in ("любовь моя", "ядерная физика", "погода на завтра")
        for id_, _ in index.found(text)
    )


def test_equal_scores_are_ordered_by_length_and_id():
    index = MeaningIndex({"c": "Парк", "b": "Парк", "a": "Парк Park"}, WordVectors.load())
    assert [id_ for id_, _ in index.found("парки")] == ["b", "c", "a"]


def test_matches_are_written_as_in_the_query_and_in_the_text(index):
    assert index.matches("Раздельному сбору ОТХОДОВ!", WASTE) == (
        WordMatch("Раздельному", "Раздельный", 1),
        WordMatch("сбору", "сбор", 1),
        WordMatch("ОТХОДОВ", "отходов", 1),
    )
    (match,) = index.matches("снегоходы", BOATS)
    assert match.matched == "снегоходной"
    assert 0.5 < match.likeness < 1
    assert index.matches("qwerty", BOATS) == ()


def test_likeness_is_symmetric_and_1_for_the_same_text(index):
    some, other = "project:ru-ruf0315", "project:ru-ruf0316"
    assert index.likeness(some, other) == pytest.approx(index.likeness(other, some))
    assert index.likeness(some, some) == pytest.approx(1)
    likenesses = index.likenesses(WASTE)
    assert likenesses[index.ids.index(some)] == pytest.approx(index.likeness(some, WASTE), abs=1e-5)
    assert likenesses.argmax() == index.ids.index(WASTE)


def test_projects_of_one_place_are_not_alike_for_its_name():
    index = MeaningIndex(
        {"a": "Выкса: набережная", "b": "Выкса: библиотека", "c": "Клин: библиотека"}, WordVectors.load()
    )
    assert index.likeness("b", "c") == pytest.approx(1)
    assert index.likeness("a", "b") < 0.5


def test_unknown_ids_are_reported(index):
    with pytest.raises(KeyError):
        index.likeness(WASTE, "project:none")
    with pytest.raises(KeyError):
        index.matches("a", "project:none")


@pytest.mark.parametrize("text", ["", "...", "\ud800", "и", "а" * 1_000, "x " * 1_000])
def test_odd_queries_have_scores(index, text):
    assert np.isfinite(index.scores(text)).all()
    index.matches(text, WASTE)


def test_texts_without_words_and_no_texts_are_compared():
    vectors = WordVectors.load()
    index = MeaningIndex({"a": "", "b": "Парк", "c": "—"}, vectors)
    assert index.scores("парк").tolist() == pytest.approx([0, 1, 0])
    assert index.likenesses("a").tolist() == [0, 0, 0]
    assert index.matches("парк", "c") == ()
    assert MeaningIndex({}, vectors).scores("парк").tolist() == []


def test_without_vectors_and_in_english_words_are_compared_by_stems():
    for vectors in (None, WordVectors.load()):
        index = MeaningIndex({"a": "Separate collection of waste", "b": "Public libraries"}, vectors)
        assert index.scores("library").tolist() == [0, pytest.approx(0.82, abs=0.1)]
        assert index.scores("garbage").tolist() == [0, 0]
        assert index.matches("a library", "b") == (WordMatch("library", "libraries", 1),)
