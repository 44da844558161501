"""The search and its hits: arguments, the matching property and the fragment."""

import pytest

from graph.search import Span, search
from graph.search.hits import MAX_TEXT
from graph.search.statement import MAX_RANKED
from graph.store.batching import BatchingReader
from tests.graph.search.nodes import ALL_LABELS, hit_ids, marked, write


async def test_a_hit_has_the_matching_property_and_fragment(filled_store):
    result = await search(BatchingReader(filled_store), "отходы", ALL_LABELS, Span(3))
    assert (len(result.hits), result.total, result.total_is_exact) == (3, 4, True)
    assert [(hit.label, hit.property, marked(hit.fragment)) for hit in result.hits] == [
        ("Topic", "nameRu", "[Отходы]"),
        ("Practice", "nameRu", "Раздельный сбор [отходов]"),
        ("Adoption", "stopReasonRu", "[Отходы] перестали вывозить"),
    ]
    scores = [hit.score for hit in result.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


async def test_a_match_in_both_languages_is_shown_in_the_language_of_the_query(empty_store):
    await write(
        empty_store,
        {
            "program:a": {
                "nameRu": "TED для города",
                "nameEn": "TED for the city",
                "descriptionRu": "Лекции 2024 года",
                "descriptionEn": "Lectures of 2024",
            }
        },
    )
    for text, property_ in [("ted", "nameEn"), ("ted город", "nameRu"), ("2024", "descriptionEn")]:
        result = await search(BatchingReader(empty_store), text, ["Program"])
        assert [hit.property for hit in result.hits] == [property_]


async def test_texts_are_read_only_on_request(filled_store):
    (with_texts,) = (await search(BatchingReader(filled_store), "татарстан", ["Region"])).hits
    (without,) = (await search(BatchingReader(filled_store), "татарстан", ["Region"], texts=False)).hits
    assert (without, without.property, without.fragment) == (with_texts, None, [])
    assert with_texts.property == "nameRu"


async def test_a_text_of_1000_characters_is_accepted(filled_store):
    assert await hit_ids(filled_store, ("пермь " * 200)[:MAX_TEXT]) == ["municipality:perm", "practice:waste"]
    assert await hit_ids(filled_store, "ж" * MAX_TEXT) == []
    assert await hit_ids(filled_store, " ".join(f"а{i}" for i in range(200))) == []


@pytest.mark.parametrize(
    ("labels", "size"),
    [
        (["Nothing"], 1),
        (["Region"], 0),
        (["Region"], MAX_RANKED + 1),
    ],
)
async def test_an_unknown_label_or_a_size_out_of_range_is_rejected(filled_store, labels, size):
    with pytest.raises(ValueError, match="unknown labels: Nothing|size must be"):
        await search(BatchingReader(filled_store), "перм", labels, Span(size))
