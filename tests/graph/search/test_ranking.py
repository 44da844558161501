"""The order of the hits, compared with a full scan in Python, on both stores."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.search import EmptySearch, search
from graph.stop_words import STOP_WORDS
from graph.store.batching import BatchingReader
from graph.text import search_terms, stem, words
from tests.graph.search.nodes import hit_ids, write


async def test_names_rank_by_exact_word_then_stem_then_prefix_then_length_then_id(empty_store):
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
    assert await hit_ids(empty_store, "парк") == list(expected)


async def test_a_name_with_all_words_ranks_before_words_spread_over_name_and_text(empty_store):
    await write(
        empty_store,
        {
            "topic:spread": {"nameRu": "Парк", "definitionRu": "город река"},
            "topic:name": {"nameRu": "Парковки городские речные"},
        },
    )
    assert await hit_ids(empty_store, "парк город ре") == ["topic:name", "topic:spread"]


async def test_a_node_without_name_terms_ranks_last(empty_store):
    """The loader writes the name terms; a node from another source does not have them."""
    await write(empty_store, {"topic:a": {"nameRu": "Парк"}, "topic:b": {"nameRu": "Парк"}})
    await empty_store.write(("MATCH (n:Topic {id: 'topic:a'}) REMOVE n.nameTerms", {}))
    result = await search(BatchingReader(empty_store), "парк", ["Topic"])
    assert [(hit.id, hit.score) for hit in result.hits] == [("topic:b", 1.0), ("topic:a", 0.25)]


VOCABULARY = (
    "перм пермь Пермский город ёлка Елка отходы отходов парк парковка сбор й 5g 2024 city cities Waste "
    "wastes new york san José dying die hope hoping Straße 한국어 हिन्दी київ 𐌰𐌱𐌲 and or NOT to"
).split()


def corpus() -> dict[str, dict]:
    rng = random.Random(20)

    def text(max_words: int) -> str:
        return " ".join(rng.choices(VOCABULARY, k=rng.randint(1, max_words)))

    nodes = {}
    for i in range(120):
        nodes[f"practice:{i}"] = {"nameRu": text(3), "nameEn": text(3), "summaryEn": text(8)}
        nodes[f"region:{i}"] = {"nameRu": text(2)}
        nodes[f"adoption:{i}"] = {"stopReasonRu": text(4)}
    return nodes


CORPUS = corpus()


def full_scan(text: str) -> list[str]:
    """Return the ids of the hits in the corpus, ranked without a store."""
    distinct = list(dict.fromkeys(word.word for word in words(text)))
    query_words = ([word for word in distinct if word not in STOP_WORDS] or distinct)[:16]
    hits = []
    for id_, values in CORPUS.items():
        names = [value for name, value in values.items() if name.startswith("name")]
        terms = search_terms(values.values()).split()
        if not all(points(word, terms, terms) for word in query_words):
            continue
        whole = [name for name in names if all(points_in_names([name], word) for word in query_words)]
        total = 0
        for word in query_words:
            in_name = points_in_names(whole or names, word)
            total += 3 + in_name if in_name else points(word, terms, terms)
        hits.append((not whole, -total, min(map(len, whole or names), default=10**9), id_))
    return [id_ for *_, id_ in sorted(hits)]


def points_in_names(names: list[str], word: str) -> int:
    return points(word, [each.word for name in names for each in words(name)], search_terms(names).split())


def points(word: str, exact: list[str], terms: list[str]) -> int:
    if word in exact:
        return 3
    return 2 if stem(word) in terms else int(any(term.startswith(word) for term in terms))


WORD_OR_PREFIX = st.builds(
    lambda word, length, change: change(word[:length]),
    st.sampled_from(VOCABULARY),
    st.integers(1, 9),
    st.sampled_from([str.upper, str.lower, str.title, str]),
)
SEPARATOR = st.one_of(st.just(" "), st.sampled_from(list("+-&|!(){}[]^\"~*?:\\/'`$%,.«»\x00\ud800")))
SEARCH_TEXTS = st.one_of(
    st.lists(st.builds(str.__add__, WORD_OR_PREFIX, SEPARATOR), max_size=4).map("".join),
    st.text(st.characters(codec=None), max_size=30),
)


@pytest.fixture
async def store_with_corpus(empty_store):
    await write(empty_store, CORPUS)
    return empty_store


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=SEARCH_TEXTS)
async def test_a_search_returns_the_hits_of_a_full_scan(store_with_corpus, text):
    if words(text):
        assert await hit_ids(store_with_corpus, text) == full_scan(text)
    else:
        with pytest.raises(EmptySearch):
            await hit_ids(store_with_corpus, text)
