"""`peers` and `compare`, over a small graph."""

import pytest

from tests.resolvers.asking import ask, error_of

PEERS = """query($id: ID!, $by: SimilarityWeights, $topic: ID, $first: Int! = 10) { territory(id: $id) {
    peers(by: $by, topic: $topic, first: $first) { asOf dataVersion
        items { similarity borders distanceKm sharedCount territory { id } sharedPractices { id }
            components { name similarity weight } }
        indicators { name own peerMedian rank of indicator { id } } } } }"""


async def peers(advised_engine, id_="region:a", **variables):
    return (await ask(advised_engine, PEERS, id=id_, **variables))["territory"]["peers"]


async def test_similarity_is_the_mean_of_its_components(advised_engine):
    result = await peers(advised_engine)
    assert result["items"][0]["territory"] == {"id": "region:b"}
    assert result["items"][0]["borders"] is True
    assert result["items"][0]["sharedCount"] == 5
    for item in result["items"]:
        weights = sum(part["weight"] for part in item["components"])
        mean = sum(part["weight"] * part["similarity"] for part in item["components"]) / weights
        assert item["similarity"] == pytest.approx(mean, abs=1e-8)


async def test_indicators_are_compared_with_those_of_the_peers(advised_engine):
    result = {
        entry["name"]: entry for entry in (await peers(advised_engine, first=3, by={"geography": 1}))["indicators"]
    }
    assert set(result) == {"population", "indicator:income"}
    # The latest of three observations; the peers b, c and d have 101, 102 and 103.
    assert result["indicator:income"] == {
        "name": "indicator:income",
        "indicator": {"id": "indicator:income"},
        "own": 100,
        "peerMedian": 102,
        "rank": 4,
        "of": 4,
    }
    assert result["population"]["indicator"] is None


async def test_similarity_components_can_be_chosen(advised_engine):
    result = await peers(advised_engine, by={"size": 2, "geography": 1})
    assert {part["name"]: part["weight"] for part in result["items"][0]["components"]} == {"geography": 1, "size": 2}
    narrowed = await peers(advised_engine, by={"adoptions": 1}, topic="topic:care")
    shared = {practice["id"] for item in narrowed["items"] for practice in item["sharedPractices"]}
    assert shared == {"practice:p", "practice:q"}


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        ({"by": {"size": -1}}, "by.size"),
        ({"by": {"size": 0}}, "by"),
        ({"first": 0}, "first"),
        ({"first": 101}, "first"),
    ],
)
async def test_invalid_arguments_of_peers_are_refused(advised_engine, arguments, argument):
    error = await error_of(advised_engine, PEERS, id="region:a", **arguments)
    assert error["message"].startswith(f"{argument}: ")
    assert error["extensions"]["messageRu"].startswith(f"{argument}: ")


COMPARED = """query($ids: [ID!]!, $topic: ID, $asOf: PartialDate, $first: Int! = 20) {
    compare(territories: $ids, topic: $topic, asOf: $asOf, first: $first) { commonCount asOf dataVersion common { id }
        territories { territory { id } practiceCount missingCount onlyHereCount population practices { id }
            missing { id } onlyHere { id } indicators { name value indicator { id } } } } }"""


async def test_territories_are_compared(advised_engine):
    result = (await ask(advised_engine, COMPARED, ids=["region:b", "region:a", "municipality:m"]))["compare"]
    assert (result["commonCount"], result["common"]) == (0, [])
    b, a, m = result["territories"]
    assert [row["territory"]["id"] for row in (b, a, m)] == ["region:b", "region:a", "municipality:m"]
    assert (a["practiceCount"], a["missingCount"], a["onlyHereCount"]) == (5, 2, 0)
    assert a["missing"] == [{"id": "practice:u"}, {"id": "practice:w"}]
    assert b["onlyHere"] == [{"id": "practice:u"}]
    assert a["indicators"] == [{"name": "indicator:income", "value": 100, "indicator": {"id": "indicator:income"}}]
    assert (m["population"], m["indicators"]) == (900, [])


async def test_a_comparison_can_be_filtered(advised_engine):
    result = (await ask(advised_engine, COMPARED, ids=["region:a", "region:d"], topic="topic:care", asOf="2003"))[
        "compare"
    ]
    assert result["common"] == [{"id": "practice:p"}]
    assert [row["practiceCount"] for row in result["territories"]] == [2, 1]
    short = (await ask(advised_engine, COMPARED, ids=["region:a", "region:b"], first=1))["compare"]
    assert (short["commonCount"], len(short["common"])) == (5, 1)
    error = await error_of(advised_engine, COMPARED, ids=["region:a", "region:b"], first=1_001)
    assert error["message"] == "first: 1001 is out of range. Use 1 to 1000."
    whole = (await ask(advised_engine, COMPARED, ids=["region:a", "region:b"], first=1_000))["compare"]
    assert whole["commonCount"] == len(whole["common"])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"ids": ["region:a"]}, "1 different"),
        ({"ids": ["region:a"] * 2}, "1 different"),
        ({"ids": [f"region:{i}" for i in range(11)]}, "11 different"),
        ({"ids": ["region:a", "region:zz"]}, "region:zz"),
        ({"ids": ["region:a", "practice:p"]}, "practice:p"),
    ],
)
async def test_territories_that_cannot_be_compared_are_refused(advised_engine, arguments, named):
    error = await error_of(advised_engine, COMPARED, **arguments)
    assert error["message"].startswith("territories: ")
    assert named in error["message"]
    assert error["extensions"]["code"] in ("BAD_USER_INPUT", "BAD_PAGE")
    assert error["extensions"]["messageRu"].startswith("territories: ")
