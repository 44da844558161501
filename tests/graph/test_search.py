"""Full-text search on both stores: what is found, in which order, and what is shown of it."""

import asyncio
import doctest
import random
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import MODEL
from graph.query.cursors import Cursor
from graph.search import EmptySearch, FragmentPart, Span, TextTooLong, lucene_query, query, search
from graph.search.fragment import LENGTH, fragment
from graph.search.hits import MAX_TEXT
from graph.search.query import SearchQuery
from graph.search.statement import MAX_RANKED
from graph.stop_words import STOP_WORDS
from graph.store.batching import BatchingReader
from graph.text import name_terms, search_terms, stem, words
from tests.support.narrowing import present

EVERYTHING = [type_.label for type_ in MODEL.node_types]
NAMES = ("nameRu", "nameEn", "title")
ALL = Span(MAX_RANKED)

NODES = {
    "region:RU-PER": {"nameRu": "Пермский край", "nameEn": "Perm Krai"},
    "region:RU-TA": {"nameRu": "Республика Татарстан", "nameEn": "Tatarstan"},
    "region:RU-ORL": {"nameRu": "Орловская область", "nameEn": "Oryol Oblast"},
    "municipality:perm": {"nameRu": "Пермь", "nameEn": "Perm"},
    "municipality:orel": {"nameRu": "Орёл", "nameEn": "Oryol"},
    "municipality:san-jose": {"nameEn": "San José"},
    "municipality:zheleznogorsk": {"nameRu": "Железногорск"},
    "practice:waste": {
        "nameRu": "Раздельный сбор отходов",
        "nameEn": "Separate waste collection",
        "summaryRu": "Жители сортируют мусор. Ещё в Перми его возят отдельно.",
        "summaryEn": "People sort what they throw away; lorries of one city collect it.",
    },
    "practice:tree": {"nameRu": "Городская ёлка", "summaryRu": "Ёлку ставят из отходов леса."},
    "topic:waste": {"nameRu": "Отходы", "nameEn": "Waste", "definitionEn": "Whatever is thrown away."},
    "source:list": {"title": "List of cities"},
    "adoption:stopped": {"stopReasonRu": "Отходы перестали вывозить"},
    "code:nothing": {},
}


def properties_of(values: dict) -> dict:
    return {**values, "searchTerms": search_terms(values.values()), "nameTerms": name_terms(map(values.get, NAMES))}


async def write(store, nodes: dict[str, dict]) -> None:
    await store.write(
        *(
            (
                f"MERGE (n:{':'.join(present(MODEL.type_of_id(id_)).labels)} {{id: $id}}) SET n += $properties",
                {"id": id_, "properties": properties_of(values)},
            )
            for id_, values in nodes.items()
        )
    )


@pytest.fixture
async def filled_store(empty_store):
    await write(empty_store, NODES)
    return empty_store


async def ids(store, text: str, labels=EVERYTHING, span: Span = ALL) -> list[str]:
    return [hit.id for hit in (await search(BatchingReader(store), text, labels, span)).hits]


def shown(parts: list[FragmentPart]) -> str:
    return "".join(f"[{part.text}]" if part.matched else part.text for part in parts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("перм", ["municipality:perm", "region:RU-PER", "practice:waste"]),
        ("пермь", ["municipality:perm", "practice:waste"]),
        ("ПЕРМСКОГО КРАЯ", ["region:RU-PER"]),
        ("perm", ["municipality:perm", "region:RU-PER"]),
        ("отходы", ["topic:waste", "practice:waste", "adoption:stopped", "practice:tree"]),
        ("сбор отходов", ["practice:waste"]),
        ("WASTE", ["topic:waste", "practice:waste"]),
        ("collecting wastes", ["practice:waste"]),
        ("city", ["source:list", "practice:waste"]),
        ("орел", ["municipality:orel"]),
        ("орёл", ["municipality:orel"]),
        ("елка", ["practice:tree"]),
        ("ЕЛКИ", ["practice:tree"]),
        ("же\u0301лезно", ["municipality:zheleznogorsk"]),
        ("san jose", ["municipality:san-jose"]),
        ("San Jose\u0301", ["municipality:san-jose"]),
        ("ermi", []),
        ("отходы татарстан", []),
        ("Сбор ли и для отходов", ["practice:waste"]),
        ("the city of waste", ["practice:waste"]),
    ],
)
async def test_words_are_found_by_their_forms_and_beginnings_names_first(filled_store, text, found):
    assert await ids(filled_store, text) == found


