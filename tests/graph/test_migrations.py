"""Migrations: constraints, indexes and upgrades of older graphs."""

import asyncio

import pytest

from graph import data_version, migrations
from graph.model import MODEL
from graph.store import StoreConflict, StoreTooNew
from graph.text import name_terms

INDEXES = (
    "SHOW INDEXES YIELD labelsOrTypes, properties, type WHERE size(labelsOrTypes) > 0 "
    "RETURN collect([labelsOrTypes[0], properties, type])"
)


async def indexes(store) -> set[tuple]:
    return {(label, tuple(properties)) for label, properties, _ in await store.read(INDEXES)}


def test_an_interface_has_indexes_for_the_properties_that_its_types_share():
    statements = list(migrations.schema_statements(MODEL))
    assert "CREATE CONSTRAINT Territory_id IF NOT EXISTS FOR (n:Territory) REQUIRE n.id IS UNIQUE" in statements
    assert "CREATE INDEX Territory_population_id IF NOT EXISTS FOR (n:Territory) ON (n.population, n.id)" in statements
    assert not [each for each in statements if "FOR (n:Territory) ON (n.isoCode" in each]


async def test_the_indexes_of_the_model_exist(store):
    expected = set()
    for node_type in MODEL.node_types:
        expected.add((node_type.label, ("id",)))
        expected |= {(node_type.label, (p.name,)) for p in node_type.properties if p.indexed}
        expected |= {(node_type.label, (p.name, "id")) for p in node_type.properties if p.sortable}
        if any(p.searched for p in node_type.properties):
            expected.add((node_type.label, ("searchTerms",)))
    assert expected - await indexes(store) == set()


@pytest.mark.parametrize("label", [*MODEL.by_label, *MODEL.interfaces])
async def test_ids_are_unique(empty_store, label):
    labels = ":".join(MODEL.by_label[label].labels) if label in MODEL.by_label else label
    await empty_store.write((f"CREATE (:{labels} {{id: 'some:id'}})", {}))
    with pytest.raises(StoreConflict):
        await empty_store.write((f"CREATE (:{labels} {{id: 'some:id'}})", {}))


@pytest.mark.parametrize("label", [t.label for t in MODEL.node_types if any(p.searched for p in t.properties)])
async def test_the_fulltext_index_finds_words(empty_store, label):
    labels = ":".join(MODEL.by_label[label].labels)
    await empty_store.write((f"CREATE (:{labels} {{id: 'some:id', searchTerms: 'отход waste'}})", {}))
    ids = await empty_store.read(
        "CALL db.index.fulltext.queryNodes($index, 'отх*') YIELD node RETURN collect(node.id)",
        {"index": migrations.search_index(label)},
    )
    assert ids == ["some:id"]


async def test_a_second_upgrade_is_a_no_op(empty_store):
    await empty_store.write((data_version.MOVE, {}))
    before = await indexes(empty_store)
    statements = empty_store.statement_count
    await migrations.upgrade(empty_store)
    assert empty_store.statement_count - statements == 1
    assert await indexes(empty_store) == before
    assert await data_version.data_version(empty_store) == 1


async def test_an_older_graph_is_upgraded_and_keeps_its_data(empty_store):
    await empty_store.write(
        ("MATCH (v:SchemaVersion) DELETE v", {}),
        ("CREATE (:Region:Territory {id: 'region:RU-TA', population: 4000000})", {}),
        (data_version.MOVE, {}),
    )
    await empty_store.write(("DROP INDEX Territory_population_id IF EXISTS", {}))
    assert ("Territory", ("population", "id")) not in await indexes(empty_store)
    await migrations.upgrade(empty_store)
    assert await migrations.version(empty_store) == migrations.VERSION
    assert ("Territory", ("population", "id")) in await indexes(empty_store)
    assert await empty_store.read("MATCH (n:Territory) WHERE n.population >= 1 RETURN n.id") == "region:RU-TA"
    assert await data_version.data_version(empty_store) == 1


