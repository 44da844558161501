"""Lemmas of Russian names: alone, and in the search on both stores."""

import pytest

from graph.search import search
from graph.search.lemmas import lemmas
from graph.store.batching import BatchingReader
from tests.graph.search.nodes import ALL_LABELS, hit_ids, marked, write

TOWNS = {
    f"municipality:{number}": {"nameRu": name}
    for number, name in enumerate(
        "Орёл Орлов Елец Торжок Череповец Городец Олонец Химки Котельнич Ржев Ачинск Псков Великие-Луки Казань".split()
    )
}


def test_a_form_with_a_fleeting_vowel_has_the_lemma_of_its_name():
    for word, lemma in [
        ("орле", "орел"),
        ("орла", "орел"),
        ("ельца", "елец"),
        ("ельцом", "елец"),
        ("торжке", "торжок"),
        ("череповца", "череповец"),
        ("городце", "городец"),
        ("химок", "химки"),
        ("ветра", "ветер"),
    ]:
        assert lemmas(word) == (lemma,), word


def test_a_word_whose_stem_finds_a_lemma_has_none():
    for word in "казани пскова котельнича ржева ачинска луках великих парка парком парки отходами орел орлов".split():
        assert lemmas(word) == (), word


def test_a_lemma_with_another_first_letter_is_dropped():
    assert lemmas("людей") == lemmas("лет") == lemmas("детьми") == ()


def test_words_that_are_not_russian_have_no_lemmas():
    for word in ["", "city", "2024", "5g", "київ", "한국어", "ж" * 64, "а", "tvéр"]:
        assert lemmas(word) == (), word


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("в Орле", ["Орёл", "Орлов"]),
        ("Орла", ["Орёл", "Орлов"]),
        ("ОРЛУ", ["Орёл", "Орлов"]),
        ("орел", ["Орёл"]),
        ("Орлов", ["Орлов"]),
        ("Ельца", ["Елец"]),
        ("в Торжке", ["Торжок"]),
        ("Череповца", ["Череповец"]),
        ("из Городца", ["Городец"]),
        ("к Олонцу", ["Олонец"]),
        ("в Химках", ["Химки"]),
        ("Котельнича", ["Котельнич"]),
        ("Ржева", ["Ржев"]),
        ("Ачинска", ["Ачинск"]),
        ("Пскова", ["Псков"]),
        ("в Великих Луках", ["Великие-Луки"]),
        ("Казани", ["Казань"]),
    ],
)
async def test_a_name_is_found_by_its_forms(towns_store, text, names):
    assert [TOWNS[id_]["nameRu"] for id_ in await hit_ids(towns_store, text)] == names


@pytest.fixture
async def towns_store(empty_store):
    await write(empty_store, TOWNS)
    return empty_store


async def test_a_lemma_ranks_between_the_exact_word_and_its_stem_and_is_marked(empty_store):
    await write(
        empty_store,
        {
            "topic:stem": {"nameRu": "Орлы"},
            "topic:exact": {"nameRu": "Музей в Орле, филиал"},
            "topic:lemma": {"nameRu": "Музей города Орёл"},
            "topic:text": {"nameRu": "Музей", "definitionRu": "Город Орёл"},
        },
    )
    result = await search(BatchingReader(empty_store), "Орле", ALL_LABELS)
    assert [(hit.id, marked(hit.fragment)) for hit in result.hits] == [
        ("topic:exact", "Музей в [Орле], филиал"),
        ("topic:lemma", "Музей города [Орёл]"),
        ("topic:stem", "[Орлы]"),
        ("topic:text", "Город [Орёл]"),
    ]