@pytest.mark.parametrize(
    "text",
    [
        'пермь"',
        "+пермь*",
        "пермь^~",
        "(пермь",
        ":пермь",
        "[пермь}",
        "пермь && !",
        "\\пермь/",
        "пермь\x00",
        "\ud800пермь\udfff",
        "'пермь' //",
        "`пермь`$",
        "{пермь",
    ],
)
async def test_signs_of_a_query_language_mean_nothing(filled_store, text):
    assert await ids(filled_store, text) == ["municipality:perm", "practice:waste"]


@pytest.mark.parametrize("text", ["NOT пермь", "searchTerms:пермь", "[пермь TO я]", "* OR 1=1"])
async def test_operators_of_a_query_language_are_words(filled_store, text):
    assert await ids(filled_store, text) == []


async def test_or_is_a_stop_word_and_joins_nothing(filled_store):
    assert await ids(filled_store, "орел OR отходы") == []
    assert await ids(filled_store, "пермь OR отходы") == ["practice:waste"]


async def test_a_text_of_stop_words_is_searched_for_them(empty_store):
    await write(empty_store, {"practice:on": {"nameEn": "On and on"}, "practice:off": {"nameEn": "Off"}})
    assert await ids(empty_store, "on the") == []
    assert await ids(empty_store, "and on") == ["practice:on"]


async def test_only_the_types_that_are_asked_for_are_searched(filled_store):
    assert await ids(filled_store, "перм", ["Region"]) == ["region:RU-PER"]
    assert await ids(filled_store, "перм", ["Territory"]) == ["municipality:perm", "region:RU-PER"]
    assert await ids(filled_store, "перм", ["Territory", "Region", "Region"]) == [
        "municipality:perm",
        "region:RU-PER",
    ]
    assert await ids(filled_store, "перм", ["Code", "Observation"]) == []


async def test_a_search_is_one_statement_whatever_is_searched(filled_store):
    before = filled_store.statement_count
    await search(BatchingReader(filled_store), "перм", EVERYTHING)
    assert filled_store.statement_count == before + 1
    await search(BatchingReader(filled_store), "перм", ["Code"])
    assert filled_store.statement_count == before + 1


