"""The meaning of conditions on both stores, and that their values stay out of the statement."""

import pytest

from access.bounds import DEFAULT_BOUNDS
from graph.model import MODEL
from graph.query.arguments import page_arguments
from graph.query.compiler import Compiler
from graph.query.fields.connection.nodes import NodesField
from graph.query.fields.node import NodeSelection
from graph.query.fields.to_many import ToManyField
from graph.query.fields.value import ValueField
from schema.public import CONDITIONS
from tests.support.stores import empty

REGIONS = [
    {
        "id": "region:a",
        "nameRu": "Ёлкинский край",
        "nameEn": "Yolka Krai",
        "country": "RU",
        "population": 100,
        "isoCode": "RU-A",
    },
    {"id": "region:b", "nameEn": "Bee County 100%", "country": "US", "population": 200},
    {"id": "region:c", "nameRu": "Степной край", "country": "RU"},
    {"id": "region:d", "country": "KZ", "population": 300, "isoCode": "KZ-D"},
]
MUNICIPALITIES = [
    ("municipality:a1", "region:a", 1),
    ("municipality:a2", "region:a", None),
    ("municipality:b1", "region:b", 5),
    ("municipality:x", None, 7),
]
BORDERS = [("region:a", "region:b"), ("region:d", "region:a")]
#: The adoption, practice, territory and `runningOn` of each row.
ADOPTIONS = [
    ("adoption:1", "practice:ru", "region:a", "1995"),
    ("adoption:2", "practice:both", "region:a", "1995-01"),
    ("adoption:3", "practice:both", "region:b", "1995-01-01"),
    ("adoption:4", "practice:us", "region:b", "1995-06-15"),
    ("adoption:5", "practice:us", "municipality:b1", "1995-06"),
    ("adoption:6", "practice:us", "municipality:b1", "1996"),
    ("adoption:7", "practice:us", "municipality:b1", None),
]
PRACTICES = ["practice:ru", "practice:both", "practice:us", "practice:nobody"]


@pytest.fixture(scope="module")
async def graph(store):
    await empty(store)
    await store.write(
        ("UNWIND $rows AS row CREATE (n:Region:Territory) SET n = row", {"rows": REGIONS}),
        (
            "UNWIND $rows AS row CREATE (n:Municipality:Territory {id: row[0], country: 'RU', kind: 'CITY'})"
            " SET n.population = row[2]",
            {"rows": MUNICIPALITIES},
        ),
        (
            "UNWIND $rows AS row MATCH (m:Municipality {id: row[0]}) MATCH (r:Region {id: row[1]})"
            " CREATE (m)-[:IN_REGION]->(r)",
            {"rows": [row for row in MUNICIPALITIES if row[1]]},
        ),
        ("UNWIND $ids AS id CREATE (n:Practice {id: id})", {"ids": PRACTICES}),
        (
            "UNWIND $rows AS row MATCH (p:Practice {id: row[1]}) MATCH (t:Territory {id: row[2]})"
            " CREATE (a:Adoption {id: row[0], stage: 'RUNNING'})-[:ADOPTION_OF]->(p) CREATE (a)-[:ADOPTED_BY]->(t)"
            " SET a.runningOn = row[3]",
            {"rows": ADOPTIONS},
        ),
        (
            "UNWIND $rows AS row MATCH (a:Region {id: row[0]}) MATCH (b:Region {id: row[1]})"
            " CREATE (a)-[:BORDERS]->(b)",
            {"rows": BORDERS},
        ),
    )
    return store


async def ids(store, label: str, where: dict) -> list[str]:
    """Return the ids of the nodes with a label that meet the conditions, in order."""
    node = NodeSelection({t.label: (ValueField("id", "id"),) for t in MODEL.concrete(label)})
    field = ToManyField("list", None, label, 0, f"{label}Connection", (NodesField("nodes", node),))
    arguments = (page_arguments({"where": where, "first": 100}, label),)
    statement = Compiler(CONDITIONS, arguments).root(field)
    connection, _ = statement.read(await store.read(statement.text, statement.bind(arguments)), arguments)
    return [node["id"] for node in connection["nodes"]]


