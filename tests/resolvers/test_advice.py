"""`recommendations`, `nextAdopters` and the pages of all ranked lists, over a small graph."""

import pytest

from recommend import COMPONENTS as PEER_COMPONENTS
from recommend import FACTOR_NAMES
from recommend.explain.sentence import SMALLEST_VALUE
from schema.explanation import COMPONENTS, FACTORS
from tests.resolvers.asking import ask, error_of, ids

CONTRIBUTIONS = "contributions { factor value weight contribution explanationRu explanationEn }"
RECOMMENDED = (
    """query($id: ID!, $asOf: PartialDate, $weights: FactorWeights, $exclude: [ID!], $least: Confidence,
        $from: IdeaOrigin, $level: TerritoryLevel, $countries: [String!],
        $first: Int, $after: String, $last: Int, $before: String) { territory(id: $id) {
    recommendations(asOf: $asOf, weights: $weights, exclude: $exclude, minConfidence: $least, from: $from,
            level: $level, countries: $countries,
            first: $first, after: $after, last: $last, before: $before) {
        totalCount confidence reasonRu reasonEn asOf modelVersion dataVersion nodes { id }
        pageInfo { hasNextPage endCursor }
        edges { rank tieCount score fromElsewhere node { id } adopterCount
            """
    + CONTRIBUTIONS
    + """
            nearestAdopters { adoptedOn distanceKm territory { id } }
            reasons { kind adoptedOn territory { id } peer { id } sharedPractices { id } practice { id } }
            cautions { code textRu textEn practices { id } territories { id } }
            evidence { assessed succeeded success stopped stopReasons { reason count } evidenceLevel costBand complexity
                prerequisitesMissing { id } } } } } }"""
)


async def recommended(advised_engine, id_="region:g", **variables):
    return (await ask(advised_engine, RECOMMENDED, id=id_, **variables))["territory"]["recommendations"]


def by_practice(result):
    return {edge["node"]["id"].removeprefix("practice:"): edge for edge in result["edges"]}


def factors(edge):
    return {part["factor"] for part in edge["contributions"]}


def test_names_of_factors_and_components_match_the_recommender():
    assert tuple(FACTORS) == FACTOR_NAMES
    assert tuple(COMPONENTS) == PEER_COMPONENTS


EXPLANATIONS = {
    "contributions": CONTRIBUTIONS,
    "peers": "peers { similarity voteShare territory { id } sharedPractices { id } }",
    "nearestAdopters": "nearestAdopters { adoptedOn distanceKm territory { id } }",
    "latestAdopters": "latestAdopters { adoptedOn territory { id } }",
    "reasons": "reasons { kind adoptedOn peer { id } sharedPractices { id } }",
    "cautions": "cautions { code practices { id } territories { id } }",
    "evidence": "evidence { assessed stopped prerequisitesMissing { id } }",
}


@pytest.mark.parametrize(
    ("field", "parts"),
    [
        ('territory(id: "region:g") { list: recommendations', list(EXPLANATIONS)),
        (
            'practice(id: "practice:p") { list: nextAdopters',
            [p for p in EXPLANATIONS if p not in ("latestAdopters", "evidence")],
        ),
    ],
    ids=["recommendations", "next adopters"],
)
async def test_a_field_has_the_same_value_alone_and_among_all_fields(advised_engine, field, parts):
    async def edges(selected: str) -> list[dict]:
        (parent,) = (await ask(advised_engine, f"{{ {field} {{ edges {{ rank score {selected} }} }} }} }}")).values()
        return parent["list"]["edges"]

    complete = await edges(" ".join(EXPLANATIONS[part] for part in parts))
    assert complete
    for part in parts:
        assert await edges(EXPLANATIONS[part]) == [
            {name: edge[name] for name in ("rank", "score", part)} for edge in complete
        ]
        assert part == "cautions" or any(edge[part] for edge in complete), part