async def test_a_hit_says_why_it_was_found(filled_store):
    result = await search(BatchingReader(filled_store), "отходы", EVERYTHING, Span(3))
    assert (len(result.hits), result.total, result.total_is_exact) == (3, 4, True)
    assert [(hit.label, hit.property, shown(hit.fragment)) for hit in result.hits] == [
        ("Topic", "nameRu", "[Отходы]"),
        ("Practice", "nameRu", "Раздельный сбор [отходов]"),
        ("Adoption", "stopReasonRu", "[Отходы] перестали вывозить"),
    ]
    scores = [hit.score for hit in result.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


async def test_a_word_in_both_languages_is_shown_in_the_language_of_the_query(empty_store):
    await write(
        empty_store,
        {
            "program:a": {
                "nameRu": "TED для города",
                "nameEn": "TED for the city",
                "descriptionRu": "Лекции 2024 года",
                "descriptionEn": "Lectures of 2024",
            }
        },
    )
    for text, property_ in [("ted", "nameEn"), ("ted город", "nameRu"), ("2024", "descriptionEn")]:
        result = await search(BatchingReader(empty_store), text, ["Program"])
        assert [hit.property for hit in result.hits] == [property_]


async def test_names_rank_by_exact_word_then_stem_then_beginning_then_length_then_id(empty_store):
    expected = {
        "topic:1": {"nameRu": "Парк"},
        "topic:2": {"nameRu": "Новый парк"},
        "topic:3": {"nameRu": "Новый парк"},
        "topic:4": {"nameRu": "Парки"},
        "topic:5": {"nameRu": "Все парки"},
        "topic:6": {"nameRu": "Парковка"},
        "topic:7": {"nameRu": "Сад", "definitionRu": "Парк"},
        "topic:8": {"nameRu": "Лес", "definitionRu": "Паркинг"},
        "adoption:9": {"stopReasonRu": "Паркинг"},
    }
    await write(empty_store, dict(reversed(expected.items())))
    assert await ids(empty_store, "парк") == list(expected)


async def test_a_name_with_all_words_comes_before_words_spread_over_name_and_text(empty_store):
    await write(
        empty_store,
        {
            "topic:spread": {"nameRu": "Парк", "definitionRu": "город река"},
            "topic:name": {"nameRu": "Парковки городские речные"},
        },
    )
    assert await ids(empty_store, "парк город ре") == ["topic:name", "topic:spread"]


async def test_what_changes_and_goes_is_found_so_at_once(empty_store):
    await write(empty_store, {"topic:a": {"nameRu": "Парк"}})
    await write(empty_store, {"topic:a": {"nameRu": "Сквер"}})
    assert (await ids(empty_store, "парк"), await ids(empty_store, "сквер")) == ([], ["topic:a"])
    await empty_store.write(("MATCH (n:Topic {id: 'topic:a'}) DETACH DELETE n", {}))
    assert await ids(empty_store, "сквер") == []


async def test_of_more_hits_than_are_ranked_the_best_names_are_there(empty_store):
    rows = [{"id": f"topic:{i:05}", "name": f"Сад номер {i}", "text": "Парк у реки"} for i in range(1_500)]
    rows += [{"id": f"topic:name-{i}", "name": f"Парк {'я' * i}", "text": ""} for i in range(1, 20)]
    for row in rows:
        row["terms"], row["names"] = search_terms([row["name"], row["text"]]), name_terms([row["name"]])
    await empty_store.write(
        (
            "UNWIND $rows AS row MERGE (n:Topic {id: row.id}) "
            "SET n.nameRu = row.name, n.definitionRu = row.text, n.searchTerms = row.terms, n.nameTerms = row.names",
            {"rows": rows},
        )
    )
    result = await search(BatchingReader(empty_store), "парк", ["Topic"], ALL)
    assert (result.total, result.total_is_exact, len(result.hits)) == (1_519, True, MAX_RANKED)
    assert [hit.id for hit in result.hits[:19]] == [f"topic:name-{i}" for i in range(1, 20)]
    assert [hit.id for hit in result.hits[19:22]] == ["topic:00000", "topic:00001", "topic:00002"]


PARKS = {f"topic:{i}": {"nameRu": f"Парк {'я' * i}"} for i in range(1, 6)}
HALF = {f"topic:{i}": {"nameRu": "Сад", "definitionRu": "парк"} for i in range(6, 9)}


@pytest.mark.parametrize(
    ("span", "found", "has_previous", "has_next"),
    [
        (Span(3), "123", False, True),
        (Span(8), "12345678", False, False),
        (Span(9, backward=True), "12345678", False, False),
        (Span(3, backward=True), "678", True, False),
        (Span(3, after=Cursor(1.0, "topic:3")), "456", True, True),
        (Span(3, after=Cursor(1.0, "topic:8")), "", True, False),
        (Span(3, before=Cursor(1.0, "topic:3")), "12", False, True),
        (Span(3, backward=True, before=Cursor(1.0, "topic:5")), "234", True, True),
        (Span(3, backward=True, before=Cursor(1.0, "topic:1")), "", False, True),
        (Span(2, backward=True, after=Cursor(1.0, "topic:2"), before=Cursor(0.5, "topic:6")), "45", True, True),
        (Span(2, after=Cursor(1.0, "topic:2"), before=Cursor(0.5, "topic:6")), "34", True, True),
        (Span(9, after=Cursor(1.0, "topic:5"), before=Cursor(1.0, "topic:2")), "", True, True),
        # Of a hit that is gone: behind what scored better, before what scored worse.
        (Span(2, after=Cursor(0.6, "topic:gone")), "67", True, True),
        (Span(2, after=Cursor(1.0, "topic:gone")), "12", False, True),
        (Span(9, before=Cursor(0.6, "topic:gone")), "12345", False, True),
        (Span(2, backward=True, before=Cursor(1.0, "topic:gone")), "45", True, True),
        (Span(2, after=Cursor(2, "topic:gone")), "12", False, True),
        (Span(2, backward=True, before=Cursor(-1, "topic:gone")), "78", True, False),
    ],
)
async def test_a_span_is_a_part_of_the_list_from_either_end(parks_store, span, found, has_previous, has_next):
    result = await search(BatchingReader(parks_store), "парк", ["Topic"], span)
    assert "".join(hit.id.removeprefix("topic:") for hit in result.hits) == found
    assert (result.has_previous, result.has_next, result.total) == (has_previous, has_next, 8)


@pytest.fixture
async def parks_store(empty_store):
    await write(empty_store, PARKS | HALF)
    return empty_store


async def test_a_text_without_a_word_is_refused(filled_store):
    for text in ("", " \t\n", '+-!(){}[]^"~*?:\\/', "\x00\x01", "\ud800", "…—«»"):
        with pytest.raises(EmptySearch, match=r"^text: .* Write at least one letter") as refused:
            await search(BatchingReader(filled_store), text, EVERYTHING)
        assert refused.value.sentence("ru").startswith("text: нет ни одного слова")


async def test_a_text_of_more_than_1000_characters_is_refused_without_a_statement(filled_store):
    before = filled_store.statement_count
    for text in ("п" * (MAX_TEXT + 1), "парк " * 200_000, "\ud800" * 1_000_000):
        with pytest.raises(TextTooLong, match=rf"^text: it has {len(text)} characters, more than 1000") as refused:
            await search(BatchingReader(filled_store), text, EVERYTHING)
        assert refused.value.sentence("ru").startswith(f"text: в тексте {len(text)} ")
    assert filled_store.statement_count == before


async def test_a_text_of_1000_characters_is_searched(filled_store):
    assert await ids(filled_store, ("пермь " * 200)[:MAX_TEXT]) == ["municipality:perm", "practice:waste"]
    assert await ids(filled_store, "ж" * MAX_TEXT) == []
    assert await ids(filled_store, " ".join(f"а{i}" for i in range(200))) == []


@pytest.mark.parametrize(
    ("labels", "size"),
    [
        (["Nothing"], 1),
        (["Region"], 0),
        (["Region"], MAX_RANKED + 1),
    ],
)
async def test_a_label_or_size_that_there_is_not_is_refused(filled_store, labels, size):
    with pytest.raises(ValueError, match="labels: the model has no Nothing|size: "):
        await search(BatchingReader(filled_store), "перм", labels, Span(size))


# The same answers as a search that looks at every node, on both stores: so both answer alike.

VOCABULARY = (
    "перм пермь Пермский город ёлка Елка отходы отходов парк парковка сбор й 5g 2024 city cities Waste "
    "wastes new york san José dying die hope hoping Straße 한국어 हिन्दी київ 𐌰𐌱𐌲 and or NOT to"
).split()


def corpus() -> dict[str, dict]:
    rng = random.Random(20)

    def text(most: int) -> str:
        return " ".join(rng.choices(VOCABULARY, k=rng.randint(1, most)))

    nodes = {}
    for i in range(120):
        nodes[f"practice:{i}"] = {"nameRu": text(3), "nameEn": text(3), "summaryEn": text(8)}
        nodes[f"region:{i}"] = {"nameRu": text(2)}
        nodes[f"adoption:{i}"] = {"stopReasonRu": text(4)}
    return nodes


CORPUS = corpus()


def expected(text: str) -> list[str]:
    asked = list(dict.fromkeys(word.word for word in words(text)))
    asked = ([word for word in asked if word not in STOP_WORDS] or asked)[:16]
    found = []
    for id_, values in CORPUS.items():
        names = [value for name, value in values.items() if name.startswith("name")]
        terms = search_terms(values.values()).split()
        if not all(points(word, terms, terms) for word in asked):
            continue
        whole = [name for name in names if all(points_in([name], word) for word in asked)]
        total = 0
        for word in asked:
            in_name = points_in(whole or names, word)
            total += 3 + in_name if in_name else points(word, terms, terms)
        found.append((not whole, -total, min(map(len, whole or names), default=10**9), id_))
    return [id_ for *_, id_ in sorted(found)]


def points_in(names: list[str], word: str) -> int:
    return points(word, [found.word for name in names for found in words(name)], search_terms(names).split())


def points(word: str, exact: list[str], terms: list[str]) -> int:
    if word in exact:
        return 3
    return 2 if stem(word) in terms else int(any(term.startswith(word) for term in terms))


A_WORD_OR_ITS_BEGINNING = st.builds(
    lambda word, length, change: change(word[:length]),
    st.sampled_from(VOCABULARY),
    st.integers(1, 9),
    st.sampled_from([str.upper, str.lower, str.title, str]),
)
BETWEEN = st.one_of(st.just(" "), st.sampled_from(list("+-&|!(){}[]^\"~*?:\\/'`$%,.«»\x00\ud800")))
QUESTIONS = st.one_of(
    st.lists(st.builds(str.__add__, A_WORD_OR_ITS_BEGINNING, BETWEEN), max_size=4).map("".join),
    st.text(st.characters(codec=None), max_size=30),
)


@pytest.fixture
async def store_with_corpus(empty_store):
    await write(empty_store, CORPUS)
    return empty_store


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=QUESTIONS)
async def test_whatever_the_text_both_stores_answer_what_reading_every_node_would(store_with_corpus, text):
    if words(text):
        assert await ids(store_with_corpus, text) == expected(text)
    else:
        with pytest.raises(EmptySearch):
            await ids(store_with_corpus, text)