async def selected(store, label: str, where: dict) -> list[str]:
    """Return the ids of the nodes that meet the conditions, and assert that all others meet the negation."""
    everything, matching, rest = [await ids(store, label, conditions) for conditions in ({}, where, {"not": where})]
    assert sorted(matching + rest) == everything
    return matching


ON_REGIONS = [
    ({}, "abcd"),
    ({"population": {}}, "abcd"),
    # numbers
    ({"population": {"eq": 100}}, "a"),
    ({"population": {"ne": 100}}, "bcd"),
    ({"population": {"in": [100, 300, 5]}}, "ad"),
    ({"population": {"in": []}}, ""),
    ({"population": {"notIn": [100, 300]}}, "bc"),
    ({"population": {"notIn": []}}, "abcd"),
    ({"population": {"lt": 200}}, "a"),
    ({"population": {"lte": 200}}, "ab"),
    ({"population": {"gt": 200}}, "d"),
    ({"population": {"gte": 200}}, "bd"),
    ({"population": {"gt": 100, "lt": 300}}, "b"),
    ({"population": {"gt": 300, "lt": 100}}, ""),
    ({"population": {"isNull": True}}, "c"),
    ({"population": {"isNull": False}}, "abd"),
    ({"population": {"isNull": True, "ne": 100}}, "c"),
    # texts
    ({"isoCode": {"eq": "RU-A"}}, "a"),
    ({"isoCode": {"eq": "ru-a"}}, ""),
    ({"isoCode": {"startsWith": "ru"}}, "a"),
    ({"isoCode": {"contains": "-"}}, "ad"),
    ({"isoCode": {"contains": ""}}, "ad"),
    ({"isoCode": {"isNull": True}}, "bc"),
    ({"id": {"in": ["region:b", "region:z"]}}, "b"),
    ({"id": {"ne": "region:b"}}, "acd"),
    ({"id": {"startsWith": "region:"}}, "abcd"),
    ({"id": {"startsWith": "region:b"}}, "b"),
    ({"id": {"startsWith": "region:b", "ne": "region:b"}}, ""),
    ({"id": {"startsWith": "Region:b"}}, ""),
    ({"id": {"startsWith": "egion:"}}, ""),
    ({"id": {"startsWith": ""}}, "abcd"),
    ({"municipalities": {"some": {"id": {"startsWith": "municipality:a"}}}}, "a"),
    ({"region": {"isoCode": {"eq": "RU-A"}}}, "a"),
    ({"borders": {"some": {"isoCode": {"eq": "RU-A"}}}}, "bd"),
    ({"borders": {"none": {}}}, "c"),
    # texts in two languages
    ({"name": {"eq": "Степной край"}}, "c"),
    ({"name": {"contains": "КРАЙ"}}, "ac"),
    ({"name": {"contains": "krai"}}, "a"),
    ({"name": {"contains": "100%"}}, "b"),
    ({"name": {"contains": "%"}}, "b"),
    ({"name": {"contains": "_"}}, ""),
    ({"name": {"startsWith": "bee"}}, "b"),
    ({"name": {"startsWith": "елк"}}, "a"),
    ({"name": {"startsWith": "ЁЛК"}}, "a"),
    ({"name": {"contains": "стЁпн"}}, "c"),
    ({"name": {"eq": "Елкинский край"}}, ""),
    ({"name": {"in": ["Степной край", "Yolka Krai"]}}, "ac"),
    ({"name": {"isNull": True}}, "d"),
    ({"name": {"isNull": False}}, "abc"),
    ({"name": {"contains": "край", "startsWith": "yolka"}}, "a"),
    # and, or, not
    ({"country": {"eq": "RU"}, "population": {"eq": 100}}, "a"),
    ({"and": [{"country": {"eq": "RU"}}, {"population": {"eq": 100}}]}, "a"),
    ({"and": []}, "abcd"),
    ({"and": [{}]}, "abcd"),
    ({"or": [{"population": {"eq": 100}}, {"isoCode": {"isNull": True}}]}, "abc"),
    ({"or": []}, ""),
    ({"or": [{}, {"population": {"eq": 100}}]}, "abcd"),
    ({"or": [{"population": {"gt": 250}}, {"population": {"lt": 150}}], "country": {"eq": "RU"}}, "a"),
    ({"not": {}}, ""),
    ({"not": {"not": {"population": {"gt": 150}}}}, "bd"),
    ({"not": {"population": {"gt": 150}, "country": {"eq": "US"}}}, "acd"),
    ({"not": {"or": [{"population": {"gt": 150}}, {"name": {"contains": "край"}}]}}, ""),
    ({"not": {"or": []}}, "abcd"),
    # linked nodes
    ({"municipalities": {}}, "abcd"),
    ({"municipalities": {"some": {}}}, "ab"),
    ({"municipalities": {"none": {}}}, "cd"),
    ({"municipalities": {"every": {}}}, "abcd"),
    ({"municipalities": {"some": {"population": {"gte": 1}}}}, "ab"),
    ({"municipalities": {"some": {"population": {"isNull": True}}}}, "a"),
    ({"municipalities": {"every": {"population": {"gte": 1}}}}, "bcd"),
    ({"municipalities": {"none": {"population": {"gte": 5}}}}, "acd"),
    ({"municipalities": {"some": {"population": {"eq": 1}}, "none": {"population": {"eq": 5}}}}, "a"),
    ({"municipalities": {"some": {"not": {"population": {"eq": 1}}}}}, "ab"),
    ({"municipalities": {"some": {"region": {"population": {"eq": 100}}}}}, "a"),
]


