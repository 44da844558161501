"""Everyday words for official terms."""

from meaning import MeaningIndex, WordVectors, plain_words


def test_a_term_has_its_plain_words_in_any_case():
    assert plain_words("Стоянка маломерного судна") == "лодка катер"
    assert plain_words("Запрет СИМ; вывоз ТКО") == "самокат мусор"
    assert plain_words("Твёрдые коммунальные отходы") == "мусор"


def test_a_part_of_a_word_is_not_a_term():
    for text in ("Симферополь", "Тоска", "Судов много", "Маломерных квартир суд не видел", ""):
        assert plain_words(text) == "", text


def test_a_problem_in_plain_words_finds_the_official_text():
    texts = {
        "boats": "Инфраструктура для маломерных судов и снегоходной техники",
        "river": "Левый берег реки Протвы",
        "square": "Сквер на улице Ленина",
    }
    official = MeaningIndex(texts, WordVectors.load())
    plain = MeaningIndex({id_: f"{text}\n{plain_words(text)}" for id_, text in texts.items()}, WordVectors.load())
    query = "негде хранить лодки"
    assert [id_ for id_, _ in official.found(query)] != ["boats"]
    assert plain.found(query)[0][0] == "boats"