@pytest.mark.parametrize("as_of", [None, "2010"])
@pytest.mark.parametrize("weights", [None, {"neighbours": 3, "failures": 0.5, "topic": 0}])
async def test_contributions_sum_to_the_score(advised_engine, as_of, weights):
    result = await recommended(advised_engine, asOf=as_of, weights=weights)
    assert result["edges"]
    for edge in result["edges"]:
        assert abs(sum(part["contribution"] for part in edge["contributions"]) - edge["score"]) < 1e-9
        for part in edge["contributions"]:
            assert part["contribution"] == pytest.approx(part["weight"] * part["value"])
            assert part["weight"] == (weights or {}).get(part["factor"], 1)
            has_sentence = abs(part["value"]) >= SMALLEST_VALUE
            assert (part["explanationRu"] != "", part["explanationEn"] != "") == (has_sentence, has_sentence)
        sizes = [abs(part["contribution"]) for part in edge["contributions"]]
        assert sizes == sorted(sizes, reverse=True)
    assert [edge["rank"] for edge in result["edges"]] == list(range(1, len(result["edges"]) + 1))
    assert result["modelVersion"]


async def test_default_weights_change_nothing(advised_engine):
    assert await recommended(advised_engine, weights=dict.fromkeys(FACTOR_NAMES, 1)) == await recommended(
        advised_engine
    )
    assert await recommended(advised_engine, weights={}) == await recommended(advised_engine, weights={"cost": None})


async def test_a_weight_of_zero_removes_the_factor(advised_engine):
    complete, without = await recommended(advised_engine), await recommended(advised_engine, weights={"geography": 0})
    assert any("geography" in factors(edge) for edge in complete["edges"])
    others = by_practice(without)
    for name, edge in by_practice(complete).items():
        assert factors(others[name]) == factors(edge) - {"geography"}
        remaining = sum(part["contribution"] for part in edge["contributions"] if part["factor"] != "geography")
        assert others[name]["score"] == pytest.approx(remaining, abs=1e-9)


@pytest.mark.parametrize(
    ("field", "argument", "factor"),
    [("territory", "recommendations", "spreading"), ("practice", "nextAdopters", "cost")],
)
async def test_a_weight_out_of_range_is_named_in_the_error(advised_engine, field, argument, factor):
    id_ = {"territory": "region:g", "practice": "practice:p"}[field]
    for weight in (-1, -1e-9, 1e300):
        error = await error_of(
            advised_engine,
            f"""query($w: FactorWeights) {{ {field}(id: "{id_}") {{
            {argument}(weights: $w) {{ totalCount }} }} }}""",
            w={factor: weight},
        )
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert error["message"].startswith(f"weights.{factor}: ")
        assert error["extensions"]["messageRu"].startswith(f"weights.{factor}: ")
        assert "1000" in error["message"]