@pytest.mark.parametrize(("where", "expected"), ON_REGIONS, ids=str)
async def test_a_condition_and_its_negation_partition_the_nodes(graph, where, expected):
    assert await selected(graph, "Region", where) == [f"region:{letter}" for letter in expected]


async def test_both_stores_accept_the_maximum_number_of_conditions(graph):
    conditions = [{"population": {"eq": i}} for i in range(101, 100 + DEFAULT_BOUNDS.conditions)]
    conditions.append({"isoCode": {"eq": "RU-A"}})
    assert await selected(graph, "Region", {"or": conditions}) == ["region:a", "region:b"]
    negated = [{"not": condition} for condition in conditions]
    assert await selected(graph, "Region", {"and": negated}) == ["region:c", "region:d"]


async def test_both_stores_accept_the_maximum_depth_of_conditions(graph):
    where = {"population": {"eq": 100}}
    for _ in range(DEFAULT_BOUNDS.condition_depth // 2):
        where = {"or": [{"isoCode": {"eq": "x"}}, {"and": [{"country": {"eq": "RU"}}, where]}]}
    assert await selected(graph, "Region", where) == ["region:a"]
    for quantifier, expected in (("some", []), ("every", ["region:c"])):
        where = {"name": {"eq": "x"}}
        for _ in range(DEFAULT_BOUNDS.condition_depth // 2):
            where = {"borders": {quantifier: where}}
        assert await selected(graph, "Region", where) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"region": {}}, ["a1", "a2", "b1"]),
        ({"not": {"region": {}}}, ["x"]),
        ({"region": {"country": {"eq": "RU"}}}, ["a1", "a2"]),
        ({"region": {"population": {"gt": 150}}}, ["b1"]),
        ({"region": {"not": {"population": {"gt": 150}}}}, ["a1", "a2"]),
        ({"not": {"region": {"population": {"gt": 150}}}}, ["a1", "a2", "x"]),
        ({"inRegion": {"isoCode": {"eq": "RU-A"}}}, ["a1", "a2"]),
    ],
)
async def test_conditions_on_a_single_linked_node(graph, where, expected):
    assert await selected(graph, "Municipality", where) == [f"municipality:{name}" for name in expected]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"borders": {"some": {}}}, ["region:a", "region:b", "region:d"]),
        ({"borders": {"some": {"id": {"startsWith": "region:a"}}}}, ["region:b", "region:d"]),
        (
            {"borders": {"none": {}}},
            ["municipality:a1", "municipality:a2", "municipality:b1", "municipality:x", "region:c"],
        ),
        (
            {"borders": {"every": {"country": {"eq": "RU"}}}, "id": {"startsWith": "region:"}},
            ["region:b", "region:c", "region:d"],
        ),
        ({"region": {"isoCode": {"eq": "RU-A"}}}, ["municipality:a1", "municipality:a2", "region:a"]),
        ({"region": {"borders": {"some": {"isoCode": {"eq": "RU-A"}}}}}, ["municipality:b1", "region:b", "region:d"]),
    ],
)
async def test_conditions_common_to_all_territories(graph, where, expected):
    assert await selected(graph, "Territory", where) == expected