# What needs no store.


@given(st.text(st.characters(codec=None)))
def test_nothing_of_a_text_but_words_gets_into_the_query(text):
    asked = lucene_query(text)
    if not words(text):
        assert asked is None
        return
    clauses = re.fullmatch(r"(\+(\S+\*|\(\S+ OR \S+\*\)) ?){1,16}", asked)
    assert clauses
    signs = re.sub(r" OR |[+* ()]", "", asked)
    assert {unicodedata.category(c)[0] for c in signs} <= {"L", "N", "M"}


def test_a_query_has_at_most_16_words_of_64_characters():
    assert lucene_query(" ".join(f"w{i}" for i in range(100))) == " ".join(f"+w{i}*" for i in range(16))
    # Each of these takes a time that grows with the length, not with its square.
    assert lucene_query("w" * 1_000_000) == f"+{'w' * 64}*"
    assert lucene_query("w\u0301" * 500_000)
    assert lucene_query("w'" * 500_000)
    assert lucene_query("'" * 1_000_000 + "w") == "+w*"


@given(st.text("abcdefghilmnoprstuvyz'", min_size=1, max_size=12))
def test_english_words_with_the_stem_of_the_query_are_recognised(text):
    for word in words(text):
        asked = SearchQuery(stem(word.word))
        assert any(asked.matches(word.word))


