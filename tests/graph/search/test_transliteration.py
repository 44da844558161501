"""Russian spellings of words in Latin letters: alone, and in the search on both stores."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.query import Cursor
from graph.search import Span, search
from graph.search.statement import MAX_RANKED
from graph.search.transliteration import MAX_SPELLINGS, russian_spellings, russian_terms
from graph.store.batching import BatchingReader
from graph.text import search_terms, words
from tests.graph.search.nodes import ALL_LABELS, hit_ids, marked, write

#: Names with their romanisations: usual, BGN/PCGN, passports.
NAMES = {
    "Казань": "Kazan",
    "Иннополис": "Innopolis",
    "Пермь": "Perm",
    "Тверь": "Tver",
    "Орёл": "Orel Oryol",
    "Екатеринбург": "Yekaterinburg Ekaterinburg",
    "Нижний": "Nizhny Nizhniy Nizhnii",
    "Новгород": "Novgorod",
    "Великие": "Velikie Velikiye",
    "Луки": "Luki",
    "Набережные": "Naberezhnye Naberezhnyye",
    "Челны": "Chelny",
    "Грозный": "Grozny Groznyy Groznyi",
    "Архангельск": "Arkhangelsk",
    "Ульяновск": "Ulyanovsk Ulianovsk",
    "Альметьевск": "Almetyevsk",
    "Йошкар": "Yoshkar",
    "Щёлково": "Shchyolkovo Shchelkovo",
    "Элиста": "Elista",
    "Улан-Удэ": "Ulan-Ude",
    "Тюмень": "Tyumen Tiumen",
    "Ялта": "Yalta Ialta",
    "Майкоп": "Maykop Maikop",
    "Братск": "Bratsk",
    "Череповец": "Cherepovets Cherepovetc",
    "Вязьма": "Vyazma",
    "Уссурийск": "Ussuriysk Ussuriisk",
    "Феодосия": "Feodosiya Feodosiia",
    "Курьинский": "Kuryinsky",
    "Юрьев": "Yuryev Iurev",
    "Москва": "Moskva",
    "Кемерово": "Kemerovo",
    "Хабаровск": "Khabarovsk Habarovsk",
    "Александров": "Aleksandrov Alexandrov",
    "Искателей": "Iskateley",
}


def test_the_usual_romanisations_of_a_name_have_its_spelling():
    for name, romanisations in NAMES.items():
        terms = [set(search_terms([word.word]).split()) for word in words(name)]
        for romanisation in romanisations.split():
            latin = [russian_terms(word.word) for word in words(romanisation)]
            assert all(not own.isdisjoint(found) for own, found in zip(terms, latin, strict=True)), romanisation


def test_words_that_no_romanisation_has_and_short_words_have_no_spelling():
    for word in [
        "",
        "to",
        "practice",
        "new",
        "york's",
        "quebec",
        "казань",
        "2024",
        "w000123",
        "straße",
        "한국어",
        "a" * 2,
    ]:
        assert russian_spellings(word) == (), word


@given(st.text("abcdefghijklmnoprstuvyxz", max_size=64))
def test_a_word_has_few_spellings_in_russian_letters(word):
    spellings = russian_spellings(word)
    assert len(spellings) <= MAX_SPELLINGS
    assert all(set(each) <= set("абвгдежзийклмнопрстуфхцчшщъыьэюя") for each in (*spellings, *russian_terms(word)))


PLACES = {
    "municipality:kazan": {"nameRu": "Казань"},
    "municipality:innopolis": {"nameRu": "Иннополис"},
    "municipality:nizhny": {"nameRu": "Нижний Новгород"},
    "municipality:perm": {"nameRu": "Пермь"},
    "municipality:orel": {"nameRu": "Орёл"},
    "municipality:arkhangelsk": {"nameRu": "Архангельск"},
    "region:perm": {"nameRu": "Пермский край", "nameEn": "Perm Krai"},
    "practice:permit": {"nameEn": "Building permits", "summaryEn": "Kazan has them"},
    "practice:kazan": {"nameRu": "Сквер", "summaryRu": "Опыт Казани"},
}


@pytest.fixture
async def places_store(empty_store):
    await write(empty_store, PLACES)
    return empty_store


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kazan", ["practice:permit", "municipality:kazan", "practice:kazan"]),
        ("KAZAN'", ["practice:permit", "municipality:kazan", "practice:kazan"]),
        ("Innopolis", ["municipality:innopolis"]),
        ("Nizhny Novgorod", ["municipality:nizhny"]),
        ("nizhniy новгород", ["municipality:nizhny"]),
        ("Perm", ["region:perm", "practice:permit", "municipality:perm"]),
        ("Oryol", ["municipality:orel"]),
        ("Arkhangel'sk", ["municipality:arkhangelsk"]),
        ("Kazan Perm", ["practice:permit"]),
        ("Kazan Орёл", []),
    ],
)
async def test_a_transliterated_name_ranks_below_all_other_hits(places_store, text, expected):
    assert await hit_ids(places_store, text) == expected


async def test_pages_of_transliterated_hits_continue_after_each_other(places_store):
    reads = BatchingReader(places_store)
    whole = await search(reads, "Kazan", ALL_LABELS)
    assert [(hit.id, marked(hit.fragment)) for hit in whole.hits] == [
        ("practice:permit", "[Kazan] has them"),
        ("municipality:kazan", "[Казань]"),
        ("practice:kazan", "Опыт [Казани]"),
    ]
    scores = [hit.score for hit in whole.hits]
    assert scores == sorted(scores, reverse=True)
    hits, after = [], None
    for _ in whole.hits:
        page = await search(reads, "Kazan", ALL_LABELS, Span(1, after=after))
        assert page.total == 3
        hits += page.hits
        after = Cursor(page.hits[0].score, page.hits[0].id)
        assert page.has_next == (len(hits) < 3)
    assert hits == whole.hits


async def test_transliterated_hits_do_not_displace_others_beyond_the_ranked_ones(empty_store):
    await write(
        empty_store,
        {
            **{f"topic:{i:03}": {"nameRu": "Парк"} for i in range(MAX_RANKED)},
            "topic:park": {"nameEn": "A name that is longer than the others", "definitionEn": "One park"},
        },
    )
    result = await search(BatchingReader(empty_store), "park", ["Topic"])
    assert (result.hits[0].id, result.total) == ("topic:park", MAX_RANKED + 1)
