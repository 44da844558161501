"""The order of the hits, compared with a full scan in Python, on both stores."""

import collections
import random
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.search import EmptySearch, search
from graph.search.lemmas import lemmas
from graph.search.spelling import MAX_CORRECTED, MAX_CORRECTIONS, MIN_LENGTH
from graph.search.transliteration import russian_terms
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
    "wastes new york san José dying die hope hoping Straße 한국어 हिन्दी київ 𐌰𐌱𐌲 and or NOT to "
    "казань kazan Казани орел орле Орлов oryol ельца Елец"
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
    variants = {word: russian_terms(word) for word in query_words}
    return scan(variants) or scan(corrections(variants))


def scan(query: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the ids of the nodes that match all words of the query, each with its variants."""
    hits = []
    for id_, values in CORPUS.items() if query else ():
        names = [value for name, value in values.items() if name.startswith("name")]
        terms = search_terms(values.values()).split()
        own = all(points(word, terms, terms) for word in query)
        known = dict.fromkeys(query, ()) if own else query
        if not all(points(word, terms, terms, variants) for word, variants in known.items()):
            continue
        whole = [name for name in names if all(points_in_names([name], *word) for word in known.items())]
        total = 0
        for word, variants in known.items():
            in_name = points_in_names(whole or names, word, variants)
            total += 6 + in_name if in_name else points(word, terms, terms, variants)
        hits.append((not own, not whole, -total, min(map(len, whole or names), default=10**9), id_))
    return [id_ for *_, id_ in sorted(hits)]


def points_in_names(names: list[str], word: str, variants: Sequence[str] = ()) -> int:
    return points(word, [each.word for name in names for each in words(name)], search_terms(names).split(), variants)


def points(word: str, exact: list[str], terms: list[str], variants: Sequence[str] = ()) -> int:
    if word in exact:
        return 6
    if not set(lemmas(word)).isdisjoint(exact):
        return 5
    if stem(word) in terms:
        return 4
    if any(term.startswith(word) for term in terms):
        return 2
    return int(not set(variants).isdisjoint(terms))


def corrections(query: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the query with corrections of the words that nothing matches; empty if one of them has none."""
    nodes = [search_terms(values.values()).split() for values in CORPUS.values()]
    corrected = {}
    for word, variants in query.items():
        corrected[word] = variants
        if not any(points(word, terms, terms, variants) for terms in nodes):
            corrected[word] = near_terms(word, nodes) or near_terms(stem(word), nodes)
            if not word.isalpha() or not corrected[word]:
                return {}
    return {} if corrected == query or len(query) > MAX_CORRECTED else corrected


def near_terms(word: str, nodes: list[list[str]]) -> tuple[str, ...]:
    counted = collections.Counter(term for terms in nodes for term in terms if is_near(word, term))
    best = sorted(counted, key=lambda term: (-counted[term], term))[:MAX_CORRECTIONS]
    return tuple(each for term in best for each in (term, stem(term))) if len(word) >= MIN_LENGTH else ()


def is_near(one: str, other: str) -> bool:
    """Return whether the words differ by one edit, by trying all edits."""
    without_one, without_other = ([word[:i] + word[i + 1 :] for i in range(len(word))] for word in (one, other))
    swapped = [one[:i] + one[i + 1] + one[i] + one[i + 2 :] for i in range(len(one) - 1)]
    replaced = any(a == b for a, b in zip(without_one, without_other, strict=False)) and len(one) == len(other)
    return one != other and (other in without_one or one in without_other or other in swapped or replaced)


WORD_OR_PREFIX = st.builds(
    lambda word, length, change: change(word[:length]),
    st.sampled_from(VOCABULARY),
    st.integers(1, 9),
    st.sampled_from([str.upper, str.lower, str.title, str]),
)
MISSPELT = st.builds(
    lambda word, place, letter, rest: word[: place % len(word)] + letter + word[place % len(word) + rest :],
    st.sampled_from(VOCABULARY),
    st.integers(0, 9),
    st.sampled_from(["", "а", "о", "e"]),
    st.integers(0, 1),
)
SEPARATOR = st.one_of(st.just(" "), st.sampled_from(list("+-&|!(){}[]^\"~*?:\\/'`$%,.«»\x00\ud800")))
SEARCH_TEXTS = st.one_of(
    st.lists(st.builds(str.__add__, WORD_OR_PREFIX | MISSPELT, SEPARATOR), max_size=4).map("".join),
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