@given(st.text(), st.sampled_from(["парк", "a", "й waste", "отходы сбор"]))
def test_a_fragment_is_a_short_piece_of_the_text(text, asked):
    parts = fragment(text, SearchQuery(asked))
    joined = "".join(part.text for part in parts)
    assert joined.strip("…") in " ".join(text.split())
    assert len(joined) <= LENGTH + 2
    assert all(part.text for part in parts)
    assert all(one.matched != other.matched for one, other in zip(parts, parts[1:], strict=False))


LONG = (
    "Жители города давно хотели чистый двор. " * 10 + "Раздельный сбор отходов помог. " + "Теперь во дворе сад. " * 10
)


@pytest.mark.parametrize(
    ("asked", "text", "fragment_"),
    [
        ("парк", "", ""),
        ("парк", "Новый  парк\n\tи парковка,", "Новый [парк] и [парковка],"),
        ("ёлка", "Елки и «ёлка», е\u0308лкой", "[Елки] и «[ёлка]», [е\u0308лкой]"),
        ("лес", "Сад", "Сад"),
        (
            "сбор отходов",
            LONG,
            "…давно хотели чистый двор. Раздельный [сбор] [отходов] помог. Теперь во дворе сад. "
            "Теперь во дворе сад. Теперь во дворе сад. Теперь во дворе сад. Теперь во дворе…",
        ),
        ("ж", "ж" * 300, f"[{'ж' * 160}]…"),
        ("1", "½ ведра", "[½] ведра"),
    ],
)
def test_a_fragment_shows_the_first_matches_marked(asked, text, fragment_):
    assert shown(fragment(text, SearchQuery(asked))) == fragment_


