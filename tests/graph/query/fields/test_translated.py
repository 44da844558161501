"""Texts in two languages."""

from graph.query.fields.translated import Translated, translated


def test_the_language_determines_the_order_of_the_properties():
    russian, english = (Translated("name").arguments({"lang": lang}) for lang in ("RU", "EN"))
    assert russian != english
    assert translated("n.name", russian) == "coalesce(n.nameRu, n.nameEn)"
    assert translated("n.name", english) == "coalesce(n.nameEn, n.nameRu)"
