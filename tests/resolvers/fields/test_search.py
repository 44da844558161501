"""`search`, over the shipped data."""

import asyncio

import pytest

from tests.resolvers.asking import ask, ids
from tests.resolvers.small_graph import write

SEARCH = """query($text: String!, $first: Int, $after: String, $last: Int, $before: String, $types: [SearchType!]) {
    search(text: $text, first: $first, after: $after, last: $last, before: $before, types: $types) {
        totalCount totalCountExact nodes { id }
        edges { cursor type score property node { __typename id ... on Territory { name } }
            fragment { text matched } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""


async def search(engine, text, **variables):
    return (await ask(engine, SEARCH, text=text, **variables))["search"]


async def test_a_name_is_found_by_its_beginning(loaded_engine):
    result = await search(loaded_engine, "перм")
    edges = {edge["node"]["id"]: edge for edge in result["edges"]}
    region = edges["region:RU-PER"]
    assert (region["type"], region["property"], region["node"]["name"]) == ("REGION", "nameRu", "Пермский край")
    assert region["fragment"] == [{"text": "Пермский", "matched": True}, {"text": " край", "matched": False}]
    assert result["totalCount"] == len(result["edges"])
    assert result["totalCountExact"] is True


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Пермский край", "region:RU-PER"),
        ("пермского края", "region:RU-PER"),
        ("ПЕРМСКИЙ", "region:RU-PER"),
        ("Калифорния california", None),
        ("california", "region:US-CA"),
        ("Tatarstan", "region:RU-TA"),
        ("раздельный сбор отходов", "project:innopolis-separate-collection-of-waste"),
        ("раздельного сбора", "project:innopolis-separate-collection-of-waste"),
        ("ГРАЧЕВ", "person:evgeniy-grachev"),
        ("грачёв", "person:evgeniy-grachev"),
    ],
)
async def test_names_are_found_by_stem_in_both_languages(loaded_engine, text, id_):
    result = await search(loaded_engine, text, first=100)
    assert id_ is None or id_ in ids(result)


KAZAN = "municipality:fias-93b3df57-4c89-44df-ac42-96f05e9cd3b9"
INNOPOLIS = "municipality:fias-98da33d3-9455-497a-9703-a0f89c95a901"
OREL, ORLOV = (
    "municipality:fias-2abed4d9-5565-4885-bc96-f4ffccc6cba4",
    "municipality:fias-0302ec51-eea9-4343-9248-ce4878ca465e",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("в Орле", [OREL, ORLOV]),
        ("Kazan", [KAZAN]),
        ("Innopolis", [INNOPOLIS]),
        ("Казнь", [KAZAN]),
        ("Инополис", [INNOPOLIS]),
    ],
)
async def test_a_municipality_is_found_by_its_lemma_in_latin_letters_and_misspelt(loaded_engine, text, expected):
    result = await search(loaded_engine, text, types=["MUNICIPALITY"])
    assert (ids(result), result["totalCount"]) == (expected, len(expected))


async def test_approximate_hits_come_after_all_others_on_every_page(loaded_engine):
    result = await search(loaded_engine, "Kazan")
    assert ids(result)[-1] == KAZAN
    assert len(ids(result)) > 1
    before_it = await search(loaded_engine, "Kazan", before=result["edges"][-1]["cursor"])
    assert [*ids(before_it), KAZAN] == ids(result)
    misspelt = await search(loaded_engine, "отхды", first=1)
    following = await search(loaded_engine, "отхды", first=100, after=misspelt["pageInfo"]["endCursor"])
    assert ids(misspelt) == ["topic:waste"]
    assert "project:innopolis-separate-collection-of-waste" in ids(following)
    assert misspelt["totalCount"] == following["totalCount"] == 1 + len(ids(following))


async def test_only_the_requested_types_are_searched(loaded_engine):
    everything = await search(loaded_engine, "a", first=100)
    assert len({edge["type"] for edge in everything["edges"]}) > 1
    people = await search(loaded_engine, "е", first=100, types=["PERSON"])
    assert {edge["node"]["__typename"] for edge in people["edges"]} == {"Person"}
    twice = await search(loaded_engine, "е", first=100, types=["PERSON", "PERSON"])
    assert ids(twice) == ids(people)
    assert ids(await search(loaded_engine, "a", first=100, types=[])) == ids(everything)


async def test_the_best_results_come_first_and_pages_continue_after_their_cursors(loaded_engine):
    complete = await search(loaded_engine, "school", first=100)
    scores = [edge["score"] for edge in complete["edges"]]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 7
    edges, after = [], None
    while True:
        page = await search(loaded_engine, "school", first=7, after=after)
        info = page["pageInfo"]
        assert info["hasPreviousPage"] == bool(edges)
        assert page["totalCount"] == complete["totalCount"]
        assert (info["startCursor"], info["endCursor"]) == (page["edges"][0]["cursor"], page["edges"][-1]["cursor"])
        edges += page["edges"]
        after = info["endCursor"]
        if not info["hasNextPage"] or len(edges) >= 100:
            break
    assert edges[:100] == complete["edges"]


async def test_backward_pages_end_before_their_cursors(loaded_engine):
    complete = await search(loaded_engine, "school", first=100)
    assert complete["pageInfo"]["hasNextPage"] is False
    edges, before = [], None
    while True:
        page = await search(loaded_engine, "school", last=4, before=before)
        info = page["pageInfo"]
        assert info["hasNextPage"] == bool(edges)
        assert page["totalCount"] == complete["totalCount"]
        edges = page["edges"] + edges
        before = info["startCursor"]
        if not info["hasPreviousPage"]:
            break
    assert edges == complete["edges"]


async def test_first_and_last_exclude_each_other(loaded_engine):
    response = await loaded_engine.execute('{ search(text: "перм", first: 1, last: 1) { totalCount } }')
    assert [error["extensions"]["code"] for error in response["errors"]] == ["BAD_PAGE"]


async def test_a_page_after_the_last_is_empty(loaded_engine):
    result = await search(loaded_engine, "перм")
    page = await search(loaded_engine, "перм", after=result["pageInfo"]["endCursor"])
    assert page["edges"] == []
    assert page["pageInfo"] == {"hasNextPage": False, "hasPreviousPage": True, "startCursor": None, "endCursor": None}


@pytest.mark.parametrize(
    "text",
    [
        "перм*",
        "*перм",
        "перм?",
        "перм~",
        "перм^",
        "(перм",
        "перм)",
        '"перм',
        "+перм",
        "-перм",
        "!перм",
        "перм:",
        "{перм",
        "[перм",
        "перм/",
        "перм\\",
        "&& перм",
        "|| перм",
        "/перм/",
        "перм]",
        "перм\0",
    ],
)
async def test_special_characters_are_not_syntax(loaded_engine, text):
    plain = await search(loaded_engine, "перм")
    assert ids(await search(loaded_engine, text)) == ids(plain)


@pytest.mark.parametrize("text", ["перм OR казань", "перм NOT край", "nameRu:перм", "перм TO казань", "id:region"])
async def test_keywords_of_query_languages_are_plain_words(loaded_engine, text):
    assert (await search(loaded_engine, text))["totalCount"] == 0


async def test_fields_of_the_results_can_be_selected(loaded_engine):
    data = await ask(
        loaded_engine,
        """{ search(text: "Пермский край", types: [REGION]) { edges { node {
        ... on Region { isoCode municipalities(where: {name: {startsWith: "перм"}}) { nodes { name } } } } } } }""",
    )
    assert data["search"]["edges"][0]["node"] == {"isoCode": "RU-PER", "municipalities": {"nodes": [{"name": "Пермь"}]}}


async def test_each_node_has_the_fields_selected_for_it(loaded_engine):
    """Several selections, types with the same or no selected fields, lists, and aliases."""
    query = """query($text: String!) { search(text: $text, first: 100) {
        nodes { __typename }
        named: nodes { id ... on Region { name } ... on Municipality { name } ... on Practice { name } }
        edges { node { ... on Project { id topics { nodes { id } } } ... on Region { code: isoCode } } }
        other: edges { node { id } } } }"""
    for text in ("перм", "california", "сбор", "school"):
        result = (await ask(loaded_engine, query, text=text))["search"]
        ids_ = [node["id"] for node in result["named"]]
        assert [edge["node"]["id"] for edge in result["other"]] == ids_
        one_by_one = (
            await ask(
                loaded_engine,
                """query($ids: [ID!]!) { nodes(ids: $ids) {
            __typename id ... on Region { name code: isoCode } ... on Municipality { name } ... on Practice { name }
            ... on Project { topics { nodes { id } } } } }""",
                ids=ids_,
            )
        )["nodes"]
        assert result["nodes"] == [{"__typename": node["__typename"]} for node in one_by_one]
        assert result["named"] == [{k: node[k] for k in ("id", "name") if k in node} for node in one_by_one]
        assert [edge["node"] for edge in result["edges"]] == [
            {"id": node["id"], "topics": node["topics"]}
            if "topics" in node
            else {"code": node["code"]}
            if "code" in node
            else {}
            for node in one_by_one
        ]


async def test_conditions_on_linked_nodes_apply_below_the_results(loaded_engine):
    borders = """id ... on Region { borders(first: 5, where: {borders: {some: {nameEn: {eq: "Oregon"}}}}) {
        totalCount nodes { id } } }"""
    result = await ask(
        loaded_engine,
        f"""{{ search(text: "california", types: [REGION]) {{
        nodes {{ {borders} }} edges {{ fragment {{ text }} node {{ {borders} }} }} }} }}""",
    )
    alone = await ask(loaded_engine, f"""{{ node(id: "region:US-CA") {{ {borders} }} }}""")
    assert alone["node"]["borders"]["totalCount"]
    assert result["search"]["nodes"] == [alone["node"]] == [edge["node"] for edge in result["search"]["edges"]]


async def test_concurrent_searches_share_a_statement_and_have_the_same_results_as_alone(loaded_engine, loaded_store):
    query = """query($text: String!) { search(text: $text, first: 5) {
        nodes { id ... on Region { name } ... on Project { status } } edges { score fragment { text } } } }"""
    texts = ["перм", "california", "сбор", "ъъъ"]
    alone = [await loaded_engine.execute(query, {"text": text}) for text in texts]
    before = loaded_store.statement_count
    together = await asyncio.gather(*(loaded_engine.execute(query, {"text": text}) for text in texts))
    assert together == alone
    assert loaded_store.statement_count == before + 2  # the first is sent immediately, the others together


async def test_a_search_without_results_gives_an_empty_list(loaded_engine):
    result = await search(loaded_engine, "ъъъъъъ")
    assert (result["totalCount"], result["totalCountExact"], result["edges"]) == (0, True, [])


async def test_a_node_without_the_indexed_text_is_found_without_a_fragment(small_engine, store):
    """The loader writes the search terms, so between two loads they may be older than the texts."""
    await write(store, {"Team": [{"id": "team:renamed", "searchTerms": "исчезнувшая исчезнувш"}]})
    (edge,) = (await search(small_engine, "исчезнувшая"))["edges"]
    assert edge["node"] == {"__typename": "Team", "id": "team:renamed"}
    assert (edge["property"], edge["fragment"]) == (None, [])
