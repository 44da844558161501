"""Likeness by letters."""

from meaning.stems import StemIndex

WORDS = ["отходы", "отходов", "молодежное", "электросамокатов", "образование", "преобразование", "троллейбусное", "сад"]
INDEX = StemIndex(WORDS)


def same(word: str) -> list[str]:
    return [WORDS[index] for index in INDEX.same(word)]


def related(word: str) -> set[str]:
    return {WORDS[index] for index in INDEX.related(word)}


def test_forms_have_the_same_stem():
    assert same("отходами") == ["отходы", "отходов"]
    assert same("мусор") == []


def test_words_with_a_long_common_beginning_are_related():
    assert related("молодежь") == {"молодежное"}
    assert related("молодой") == related("молоко") == set()
    assert related("садовник") == set()


def test_a_compound_is_related_to_its_last_part():
    assert related("самокаты") == {"электросамокатов"}
    assert StemIndex(["самокат"]).related("электросамокат") == {0}


def test_an_adjective_is_related_to_its_noun():
    assert related("троллейбус") == {"троллейбусное"}


def test_a_prefix_of_a_verb_makes_no_compound():
    assert related("преобразования") == {"преобразование"}
    assert related("образования") == {"образование"}