def test_a_fragment_without_a_match_is_the_beginning():
    assert shown(fragment(LONG, SearchQuery("лес"))).startswith("Жители города давно")
    assert shown(fragment(LONG, SearchQuery("лес"))).endswith("…")


def test_examples_in_the_docstrings_hold():
    assert doctest.testmod(query).failed == 0


async def test_searches_that_come_while_one_is_in_flight_are_batched_and_find_the_same(filled_store):
    texts = ["перм", "отходы", "ничего такого", "орёл край"]
    alone = [await search(BatchingReader(filled_store), text, EVERYTHING) for text in texts]
    sent, reader = filled_store.statement_count, BatchingReader(filled_store)
    together = await asyncio.gather(*(search(reader, text, EVERYTHING) for text in texts))
    assert filled_store.statement_count - sent == 2
    assert [(result.hits, result.total) for result in together] == [(result.hits, result.total) for result in alone]
    assert [result.total for result in together][2] == 0


async def test_texts_that_are_not_asked_for_are_not_read(filled_store):
    (with_texts,) = (await search(BatchingReader(filled_store), "татарстан", ["Region"])).hits
    (without,) = (await search(BatchingReader(filled_store), "татарстан", ["Region"], texts=False)).hits
    assert (without, without.property, without.fragment) == (with_texts, None, [])
    assert with_texts.property == "nameRu"


async def test_a_node_without_the_words_of_its_names_comes_last(empty_store):
    """They are written by the loader: a node that somebody else wrote has none."""
    await write(empty_store, {"topic:a": {"nameRu": "Парк"}, "topic:b": {"nameRu": "Парк"}})
    await empty_store.write(("MATCH (n:Topic {id: 'topic:a'}) REMOVE n.nameTerms", {}))
    result = await search(BatchingReader(empty_store), "парк", ["Topic"])
    assert [(hit.id, hit.score) for hit in result.hits] == [("topic:b", 1.0), ("topic:a", 0.25)]


async def test_searches_of_different_types_do_not_share_a_statement(filled_store):
    reader = BatchingReader(filled_store)
    one, other = await asyncio.gather(search(reader, "отходы", ["Topic"]), search(reader, "отходы", ["Practice"]))
    assert [hit.id for hit in one.hits] == ["topic:waste"]
    assert {hit.id for hit in other.hits} == {"practice:waste", "practice:tree"}