@pytest.mark.parametrize("weight", [float("nan"), float("inf")])
async def test_a_weight_that_is_not_finite_is_named_in_the_error(advised_engine, weight):
    error = await error_of(advised_engine, RECOMMENDED, id="region:g", weights={"topic": weight})
    assert "topic" in error["message"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_an_unknown_factor_is_named_in_the_error(advised_engine):
    error = await error_of(advised_engine, RECOMMENDED, id="region:g", weights={"luck": 1})
    assert "luck" in error["message"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_excluded_practices_are_absent_and_the_others_keep_their_order(advised_engine):
    complete = ids(await recommended(advised_engine))
    assert ids(await recommended(advised_engine, exclude=[complete[1]])) == [complete[0], *complete[2:]]


async def test_pages_of_weighted_lists_continue_after_their_cursor(advised_engine):
    weights = {"neighbours": 2, "spreading": 0.1}
    complete = await recommended(advised_engine, weights=weights)
    first = await recommended(advised_engine, weights=weights, first=2)
    rest = await recommended(advised_engine, weights=weights, after=first["pageInfo"]["endCursor"])
    assert first["edges"] + rest["edges"] == complete["edges"]


async def test_a_confidence_below_the_minimum_gives_an_empty_list(advised_engine):
    result = await recommended(advised_engine, least="HIGH")
    assert result["confidence"] == "LOW"
    assert result["edges"] == []
    assert "Low confidence" in result["reasonEn"]
    assert (await recommended(advised_engine, least="LOW"))["edges"]


async def test_ideas_from_elsewhere_are_returned_on_request_and_marked(advised_engine):
    assert "w" not in by_practice(await recommended(advised_engine))
    result = await recommended(advised_engine, **{"from": "ELSEWHERE"})
    assert ids(result) == ["practice:w"]
    assert result["edges"][0]["fromElsewhere"] is True
    assert result["edges"][0]["tieCount"] == 1
    assert not any(edge["fromElsewhere"] for edge in (await recommended(advised_engine))["edges"])
    assert ids(await recommended(advised_engine, **{"from": "ELSEWHERE"}, level="MUNICIPALITY", countries=["RU"])) == [
        "practice:w"
    ]
    assert ids(await recommended(advised_engine, **{"from": "ELSEWHERE"}, level="REGION")) == []


async def test_a_level_or_country_that_does_not_apply_is_refused(advised_engine):
    for variables, argument, remedy in (
        ({"level": "REGION"}, "level", "requires from: ELSEWHERE"),
        ({"countries": ["RU"], "from": "SAME"}, "countries", "requires from: ELSEWHERE"),
        ({"countries": ["RU", "ZZ"], "from": "ELSEWHERE"}, "countries", "there are no territories of ZZ"),
    ):
        error = await error_of(advised_engine, RECOMMENDED, id="region:g", **variables)
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert error["message"].startswith(f"{argument}")
        assert remedy in error["message"]


async def test_reasons_are_paths_of_existing_nodes(advised_engine):
    result = await recommended(advised_engine, id_="region:f", asOf="2010")
    paths = [path for edge in result["edges"] for path in edge["reasons"]]
    assert {path["kind"] for path in paths} == {"ADOPTIONS", "GEOGRAPHY"}
    for edge in result["edges"]:
        for path in edge["reasons"]:
            assert (path["territory"]["id"], path["practice"]) == ("region:f", edge["node"])
            data = await ask(
                advised_engine,
                """query($mine: [ID!], $both: [ID!], $practice: ID!) {
                shared: adoptions(where: {territory: {id: {in: $both}}, practice: {id: {in: $mine}}}) { totalCount }
                adopted: adoptions(where: {territory: {id: {in: $both}}, practice: {id: {eq: $practice}}}) {
                    nodes { runningOn territory { id } } } }""",
                mine=[practice["id"] for practice in path["sharedPractices"]],
                both=["region:f", path["peer"]["id"]],
                practice=edge["node"]["id"],
            )
            assert data["shared"]["totalCount"] == 2 * len(path["sharedPractices"])
            assert data["adopted"]["nodes"] == [{"runningOn": path["adoptedOn"], "territory": path["peer"]}]


async def test_the_nearest_adopters_come_first(advised_engine):
    edge = by_practice(await recommended(advised_engine, id_="region:g"))["u"]
    assert [adopter["territory"]["id"] for adopter in edge["nearestAdopters"]][:2] == ["region:f", "region:d"]
    distances = [adopter["distanceKm"] for adopter in edge["nearestAdopters"]]
    assert distances == sorted(distances)


async def test_evidence_matches_the_graph(advised_engine):
    result = by_practice(await recommended(advised_engine, id_="region:g"))
    assert result["q"]["evidence"] | {"success": None} == {
        "assessed": 1,
        "succeeded": 1,
        "success": None,
        "stopped": 0,
        "stopReasons": [],
        "evidenceLevel": None,
        "costBand": None,
        "complexity": None,
        "prerequisitesMissing": [],
    }
    assert result["q"]["evidence"]["success"] > result["u"]["evidence"]["success"]
    # The assessment without a rating is ignored.
    assert (result["u"]["evidence"]["assessed"], result["u"]["evidence"]["succeeded"]) == (1, 0)
    assert result["u"]["evidence"]["stopReasons"] == [{"reason": "too dear", "count": 1}]
    cautions = {caution["code"]: caution for caution in result["u"]["cautions"]}
    assert set(cautions) == {"STOPPED_ELSEWHERE", "POOR_OUTCOMES", "WEAK_EVIDENCE"}
    assert cautions["STOPPED_ELSEWHERE"]["territories"] == [{"id": "region:h"}]
    assert "too dear" in cautions["STOPPED_ELSEWHERE"]["textRu"]
    assert result["r"]["evidence"] is None


async def test_later_assessments_are_not_evidence_as_of_a_date(advised_engine):
    result = by_practice(await recommended(advised_engine, id_="region:h", asOf="2009"))
    assert result["q"]["evidence"] is None
    assert not {"outcomes", "failures"} & factors(result["q"])


async def test_next_adopters_have_the_scores_of_recommendations(advised_engine):
    data = await ask(
        advised_engine,
        """{ practice(id: "practice:s") { nextAdopters(asOf: "2010") { totalCount level
        country asOf modelVersion dataVersion nodes { id } pageInfo { hasNextPage }
        edges { rank score node { id } """
        + CONTRIBUTIONS
        + """ peers { territory { id } }
            nearestAdopters { territory { id } } reasons { peer { id } } cautions { code } } } } }""",
    )
    result = data["practice"]["nextAdopters"]
    assert (result["level"], result["country"], result["asOf"], result["dataVersion"]) == ("REGION", "RU", "2010", 1)
    assert set(ids(result)) == {"region:d", "region:f", "region:g", "region:h"}
    assert [edge["rank"] for edge in result["edges"]] == [1, 2, 3, 4]
    for edge in result["edges"]:
        own = by_practice(await recommended(advised_engine, id_=edge["node"]["id"], asOf="2010"))["s"]
        assert edge["score"] == own["score"]
        assert edge["contributions"] == own["contributions"]


async def test_next_adopters_can_be_filtered(advised_engine):
    data = await ask(
        advised_engine,
        """{ practice(id: "practice:w") {
        complete: nextAdopters { level nodes { id } }
        region: nextAdopters(region: "region:a") { level nodes { id } }
        other: nextAdopters(region: "region:b") { nodes { id } }
        regions: nextAdopters(level: REGION) { level nodes { id } }
        less: nextAdopters(exclude: ["municipality:n"]) { nodes { id } }
        foreign: nextAdopters(country: "US") { totalCount country modelVersion } } }""",
    )
    result = data["practice"]
    assert result["complete"] == {"level": "MUNICIPALITY", "nodes": [{"id": "municipality:n"}]} == result["region"]
    assert result["other"]["nodes"] == result["regions"]["nodes"] == result["less"]["nodes"] == []
    assert result["foreign"] == {"totalCount": 0, "country": None, "modelVersion": None}


RANKED = """{ territories(first: 100) { nodes { id list: recommendations(#) { ...R } } }
    practices(first: 100) { nodes { id list: nextAdopters(#) { ...N } other: diffusion(#) { ...D } } }
    projects(first: 100) { nodes { id list: related(#) { ...P } } } }
    fragment R on RecommendationConnection { totalCount pageInfo { ...I } edges { cursor rank score node { id } } }
    fragment N on NextAdopterConnection { totalCount pageInfo { ...I } edges { cursor rank score node { id } } }
    fragment D on DiffusionConnection { totalCount pageInfo { ...I } edges { cursor node { id } } }
    fragment P on RelatedProjectConnection { totalCount pageInfo { ...I } edges { cursor score node { id } } }
    fragment I on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }"""


async def ranked(advised_engine, page):
    """Return every ranked list, by node and field."""
    data = await ask(advised_engine, RANKED.replace("#", page))
    return {
        (node["id"], field): node[field]
        for nodes in data.values()
        for node in nodes["nodes"]
        for field in ("list", "other")
        if field in node
    }


async def test_ranked_lists_are_paged_backward(advised_engine):
    complete, ends = await ranked(advised_engine, "first: 100"), await ranked(advised_engine, "last: 2")
    assert {key for key, connection in complete.items() if connection["totalCount"] > 2}
    for key, connection in complete.items():
        end = ends[key]
        assert end["totalCount"] == connection["totalCount"] == len(connection["edges"])
        assert end["edges"] == connection["edges"][-2:]
        cursors = [edge["cursor"] for edge in end["edges"]] or [None]
        assert end["pageInfo"] == {
            "hasNextPage": False,
            "hasPreviousPage": connection["totalCount"] > 2,
            "startCursor": cursors[0],
            "endCursor": cursors[-1],
        }


async def test_a_page_of_a_ranked_list_ends_before_a_cursor(advised_engine):
    complete = await recommended(advised_engine)
    assert complete["totalCount"] > 3
    (last,) = (await recommended(advised_engine, last=1))["edges"]
    assert last == complete["edges"][-1]
    before = await ranked(advised_engine, "last: 1")
    cursor = before["region:g", "list"]["pageInfo"]["startCursor"]
    page = await recommended(advised_engine, last=2, before=cursor)
    assert page["edges"] == complete["edges"][-3:-1]
    assert page["pageInfo"]["hasNextPage"] is True
    assert (await recommended(advised_engine, first=1, before=cursor))["edges"] == complete["edges"][:1]


async def test_a_null_size_means_the_default(advised_engine):
    data = await ask(
        advised_engine,
        """{ territory(id: "region:a") { a: peers { ...P } b: peers(first: null) { ...P }
        c: experts { person { id } } d: experts(first: null) { person { id } } }
        e: neighbourhood(id: "region:a") { nodes { id } } f: neighbourhood(id: "region:a", first: null) { nodes { id } }
        g: compare(territories: ["region:a", "region:b"]) { ...C }
        h: compare(territories: ["region:a", "region:b"], first: null) { ...C } }
        fragment P on Peers { items { territory { id } } }
        fragment C on Comparison { common { id } territories { practices { id } } }""",
    )
    territory = data["territory"]
    assert territory["a"] == territory["b"]
    assert territory["c"] == territory["d"]
    assert data["e"] == data["f"]
    assert data["g"] == data["h"]


@pytest.mark.parametrize("as_of", ["", 'asOf: "2007"', 'asOf: "1900"'])
async def test_every_territory_and_practice_has_an_answer(advised_engine, as_of):
    arguments = f"({as_of})" if as_of else ""
    data = await ask(
        advised_engine,
        f"""{{
        territories(first: 100) {{ nodes {{ id
            recommendations{arguments} {{ confidence edges {{ score contributions {{ contribution }} }} }}
            elsewhere: recommendations(from: ELSEWHERE {as_of}) {{ confidence edges {{ fromElsewhere }} }}
            peers{arguments} {{ items {{ similarity distanceKm }} indicators {{ name own rank of }} }} }} }}
        practices(first: 100) {{ nodes {{ id
            nextAdopters{arguments} {{ edges {{ score contributions {{ contribution }} }} }}
            diffusion{arguments} {{ totalCount undated byYear {{ cumulative }}
                edges {{ order source {{ id }} }} }} }} }} }}""",
    )
    for ranked in [
        *(t["recommendations"] for t in data["territories"]["nodes"]),
        *(p["nextAdopters"] for p in data["practices"]["nodes"]),
    ]:
        for edge in ranked["edges"]:
            assert abs(sum(part["contribution"] for part in edge["contributions"]) - edge["score"]) < 1e-9
    for territory in data["territories"]["nodes"]:
        assert all(edge["fromElsewhere"] for edge in territory["elsewhere"]["edges"])
        assert territory["elsewhere"]["confidence"] != "HIGH"
    for practice in data["practices"]["nodes"]:
        spread = practice["diffusion"]
        last = spread["byYear"][-1]["cumulative"] if spread["byYear"] else 0
        assert last + spread["undated"] == spread["totalCount"] == len(spread["edges"])
