"""`adoptionPatterns` of the shipped data."""

from tests.resolvers.asking import ask, error_of

PATTERNS = """query($country: String!, $level: TerritoryLevel!, $topic: ID, $first: Int) {
    adoptionPatterns(level: $level, country: $country, topic: $topic, first: $first) {
        territoryCount practiceCount dataVersion
        communities { rank size territories { name } practices { name } }
        bridges { territory { id } betweenness community }
        innovators { territory { name } score adoptionCount medianYear }
        lateAdopters { territory { name } score }
        coAdoptions { practices { name } both jaccard lift likelihoodRatio } } }"""


async def test_the_states_have_communities_innovators_and_pairs(loaded_engine):
    found = (await ask(loaded_engine, PATTERNS, country="US", level="REGION", first=5))["adoptionPatterns"]
    assert found["territoryCount"] == 50
    assert 2 <= len(found["communities"]) <= 5
    for name in ("bridges", "innovators", "lateAdopters", "coAdoptions"):
        assert len(found[name]) == 5, name
    scores = [each["score"] for each in found["innovators"]]
    assert scores == sorted(scores, reverse=True)
    assert found["lateAdopters"][0]["score"] < scores[-1]
    assert all(pair["lift"] > 1.1 for pair in found["coAdoptions"])
    assert all(1900 < each["medianYear"] < 2020 and each["adoptionCount"] >= 3 for each in found["innovators"])


async def test_samples_alone_have_no_patterns(loaded_engine):
    found = (await ask(loaded_engine, PATTERNS, country="RU", level="REGION"))["adoptionPatterns"]
    assert (found["territoryCount"], found["communities"], found["coAdoptions"]) == (0, [], [])


async def test_a_country_without_territories_and_long_lists_are_refused(loaded_engine):
    error = await error_of(loaded_engine, PATTERNS, country="QQ", level="REGION")
    assert (error["extensions"]["code"], error["message"][:8]) == ("BAD_USER_INPUT", "country:")
    error = await error_of(loaded_engine, PATTERNS, country="US", level="REGION", topic="topic:none")
    assert (error["extensions"]["code"], error["message"][:6]) == ("BAD_USER_INPUT", "topic:")
    error = await error_of(loaded_engine, PATTERNS, country="US", level="REGION", first=101)
    assert error["extensions"]["code"] == "BAD_PAGE"
