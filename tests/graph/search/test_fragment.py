"""Fragments of texts around the matching words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.search.fragment import LENGTH, fragment
from graph.search.query import SearchQuery
from tests.graph.search.nodes import marked


@given(st.text(), st.sampled_from(["парк", "a", "й waste", "отходы сбор"]))
def test_a_fragment_is_a_short_piece_of_the_text(text, query):
    parts = fragment(text, SearchQuery(query))
    joined = "".join(part.text for part in parts)
    assert joined.strip("…") in " ".join(text.split())
    assert len(joined) <= LENGTH + 2
    assert all(part.text for part in parts)
    assert all(one.matched != other.matched for one, other in zip(parts, parts[1:], strict=False))


LONG = (
    "Жители города давно хотели чистый двор. " * 10 + "Раздельный сбор отходов помог. " + "Теперь во дворе сад. " * 10
)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("парк", "", ""),
        ("парк", "Новый  парк\n\tи парковка,", "Новый [парк] и [парковка],"),
        ("ёлка", "Елки и «ёлка», е\u0308лкой", "[Елки] и «[ёлка]», [е\u0308лкой]"),
        ("лес", "Сад", "Сад"),
        (
            "сбор отходов",
            LONG,
            "…давно хотели чистый двор. Раздельный [сбор] [отходов] помог. Теперь во дворе сад. "
            "Теперь во дворе сад. Теперь во дворе сад. Теперь во дворе сад. Теперь во дворе…",
        ),
        ("ж", "ж" * 300, f"[{'ж' * 160}]…"),
        ("1", "½ ведра", "[½] ведра"),
    ],
)
def test_a_fragment_marks_the_first_matches(query, text, expected):
    assert marked(fragment(text, SearchQuery(query))) == expected


def test_a_fragment_without_a_match_is_the_beginning_of_the_text():
    assert marked(fragment(LONG, SearchQuery("лес"))).startswith("Жители города давно")
    assert marked(fragment(LONG, SearchQuery("лес"))).endswith("…")
