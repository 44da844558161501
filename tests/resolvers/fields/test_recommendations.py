"""`recommendations`, over the shipped data."""

import pytest

from recommend.explain.sentence import SMALLEST_VALUE
from tests.resolvers.asking import ask, ids

RECOMMENDED = """query($id: ID!, $first: Int, $after: String, $asOf: PartialDate, $topics: [ID!]) { territory(id: $id) {
    recommendations(first: $first, after: $after, asOf: $asOf, topics: $topics) {
        totalCount confidence reasonRu reasonEn asOf dataVersion nodes { id }
        edges { cursor rank score adopterCount node { id name }
            contributions { factor value weight contribution explanationRu explanationEn }
            peers { similarity adoptedOn voteShare sharedCount borders territory { __typename id country }
                sharedPractices { id } }
            latestAdopters { adoptedOn territory { id country } } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""
CALIFORNIA, AUSTIN = "region:US-CA", "municipality:us-texas-austin"


async def recommended(engine, id_, **variables):
    return (await ask(engine, RECOMMENDED, id=id_, **variables))["territory"]["recommendations"]


async def test_california_in_1995(loaded_engine):
    result = await recommended(loaded_engine, CALIFORNIA, asOf="1995-12-31", first=10)
    assert (result["confidence"], result["asOf"]) == ("HIGH", "1995-12-31")
    assert result["reasonRu"]
    assert result["reasonEn"]
    assert ids(result) == [edge["node"]["id"] for edge in result["edges"]]
    assert len(result["edges"]) == 10 < result["totalCount"]
    scores = [edge["score"] for edge in result["edges"]]
    assert scores == sorted(scores, reverse=True)
    assert [edge["rank"] for edge in result["edges"]] == list(range(1, 11))
    for edge in result["edges"]:
        assert edge["contributions"]
        assert abs(sum(part["contribution"] for part in edge["contributions"]) - edge["score"]) < 1e-9
        for part in edge["contributions"]:
            assert bool(part["explanationRu"]) == bool(part["explanationEn"]) == (abs(part["value"]) >= SMALLEST_VALUE)
    assert any(edge["peers"] for edge in result["edges"])


async def test_adopted_practices_are_not_recommended(loaded_engine):
    result = await recommended(loaded_engine, CALIFORNIA, asOf="1995-12-31", first=100)
    data = await ask(
        loaded_engine,
        """query($ids: [ID!]!) { adoptions(first: 100, where: {
        territory: {id: {eq: "region:US-CA"}}, runningOn: {lte: "1995"},
        practice: {id: {in: $ids}}}) { totalCount } }""",
        ids=ids(result),
    )
    assert data["adoptions"]["totalCount"] == 0


async def test_peers_are_states_that_had_adopted_the_practice_by_the_date(loaded_engine):
    result = await recommended(loaded_engine, CALIFORNIA, asOf="1995-12-31", first=5)
    for edge in result["edges"]:
        reasons = [(peer["territory"], peer["adoptedOn"]) for peer in edge["peers"] + edge["latestAdopters"]]
        assert reasons
        data = await ask(
            loaded_engine,
            """query($practice: ID!, $ids: [ID!]!) {
            practice(id: $practice) { adoptions(first: 100, where: {territory: {id: {in: $ids}}}) {
                nodes { runningOn territory { id } } } } }""",
            practice=edge["node"]["id"],
            ids=[territory["id"] for territory, _ in reasons],
        )
        adoptions = {(a["territory"]["id"], a["runningOn"]) for a in data["practice"]["adoptions"]["nodes"]}
        for territory, adopted_on in reasons:
            assert territory["country"] == "US"
            assert territory["id"].startswith("region:US-")
            assert (territory["id"], adopted_on) in adoptions
            assert adopted_on <= "1995-12-31"
        for peer in edge["peers"]:
            assert 0 < peer["similarity"] <= 1
            assert 0 < peer["voteShare"] <= 1
            assert peer["sharedCount"] >= len(peer["sharedPractices"]) > 0
        assert sum(peer["voteShare"] for peer in edge["peers"]) <= 1 + 1e-9


async def test_recommendations_are_paged_by_cursor(loaded_engine):
    complete = await recommended(loaded_engine, CALIFORNIA, asOf="1995-12-31", first=25)
    edges, after = [], None
    for size in (1, 4, 10, 10):
        page = await recommended(loaded_engine, CALIFORNIA, asOf="1995-12-31", first=size, after=after)
        info = page["pageInfo"]
        assert info["hasPreviousPage"] is bool(edges)
        assert info["hasNextPage"] is True
        assert page["totalCount"] == complete["totalCount"]
        edges += page["edges"]
        after = info["endCursor"]
    assert edges == complete["edges"]


async def test_the_last_page_ends_the_list(loaded_engine):
    after, count = None, 0
    while True:
        page = await recommended(loaded_engine, AUSTIN, first=60, after=after)
        count += len(page["edges"])
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert count == page["totalCount"]
    beyond = await recommended(loaded_engine, AUSTIN, after=page["pageInfo"]["endCursor"])
    assert beyond["edges"] == []
    assert beyond["pageInfo"] == {"hasNextPage": False, "hasPreviousPage": True, "startCursor": None, "endCursor": None}


async def test_austin_is_not_offered_what_its_reform_includes(loaded_engine):
    # Austin removed all minimums citywide in 2023.
    removed = "practice:parking-rm-min-all-uses-citywide"
    for as_of, are_offered in (("2022", True), (None, False)):
        result = await recommended(loaded_engine, AUSTIN, first=100, asOf=as_of)
        minimums = [id_ for id_ in ids(result) if "min" in id_ and "regional" not in id_ and id_ != removed]
        assert bool(minimums) is are_offered, minimums


async def test_austin_is_compared_with_municipalities_of_its_country(loaded_engine):
    result = await recommended(loaded_engine, AUSTIN, first=10)
    assert result["confidence"] == "LOW"
    assert all(edge["node"]["id"].startswith("practice:parking-") for edge in result["edges"])
    territories = [peer["territory"] for edge in result["edges"] for peer in edge["peers"]]
    assert territories
    assert {(t["__typename"], t["country"]) for t in territories} == {("Municipality", "US")}


async def test_a_district_without_adoptions_gets_samples_first_then_complete_lists(loaded_engine):
    data = await ask(
        loaded_engine,
        """{ municipality(id: "municipality:oktmo-01615000") { name
        recommendations(first: 30) { totalCount confidence reasonRu basedOn { id } nodes { id }
            edges { rank score coverage contributions { contribution } cautions { code textRu }
                nearestAdopters { territory { name } adoptedOn } } }
        projects { nodes { id name related(first: 3) { totalCount nodes { id }
            edges { score contributions { factor contribution } node { name } } } } } } }""",
    )
    result = data["municipality"]["recommendations"]
    assert (result["confidence"], result["basedOn"]) == ("LOW", {"id": "municipality:oktmo-01615000"})
    assert result["reasonRu"].startswith("Низкая достоверность")
    assert ids(result)[-2:] == ["practice:local-reform-municipal-okrug", "practice:local-reform-urban-okrug"]
    assert [edge["rank"] for edge in result["edges"]] == list(range(1, result["totalCount"] + 1))
    assert [edge["coverage"] for edge in result["edges"]] == ["SAMPLE"] * (result["totalCount"] - 2) + ["COMPLETE"] * 2
    for edge in result["edges"]:
        assert abs(sum(part["contribution"] for part in edge["contributions"]) - edge["score"]) < 1e-9
        assert "LIMITED_COVERAGE" in [caution["code"] for caution in edge["cautions"]]
        assert edge["nearestAdopters"]


async def test_the_pages_of_complete_lists_and_samples_are_one_list(loaded_engine):
    query = """query($after: String) { municipality(id: "municipality:oktmo-01615000") {
        recommendations(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } } }"""
    found, after = [], None
    while True:
        page = (await ask(loaded_engine, query, after=after))["municipality"]["recommendations"]
        found += ids(page)
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    whole = """{ municipality(id: "municipality:oktmo-01615000") { recommendations(first: 100) { nodes { id } } } }"""
    assert found == ids((await ask(loaded_engine, whole))["municipality"]["recommendations"])


async def test_a_city_is_answered_for_by_its_municipality(loaded_engine):
    data = await ask(
        loaded_engine,
        """{ municipality(id: "municipality:fias-98da33d3-9455-497a-9703-a0f89c95a901") { name partOf { id }
            recommendations(first: 1) { basedOn { id } nodes { id } } peers(first: 1) { basedOn { id } } }
        ended: municipality(id: "municipality:oktmo-57630000-until-2021") { validTo
            recommendations(first: 1) { basedOn { id } } } }""",
    )
    district = {"id": "municipality:ru-ta-verkhneuslonskiy-rayon"}
    city = data["municipality"]
    assert city["partOf"] == city["recommendations"]["basedOn"] == city["peers"]["basedOn"] == district
    assert data["ended"] == {"validTo": "2021", "recommendations": {"basedOn": {"id": "municipality:oktmo-57530000"}}}


async def test_as_of_a_date_a_municipality_that_ended_later_answers_and_its_successor_does_not(loaded_engine):
    data = await ask(
        loaded_engine,
        """{ district: municipality(id: "municipality:oktmo-57630000-until-2021") {
            recommendations(first: 1, asOf: "2020") { basedOn { id } totalCount } }
        okrug: municipality(id: "municipality:oktmo-57530000") { validFrom precededBy { nodes { id } }
            recommendations(asOf: "2020") { totalCount confidence reasonEn asOf }
            peers(asOf: "2020") { items { borders } } } }""",
    )
    district, okrug = data["district"]["recommendations"], data["okrug"]
    assert district["basedOn"] == {"id": "municipality:oktmo-57630000-until-2021"}
    assert district["totalCount"] >= 2
    assert okrug["validFrom"] == "2021"
    assert district["basedOn"] in okrug["precededBy"]["nodes"]
    answer = okrug["recommendations"]
    assert (answer["totalCount"], answer["confidence"], answer["asOf"]) == (0, "NOT_ENOUGH_DATA", "2020")
    assert answer["reasonEn"].startswith("No answer as of 2020: the territory did not exist yet.")
    assert okrug["peers"] == {"items": []}


async def test_topics_filter_the_list(loaded_engine):
    data = await ask(
        loaded_engine,
        """{ topics(first: 100, where: {practices: {some: {}}}) {
        nodes { id notation practices(first: 1) { totalCount } } } }""",
    )
    health = next(topic["id"] for topic in data["topics"]["nodes"] if topic["notation"] == "health")
    complete = await recommended(loaded_engine, CALIFORNIA, asOf="1995-12-31", first=100)
    filtered = await recommended(loaded_engine, CALIFORNIA, asOf="1995-12-31", first=100, topics=[health])
    assert 0 < filtered["totalCount"] < complete["totalCount"]
    about = await ask(
        loaded_engine,
        """query($ids: [ID!]!) { practices(first: 100, where: {id: {in: $ids}}) {
        nodes { id topics { nodes { notation } } } } }""",
        ids=ids(filtered),
    )
    assert len(about["practices"]["nodes"]) == len(filtered["nodes"])
    assert all({"notation": "health"} in practice["topics"]["nodes"] for practice in about["practices"]["nodes"])
    assert await recommended(loaded_engine, CALIFORNIA, asOf="1995-12-31", first=100, topics=[]) == complete
    common = [id_ for id_ in ids(complete) if id_ in ids(filtered)]
    assert common == ids(filtered)[: len(common)]


async def test_an_unknown_topic_gives_an_empty_list(loaded_engine):
    result = await recommended(loaded_engine, CALIFORNIA, topics=["topic:none"])
    assert (result["totalCount"], result["edges"]) == (0, [])


async def test_later_adoptions_are_ignored(loaded_engine):
    early = await recommended(loaded_engine, CALIFORNIA, asOf="1960", first=5)
    for edge in early["edges"]:
        assert all(adopter["adoptedOn"] <= "1960-12-31" for adopter in edge["latestAdopters"])


@pytest.mark.parametrize("as_of", ["1600", "0001-01-01"])
async def test_before_the_first_adoption_nothing_is_recommended(loaded_engine, as_of):
    result = await recommended(loaded_engine, CALIFORNIA, asOf=as_of)
    assert (result["confidence"], result["edges"], result["asOf"]) == ("NOT_ENOUGH_DATA", [], as_of)


async def test_several_territories_are_answered_together(loaded_engine):
    data = await ask(
        loaded_engine,
        """{ regions(where: {isoCode: {in: ["US-CA", "US-TX", "RU-TA"]}}) { nodes { isoCode
        recommendations(first: 1, asOf: "1995") { confidence nodes { id } } } }
        territory(id: "region:US-CA") { recommendations(first: 1, asOf: "1995") { confidence nodes { id } } } }""",
    )
    by_code = {region["isoCode"]: region["recommendations"] for region in data["regions"]["nodes"]}
    assert by_code["US-CA"] == data["territory"]["recommendations"]
    assert by_code["RU-TA"] == {"confidence": "NOT_ENOUGH_DATA", "nodes": []}
    assert by_code["US-TX"]["nodes"]
