"""The Cypher constructs used by this program have the same results on both stores.

Each construct has one expected answer. Add a construct here before the planner uses it.

Known differences, which the program avoids: `startNode(r).id` inside a subquery fails on the embedded store, the order
of `labels(n)` differs, and a subquery inside a map literal returns null on the embedded store.
"""

import pytest

from tests.support.stores import empty

REGIONS = [
    {"id": f"region:{i}", "nameRu": f"Рег{i}", "isoCode": f"X-{i}", "population": p}
    for i, p in enumerate((10, 20, None, 20))
]
MUNICIPALITIES = [
    {"id": f"municipality:{i}", "nameEn": f"Mun{i}", "population": None if i % 4 == 3 else i // 2} for i in range(8)
]
IN_REGION = [
    {"start": f"municipality:{i}", "end": f"region:{i % 3}", "sources": ["source:1", "source:0"]} for i in range(8)
]

CONSTRUCTS = {
    "nested lists with order and limit per parent": (
        """RETURN [COLLECT { MATCH (n:Region) WHERE n.id >= '' WITH n ORDER BY n.id LIMIT $first RETURN [n.id,
             COLLECT { MATCH (n)<-[:IN_REGION]-(m) WITH m ORDER BY m.id DESC LIMIT 2 RETURN [m.id, [m.nameEn]] },
             COUNT { (n)<-[:IN_REGION]-() }] }] AS d""",
        {"first": 2},
        [
            [
                ["region:0", [["municipality:6", ["Mun6"]], ["municipality:3", ["Mun3"]]], 3],
                ["region:1", [["municipality:7", ["Mun7"]], ["municipality:4", ["Mun4"]]], 3],
            ]
        ],
    ),
    "four levels": (
        """MATCH (n:Region {id: 'region:1'}) RETURN [n.id, COLLECT { MATCH (n)<-[:IN_REGION]-(a) WITH a ORDER BY a.id
             LIMIT 1 RETURN [a.id, COLLECT { MATCH (a)-[:IN_REGION]->(b) WITH b ORDER BY b.id LIMIT 1 RETURN [b.id,
             COLLECT { MATCH (b)<-[:IN_REGION]-(c) WITH c ORDER BY c.id LIMIT 2 RETURN [c.id] }] }] }] AS d""",
        {},
        ["region:1", [["municipality:1", [["region:1", [["municipality:1"], ["municipality:4"]]]]]]],
    ),
    "a single related node, or null": (
        """RETURN COLLECT { MATCH (n:Territory) WHERE n.id IN $ids WITH n ORDER BY n.id RETURN [n.id,
             head(COLLECT { MATCH (n)-[:IN_REGION]->(r) RETURN [r.id] LIMIT 1 })] } AS d""",
        {"ids": ["region:0", "municipality:1"]},
        [["municipality:1", ["region:1"]], ["region:0", None]],
    ),
    "counts with a filter": (
        """MATCH (n:Region {id: 'region:0'}) RETURN [COUNT { (n)<-[:IN_REGION]-() },
             COUNT { MATCH (n)<-[:IN_REGION]-(m) WHERE m.population >= 1 }] AS d""",
        {},
        [3, 1],
    ),
    "nested conditions on related nodes": (
        """RETURN COLLECT { MATCH (n:Municipality) WHERE n.id >= '' AND EXISTS { MATCH (n)-[:IN_REGION]->(r:Region)
             WHERE r.isoCode = $code AND NOT EXISTS { MATCH (r)<-[:IN_REGION]-(x) WHERE x.id = 'municipality:1' } }
             WITH n ORDER BY n.id LIMIT 9 RETURN n.id } AS d""",
        {"code": "X-2"},
        ["municipality:2", "municipality:5"],
    ),
    "fields by type": (
        """RETURN COLLECT { MATCH (n:Territory) WHERE n.population >= 3 WITH n ORDER BY n.population, n.id LIMIT 2
             RETURN [n.id, n:Region, CASE WHEN n:Region THEN [n.isoCode, COUNT { (n)<-[:IN_REGION]-() }]
             WHEN n:Municipality THEN [n.nameEn] END] } AS d""",
        {},
        [["municipality:6", False, ["Mun6"]], ["region:0", True, ["X-0", 3]]],
    ),
    "the sources of a relationship": (
        """MATCH (n:Municipality {id: 'municipality:1'}) RETURN COLLECT { MATCH (n)-[r:IN_REGION]->(x) WITH r, x
             ORDER BY x.id LIMIT 1 RETURN [x.id, COLLECT { UNWIND r.sourceIds AS sid MATCH (s:Source {id: sid})
             WITH s ORDER BY s.id LIMIT 5 RETURN [s.id, s.title] }] } AS d""",
        {},
        [["region:1", [["source:0", "t0"], ["source:1", "t1"]]]],
    ),
    "nulls last, descending, ties by id": (
        """MATCH (n:Municipality) WITH n ORDER BY n.population IS NULL, n.population DESC, n.id DESC
             RETURN collect(n.id) AS d""",
        {},
        [f"municipality:{i}" for i in (6, 5, 4, 2, 1, 0, 7, 3)],
    ),
    "nulls last, ascending, ties by id": (
        """MATCH (n:Municipality) WITH n ORDER BY n.population IS NULL, n.population, n.id
             RETURN collect(n.id) AS d""",
        {},
        [f"municipality:{i}" for i in (0, 1, 2, 4, 5, 6, 3, 7)],
    ),
    "the node itself or its region": (
        """RETURN COLLECT { MATCH (n:Territory) WHERE EXISTS { MATCH (n)-[:IN_REGION*0..1]->(r:Region)
             WHERE r.isoCode = 'X-1' } WITH n ORDER BY n.id RETURN n.id } AS d""",
        {},
        ["municipality:1", "municipality:4", "municipality:7", "region:1"],
    ),
    "first page on an index": (
        """MATCH (n:Municipality) WHERE n.population IS NOT NULL AND n.id IS NOT NULL
             WITH n ORDER BY n.population, n.id LIMIT 3 RETURN collect(n.id) AS d""",
        {},
        ["municipality:0", "municipality:1", "municipality:2"],
    ),
    "next page on an index": (
        """MATCH (n:Municipality) WHERE n.population >= $value AND n.id IS NOT NULL
             AND (n.population > $value OR n.id > $id) WITH n ORDER BY n.population, n.id LIMIT 3
             RETURN collect(n.id) AS d""",
        {"value": 0, "id": "municipality:0"},
        ["municipality:1", "municipality:2", "municipality:4"],
    ),
    "previous page on an index": (
        """MATCH (n:Municipality) WHERE n.population <= $value AND n.id IS NOT NULL
             AND (n.population < $value OR n.id < $id) WITH n ORDER BY n.population DESC, n.id DESC LIMIT 3
             RETURN collect(n.id) AS d""",
        {"value": 2, "id": "municipality:5"},
        ["municipality:4", "municipality:2", "municipality:1"],
    ),
    "values and then nulls, as two ranges": (
        """RETURN COLLECT { MATCH (n:Municipality) WHERE n.population >= 2 AND n.id IS NOT NULL WITH n
             ORDER BY n.population, n.id LIMIT $first RETURN [n.id] } + COLLECT { MATCH (n:Municipality)
             WHERE n.population IS NULL AND n.id > '' WITH n ORDER BY n.id LIMIT $first RETURN [n.id] } AS d""",
        {"first": 4},
        [[f"municipality:{i}"] for i in (4, 5, 6, 3, 7)],
    ),
    "one more than the page": (
        "MATCH (n:Region) WHERE n.id >= '' WITH n ORDER BY n.id LIMIT $first + 1 RETURN collect(n.id) AS d",
        {"first": 1},
        ["region:0", "region:1"],
    ),
    "a batch": (
        """UNWIND $b AS v RETURN collect([COLLECT { MATCH (n:Region {id: v.id})
             RETURN [n.id, COUNT { (n)<-[:IN_REGION]-() }] LIMIT 1 }]) AS d""",
        {"b": [{"id": "region:1"}, {"id": "region:nowhere"}, {"id": "region:2"}]},
        [[[["region:1", 3]]], [[]], [[["region:2", 2]]]],
    ),
    "nodes of several types by id": (
        """RETURN [COLLECT { UNWIND $ids AS i MATCH (n:Region {id: i}) RETURN [n.id] },
             COLLECT { UNWIND $ids AS i MATCH (n:Municipality {id: i}) RETURN [n.id, n.nameEn] }] AS d""",
        {"ids": ["municipality:3", "region:2", "nowhere"]},
        [[["region:2"]], [["municipality:3", "Mun3"]]],
    ),
    "the direction of a link": (
        """MATCH (n:Region {id: 'region:1'}) RETURN COLLECT { MATCH (n)-[r]-(x) WITH r, x ORDER BY x.id LIMIT 2
             RETURN [type(r), x.id, startNode(r) = x] } AS d""",
        {},
        [["IN_REGION", "municipality:1", True], ["IN_REGION", "municipality:4", True]],
    ),
    "links of selected types": (
        """MATCH (n:Region {id: 'region:1'}) RETURN COLLECT { MATCH (n)-[r]-(x) WHERE type(r) IN $types
             WITH type(r) AS t, count(*) AS c RETURN [t, c] } AS d""",
        {"types": ["IN_REGION"]},
        [["IN_REGION", 3]],
    ),
    "from the rarer end, without duplicates": (
        """MATCH (:Region {isoCode: $code})<-[:IN_REGION]-(n:Municipality) WHERE n.id > '' WITH DISTINCT n
             ORDER BY n.id LIMIT 2 RETURN collect(n.id) AS d""",
        {"code": "X-0"},
        ["municipality:0", "municipality:3"],
    ),
    "a condition that is unknown for null": (
        """RETURN [COUNT { MATCH (n:Municipality) WHERE NOT n.population > 1 },
             COUNT { MATCH (n:Municipality) WHERE NOT coalesce(n.population > 1, false) }] AS d""",
        {},
        [3, 5],
    ),
    "a null in the list of values": (
        "MATCH (n:Municipality) WHERE n.population IN $values RETURN count(n) AS d",
        {"values": [0, 1, None]},
        3,
    ),
    "substrings without regard to case": (
        """MATCH (n:Region) WHERE toLower(n.nameRu) CONTAINS toLower($part) OR n.nameRu STARTS WITH $start
             RETURN count(n) AS d""",
        {"part": "ЕГ1", "start": "Рег2"},
        2,
    ),
    "the other language where one is missing": (
        "MATCH (n:Municipality) WHERE coalesce(n.nameRu, n.nameEn) = 'Mun3' RETURN n.id AS d",
        {},
        "municipality:3",
    ),
    "counts by value": (
        """MATCH (n:Municipality) WITH n.population AS p, count(*) AS c ORDER BY c DESC, p
             RETURN collect([p, c]) AS d""",
        {},
        [[0, 2], [2, 2], [None, 2], [1, 1], [3, 1]],
    ),
    "an empty result": ("RETURN [COLLECT { MATCH (n:Person) RETURN [n.id] }] AS d", {}, [[]]),
}


@pytest.fixture(scope="module")
async def small_graph(store):
    await empty(store)
    await store.write(
        ("UNWIND $rows AS row CREATE (n:Region:Territory {id: row.id}) SET n += row", {"rows": REGIONS}),
        ("UNWIND $rows AS row CREATE (n:Municipality:Territory {id: row.id}) SET n += row", {"rows": MUNICIPALITIES}),
        ("UNWIND range(0, 1) AS i CREATE (:Source {id: 'source:' + toString(i), title: 't' + toString(i)})", {}),
        (
            "UNWIND $rows AS row MATCH (a:Municipality {id: row.start}) MATCH (b:Region {id: row.end}) "
            "MERGE (a)-[r:IN_REGION]->(b) SET r.sourceIds = row.sources",
            {"rows": IN_REGION},
        ),
    )
    return store


@pytest.mark.parametrize("construct", CONSTRUCTS)
async def test_construct(small_graph, construct):
    text, parameters, expected = CONSTRUCTS[construct]
    assert await small_graph.read(text, parameters) == expected
