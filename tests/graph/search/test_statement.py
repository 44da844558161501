"""The statement of a search: types, pages, and the statements sent."""

import asyncio

import pytest

from graph.query.cursors import Cursor
from graph.search import Span, search
from graph.search.statement import MAX_RANKED
from graph.store.batching import BatchingReader
from graph.text import name_terms, search_terms
from tests.graph.search.nodes import ALL_LABELS, ALL_RANKED, hit_ids, write


async def test_only_the_requested_types_are_searched(filled_store):
    assert await hit_ids(filled_store, "перм", ["Region"]) == ["region:RU-PER"]
    assert await hit_ids(filled_store, "перм", ["Territory"]) == ["municipality:perm", "region:RU-PER"]
    assert await hit_ids(filled_store, "перм", ["Territory", "Region", "Region"]) == [
        "municipality:perm",
        "region:RU-PER",
    ]
    assert await hit_ids(filled_store, "перм", ["Code", "Observation"]) == []


async def test_a_search_runs_at_most_one_statement(filled_store):
    before = filled_store.statement_count
    await search(BatchingReader(filled_store), "перм", ALL_LABELS)
    assert filled_store.statement_count == before + 1
    await search(BatchingReader(filled_store), "перм", ["Code"])
    assert filled_store.statement_count == before + 1


async def test_concurrent_searches_are_batched_with_the_same_results(filled_store):
    texts = ["перм", "отходы", "ъъъ", "орёл"]
    alone = [await search(BatchingReader(filled_store), text, ALL_LABELS) for text in texts]
    sent, reader = filled_store.statement_count, BatchingReader(filled_store)
    together = await asyncio.gather(*(search(reader, text, ALL_LABELS) for text in texts))
    assert filled_store.statement_count - sent == 2
    assert [(result.hits, result.total) for result in together] == [(result.hits, result.total) for result in alone]
    assert [result.total for result in together][2] == 0


async def test_searches_of_different_types_do_not_share_a_statement(filled_store):
    reader = BatchingReader(filled_store)
    one, other = await asyncio.gather(search(reader, "отходы", ["Topic"]), search(reader, "отходы", ["Practice"]))
    assert [hit.id for hit in one.hits] == ["topic:waste"]
    assert {hit.id for hit in other.hits} == {"practice:waste", "practice:tree"}


async def test_updates_and_deletions_take_effect_at_once(empty_store):
    await write(empty_store, {"topic:a": {"nameRu": "Парк"}})
    await write(empty_store, {"topic:a": {"nameRu": "Сквер"}})
    assert (await hit_ids(empty_store, "парк"), await hit_ids(empty_store, "сквер")) == ([], ["topic:a"])
    await empty_store.write(("MATCH (n:Topic {id: 'topic:a'}) DETACH DELETE n", {}))
    assert await hit_ids(empty_store, "сквер") == []


async def test_the_best_names_are_ranked_if_hits_exceed_the_limit(empty_store):
    rows = [{"id": f"topic:{i:05}", "name": f"Сад номер {i}", "text": "Парк у реки"} for i in range(1_500)]
    rows += [{"id": f"topic:name-{i}", "name": f"Парк {'я' * i}", "text": ""} for i in range(1, 20)]
    for row in rows:
        row["terms"], row["names"] = search_terms([row["name"], row["text"]]), name_terms([row["name"]])
    await empty_store.write(
        (
            "UNWIND $rows AS row MERGE (n:Topic {id: row.id}) "
            "SET n.nameRu = row.name, n.definitionRu = row.text, n.searchTerms = row.terms, n.nameTerms = row.names",
            {"rows": rows},
        )
    )
    result = await search(BatchingReader(empty_store), "парк", ["Topic"], ALL_RANKED)
    assert (result.total, result.total_is_exact, len(result.hits)) == (1_519, True, MAX_RANKED)
    assert [hit.id for hit in result.hits[:19]] == [f"topic:name-{i}" for i in range(1, 20)]
    assert [hit.id for hit in result.hits[19:22]] == ["topic:00000", "topic:00001", "topic:00002"]


PARKS = {f"topic:{i}": {"nameRu": f"Парк {'я' * i}"} for i in range(1, 6)}
MENTIONS = {f"topic:{i}": {"nameRu": "Сад", "definitionRu": "парк"} for i in range(6, 9)}


@pytest.fixture
async def parks_store(empty_store):
    await write(empty_store, PARKS | MENTIONS)
    return empty_store


@pytest.mark.parametrize(
    ("span", "expected", "has_previous", "has_next"),
    [
        (Span(3), "123", False, True),
        (Span(8), "12345678", False, False),
        (Span(9, backward=True), "12345678", False, False),
        (Span(3, backward=True), "678", True, False),
        (Span(3, after=Cursor(1.0, "topic:3")), "456", True, True),
        (Span(3, after=Cursor(1.0, "topic:8")), "", True, False),
        (Span(3, before=Cursor(1.0, "topic:3")), "12", False, True),
        (Span(3, backward=True, before=Cursor(1.0, "topic:5")), "234", True, True),
        (Span(3, backward=True, before=Cursor(1.0, "topic:1")), "", False, True),
        (Span(2, backward=True, after=Cursor(1.0, "topic:2"), before=Cursor(0.5, "topic:6")), "45", True, True),
        (Span(2, after=Cursor(1.0, "topic:2"), before=Cursor(0.5, "topic:6")), "34", True, True),
        (Span(9, after=Cursor(1.0, "topic:5"), before=Cursor(1.0, "topic:2")), "", True, True),
        # The hit of the cursor is gone: after better scores, before worse ones.
        (Span(2, after=Cursor(0.6, "topic:gone")), "67", True, True),
        (Span(2, after=Cursor(1.0, "topic:gone")), "12", False, True),
        (Span(9, before=Cursor(0.6, "topic:gone")), "12345", False, True),
        (Span(2, backward=True, before=Cursor(1.0, "topic:gone")), "45", True, True),
        (Span(2, after=Cursor(2, "topic:gone")), "12", False, True),
        (Span(2, backward=True, before=Cursor(-1, "topic:gone")), "78", True, False),
    ],
)
async def test_a_span_is_a_page_from_either_end_of_the_list(parks_store, span, expected, has_previous, has_next):
    result = await search(BatchingReader(parks_store), "парк", ["Topic"], span)
    assert "".join(hit.id.removeprefix("topic:") for hit in result.hits) == expected
    assert (result.has_previous, result.has_next, result.total) == (has_previous, has_next, 8)