async def test_the_kind_of_a_region_becomes_its_category(empty_store):
    await empty_store.write(
        ("MATCH (v:SchemaVersion) SET v.version = 1", {}),
        (
            "CREATE (:Region:Territory {id: 'region:RU-PER', kind: 'край'}), "
            "(:Municipality:Territory {id: 'municipality:perm', kind: 'CITY'})",
            {},
        ),
    )
    await migrations.upgrade(empty_store)
    read = "MATCH (t:Territory) WITH t ORDER BY t.id RETURN collect([t.kind, t.category])"
    assert await empty_store.read(read) == [["CITY", None], [None, "край"]]


async def test_words_joined_at_an_apostrophe_are_added_to_the_search_terms(empty_store):
    await empty_store.write(
        ("MATCH (v:SchemaVersion) SET v.version = 2", {}),
        (
            """CREATE (:Municipality:Territory
                     {id: 'municipality:o-fallon', nameEn: "O'Fallon", searchTerms: 'o fallon'}),
                   (:Municipality:Territory {id: 'municipality:perm', nameEn: 'Perm', searchTerms: 'perm'}),
                   (:Code {id: 'code:nothing'})""",
            {},
        ),
    )
    await migrations.upgrade(empty_store)
    read = "MATCH (m:Municipality) WITH m ORDER BY m.id RETURN collect(m.searchTerms)"
    assert await empty_store.read(read) == ["o fallon ofallon", "perm"]


async def test_nodes_are_rewritten_in_batches(empty_store):
    counts = {}
    for number in (1, 2 * migrations.BATCH + 1):
        await empty_store.write(
            ("MATCH (v:SchemaVersion) SET v.version = 2", {}),
            (
                "UNWIND range(1, $number) AS i CREATE (:Topic {id: 'topic:' + toString($number) + '-' + toString(i), "
                "nameEn: \"O'Fallon\", searchTerms: 'o fallon'})",
                {"number": number},
            ),
        )
        before = empty_store.statement_count
        await migrations.upgrade(empty_store)
        counts[number] = empty_store.statement_count - before
        assert await empty_store.read("MATCH (t:Topic) RETURN collect(DISTINCT t.searchTerms)") == ["o fallon ofallon"]
    assert counts[2 * migrations.BATCH + 1] == counts[1] + 2 * 2  # search terms and name terms


async def test_name_terms_are_added_to_an_older_graph(empty_store):
    await empty_store.write(
        ("MATCH (v:SchemaVersion) SET v.version = 4", {}),
        (
            """CREATE (:Municipality:Territory {id: 'municipality:o-fallon', nameRu: 'Города', nameEn: "O'Fallon"}),
                   (:Municipality:Territory {id: 'municipality:nameless'}),
                   (:Source {id: 'source:a', title: 'List', descriptionEn: 'Cities'}),
                   (:Code {id: 'code:nothing'})""",
            {},
        ),
    )
    await migrations.upgrade(empty_store)
    read = "MATCH (n) WHERE n.nameTerms IS NOT NULL WITH n ORDER BY n.id RETURN collect([n.id, n.nameTerms])"
    assert await empty_store.read(read) == [
        ["municipality:o-fallon", name_terms(["Города", "O'Fallon"])],
        ["source:a", name_terms(["List"])],
    ]


async def test_concurrent_upgrades_succeed(empty_store):
    await empty_store.write(("MATCH (v:SchemaVersion) DELETE v", {}))
    await asyncio.gather(*(migrations.upgrade(empty_store) for _ in range(3)))
    assert await empty_store.read("MATCH (v:SchemaVersion) RETURN collect(v.version)") == [migrations.VERSION]


async def test_a_newer_graph_is_rejected(empty_store):
    await empty_store.write(("MATCH (v:SchemaVersion) SET v.version = 99", {}))
    try:
        with pytest.raises(StoreTooNew, match="version 99; this program supports versions up to 5. Update"):
            await migrations.upgrade(empty_store)
    finally:
        await empty_store.write(("MATCH (v:SchemaVersion) SET v.version = $version", {"version": migrations.VERSION}))
