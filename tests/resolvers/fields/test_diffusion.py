"""`diffusion`, over a small graph."""

from tests.resolvers.asking import ask

DIFFUSION = """query($first: Int, $after: String, $asOf: PartialDate) { practice(id: "practice:q") {
    diffusion(first: $first, after: $after, asOf: $asOf) { totalCount undated asOf dataVersion nodes { id }
        byYear { year new cumulative } pageInfo { hasNextPage endCursor }
        edges { order adoptedOn stoppedOn latitude longitude sourceInferred sourceScore node { id }
            source { id } } } } }"""


async def test_diffusion_in_time_and_space(advised_engine):
    result = (await ask(advised_engine, DIFFUSION))["practice"]["diffusion"]
    assert [(edge["node"]["id"], edge["adoptedOn"], edge["order"]) for edge in result["edges"]] == [
        ("region:a", "2003", 1),
        ("region:b", "2003", 1),
        ("region:c", "2004", 3),
        ("region:d", "2005", 4),
        ("region:f", "2006", 5),
    ]
    by_id = {edge["node"]["id"]: edge for edge in result["edges"]}
    stated, inferred = by_id["region:c"], by_id["region:d"]
    assert (stated["source"], stated["sourceInferred"], stated["sourceScore"]) == ({"id": "region:a"}, False, None)
    assert inferred["source"]["id"] in ("region:a", "region:b", "region:c")
    assert inferred["sourceInferred"] is True
    assert 0 < inferred["sourceScore"] <= 1
    assert by_id["region:a"]["source"] is None
    assert (by_id["region:a"]["latitude"], by_id["region:a"]["longitude"]) == (55, 40)
    assert result["byYear"] == [
        {"year": 2003, "new": 2, "cumulative": 2},
        {"year": 2004, "new": 1, "cumulative": 3},
        {"year": 2005, "new": 1, "cumulative": 4},
        {"year": 2006, "new": 1, "cumulative": 5},
    ]


async def test_diffusion_is_paged_and_limited_to_a_date(advised_engine):
    complete = (await ask(advised_engine, DIFFUSION))["practice"]["diffusion"]
    first = (await ask(advised_engine, DIFFUSION, first=2))["practice"]["diffusion"]
    rest = (await ask(advised_engine, DIFFUSION, after=first["pageInfo"]["endCursor"]))["practice"]["diffusion"]
    assert first["edges"] + rest["edges"] == complete["edges"]
    assert first["byYear"] == complete["byYear"]
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)
    early = (await ask(advised_engine, DIFFUSION, asOf="2004"))["practice"]["diffusion"]
    assert early["edges"] == complete["edges"][:3]
