"""Proper names by their capital letter."""

from meaning.names import names


def test_a_place_before_a_colon_and_a_capital_within_a_sentence_are_names():
    assert names(["Таруса: улица Ленина", "Выкса: «Мамин парк»"]) == {"таруса", "ленина", "выкса"}


def test_the_first_word_of_a_text_a_sentence_or_a_quotation_is_not_a_name():
    assert names(["Парк", "Набережная. Сквер", "парк «Юность»", "Городской сад\nОпись сада"]) == set()


def test_an_abbreviation_does_not_end_a_sentence():
    assert names(["парк им. Горького", "ул. Пушкина"]) == {"горького", "пушкина"}


def test_a_word_that_is_common_elsewhere_is_not_a_name():
    assert names(["улица Мира", "дом мира"]) == set()


def test_abbreviations_and_latin_words_are_not_names():
    assert names(["Поддержка ТОС", "Parent Consent"]) == set()
