"""`search(mode: MEANING)`, over the shipped data."""

import pytest

from tests.resolvers.asking import ask, error_of, ids

SEARCH = """query($text: String!, $mode: SearchMode! = MEANING, $types: [SearchType!], $first: Int, $after: String,
    $last: Int, $before: String) {
    search(text: $text, mode: $mode, types: $types, first: $first, after: $after, last: $last, before: $before) {
        totalCount totalCountExact nodes { id }
        edges { cursor type score property node { __typename id ... on Project { name status } }
            fragment { text matched } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
BOATS = "project:iskateley-small-boats-and-snowmobiles"
WASTE = "project:innopolis-separate-collection-of-waste"


async def search(engine, text, **variables):
    return (await ask(engine, SEARCH, text=text, **variables))["search"]


async def test_a_problem_finds_the_project_that_solves_it(loaded_engine):
    edge = (await search(loaded_engine, "негде хранить лодки и снегоходы"))["edges"][0]
    assert edge["node"] == {
        "__typename": "Project",
        "id": BOATS,
        "name": "Инфраструктура для маломерных судов и снегоходной техники",
        "status": "BEING_CARRIED_OUT",
    }
    assert (edge["type"], edge["property"]) == ("PROJECT", "nameRu")
    assert edge["fragment"] == [
        {"text": "Инфраструктура для маломерных судов и ", "matched": False},
        {"text": "снегоходной", "matched": True},
        {"text": " техники", "matched": False},
    ]


async def test_other_words_of_the_same_meaning_find(loaded_engine):
    assert WASTE in ids(await search(loaded_engine, "переработка мусора", first=5))
    assert ids(await search(loaded_engine, "переработка мусора", mode="WORDS")) == []


async def test_words_are_the_default(loaded_engine):
    query = "query($text: String!) { search(text: $text) { totalCount edges { cursor score node { id } } } }"
    for text in ("парк", "сбор", "school"):
        default = (await ask(loaded_engine, query, text=text))["search"]
        by_words = await search(loaded_engine, text, mode="WORDS")
        assert [edge["cursor"] for edge in by_words["edges"]] == [edge["cursor"] for edge in default["edges"]]


async def test_the_best_come_first_and_pages_continue_in_both_directions(loaded_engine):
    complete = await search(loaded_engine, "старая библиотека", first=60)
    scores = [edge["score"] for edge in complete["edges"]]
    assert scores == sorted(scores, reverse=True)
    assert min(scores) >= 0.3
    assert complete["totalCount"] >= len(scores) > 20
    edges, after = [], None
    while len(edges) < len(scores):
        page = await search(loaded_engine, "старая библиотека", first=7, after=after)
        assert page["totalCount"] == complete["totalCount"]
        assert page["pageInfo"]["hasPreviousPage"] == bool(edges)
        edges += page["edges"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert edges[: len(scores)] == complete["edges"]
    back = await search(loaded_engine, "старая библиотека", last=3, before=complete["edges"][5]["cursor"])
    assert back["edges"] == complete["edges"][2:5]


async def test_only_the_requested_types_are_searched(loaded_engine):
    practices = await search(loaded_engine, "библиотека", types=["PRACTICE"])
    assert ids(practices)[0] == "practice:ru-model-library"
    assert {edge["type"] for edge in practices["edges"]} == {"PRACTICE"}
    programs = await search(loaded_engine, "обучение муниципальных команд", types=["PROGRAM", "EVENT"])
    assert ids(programs)[0] == "program:shkola-munitsipalnykh-komand"


async def test_a_type_without_described_texts_is_an_error(loaded_engine):
    error = await error_of(loaded_engine, SEARCH, text="парк", types=["PRACTICE", "PERSON"])
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["message"].startswith("types: PERSON has no texts that are compared by meaning.")


async def test_nothing_similar_gives_an_empty_list(loaded_engine):
    result = await search(loaded_engine, "ъъъъъъ qwerty")
    assert (result["totalCount"], result["totalCountExact"], result["edges"]) == (0, True, [])
    assert result["pageInfo"]["startCursor"] is None


@pytest.mark.parametrize(
    ("text", "code"), [("", "EMPTY_SEARCH"), ("?!", "EMPTY_SEARCH"), ("парк " * 201, "TEXT_TOO_LONG")]
)
async def test_the_text_is_checked_as_in_a_search_by_words(loaded_engine, text, code):
    assert (await error_of(loaded_engine, SEARCH, text=text))["extensions"]["code"] == code


async def test_a_cursor_of_a_search_by_words_is_not_valid(loaded_engine):
    cursor = (await search(loaded_engine, "парк", mode="WORDS"))["edges"][0]["cursor"]
    assert (await error_of(loaded_engine, SEARCH, text="парк", after=cursor))["extensions"]["code"] == "BAD_CURSOR"


async def test_the_nodes_are_read_by_one_statement(loaded_engine, loaded_store):
    await search(loaded_engine, "парк")
    before = loaded_store.statement_count
    await search(loaded_engine, "парк", first=50)
    assert loaded_store.statement_count == before + 1