async def test_a_municipality_has_no_borders(graph):
    assert await selected(graph, "Municipality", {"borders": {"some": {}}}) == []


async def test_a_region_lies_in_itself(graph):
    territories = await selected(graph, "Territory", {"inRegion": {"isoCode": {"eq": "RU-A"}}})
    assert territories == ["municipality:a1", "municipality:a2", "region:a"]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"country": {}}, ["ru", "both", "us", "nobody"]),
        ({"country": {"eq": "RU"}}, ["ru", "both", "us"]),
        ({"country": {"ne": "RU"}}, ["nobody"]),
        ({"country": {"eq": "US"}}, ["both", "us"]),
        ({"country": {"ne": "US"}}, ["ru", "nobody"]),
        ({"country": {"in": ["US", "KZ"]}}, ["both", "us"]),
        ({"country": {"notIn": ["US", "KZ"]}}, ["ru", "nobody"]),
        ({"country": {"in": []}}, []),
        ({"country": {"notIn": []}}, ["ru", "both", "us", "nobody"]),
        ({"country": {"isNull": True}}, ["nobody"]),
        ({"country": {"isNull": False}}, ["ru", "both", "us"]),
        ({"country": {"startsWith": "u"}}, ["both", "us"]),
        ({"country": {"eq": "RU", "ne": "US"}}, ["ru"]),
        ({"country": {"eq": "RU", "in": ["US"]}}, []),
        ({"adoptedBy": {}}, ["ru", "both", "us"]),
        ({"adoptedBy": {"inRegion": {"isoCode": {"eq": "RU-A"}}}}, ["ru", "both"]),
        ({"adoptedBy": {"population": {"isNull": True}}}, []),
    ],
)
async def test_conditions_on_nodes_reached_over_several_links(graph, where, expected):
    assert await selected(graph, "Practice", where) == sorted(f"practice:{name}" for name in expected)


@pytest.mark.parametrize(
    ("comparison", "expected"),
    [
        ({"eq": "1995"}, "1"),
        ({"eq": "1995-01"}, "2"),
        ({"ne": "1995"}, "234567"),
        ({"in": ["1995", "1996"]}, "16"),
        # "1995", "1995-01" and "1995-01-01" begin on the same day
        ({"gte": "1995"}, "123456"),
        ({"gte": "1995-01"}, "123456"),
        ({"gte": "1995-01-01"}, "123456"),
        ({"lt": "1995"}, ""),
        ({"lt": "1995-01"}, ""),
        ({"lt": "1995-01-01"}, ""),
        ({"lt": "1995-01-02"}, "123"),
        ({"gte": "1995-01-02"}, "456"),
        ({"gte": "1995-06"}, "456"),
        ({"gte": "1995-06-01"}, "456"),
        ({"lt": "1995-06-01"}, "123"),
        ({"gte": "1995-06-02"}, "46"),
        ({"lt": "1995-06-02"}, "1235"),
        # a year or a month lasts to its end
        ({"lte": "1995"}, "12345"),
        ({"gt": "1995"}, "6"),
        ({"lte": "1995-06"}, "12345"),
        ({"gt": "1995-06"}, "6"),
        ({"lte": "1995-01"}, "123"),
        ({"gt": "1995-01"}, "456"),
        ({"lte": "1995-06-15"}, "12345"),
        ({"gt": "1995-06-14"}, "46"),
        ({"lte": "1994"}, ""),
        ({"gte": "1995-02", "lte": "1995"}, "45"),
        ({"isNull": True}, "7"),
    ],
)
async def test_dates_are_compared_by_their_first_day_with_the_span_of_the_operand(graph, comparison, expected):
    adoptions = await selected(graph, "Adoption", {"runningOn": comparison})
    assert adoptions == [f"adoption:{number}" for number in expected]
