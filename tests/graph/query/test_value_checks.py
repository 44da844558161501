"""Values that no condition and no argument may have."""

import pytest

from graph.query.arguments import Arguments, page_arguments, plain_arguments
from graph.query.errors import BadValue


def regions(where=None, **arguments) -> Arguments:
    return page_arguments({**arguments, "where": where} if where is not None else arguments, "Region")


@pytest.mark.parametrize(
    ("where", "argument"),
    [
        ({"population": {"eq": None}}, "where.population.eq"),
        ({"population": {"ne": None}}, "where.population.ne"),
        ({"population": {"in": None}}, "where.population.in"),
        ({"population": {"isNull": None}}, "where.population.isNull"),
        ({"population": {"gte": 5, "lt": None}}, "where.population.lt"),
        ({"population": None}, "where.population"),
        ({"municipalities": None}, "where.municipalities"),
        ({"municipalities": {"some": None}}, "where.municipalities.some"),
        ({"municipalities": {"some": {"region": None}}}, "where.municipalities.some.region"),
        ({"and": None}, "where.and"),
        ({"not": None}, "where.not"),
        ({"or": [{}, {"name": {"contains": None}}]}, "where.or.1.name.contains"),
    ],
)
def test_a_null_condition_is_rejected(where, argument):
    with pytest.raises(BadValue) as caught:
        regions(where)
    error = caught.value
    assert (error.code, error.argument) == ("BAD_USER_INPUT", argument)
    assert error.sentence("en") == (
        f"{argument}: the condition must not be null. Remove it, or use isNull: true to find missing values."
    )
    assert error.sentence("ru") == (
        f"{argument}: условие не может быть null. Уберите его или, чтобы найти незаполненные значения, укажите "
        "isNull: true."
    )


@pytest.mark.parametrize("surrogate", ["\ud800", "a\udfffb", "\udc00\ud800"])
@pytest.mark.parametrize(
    ("where", "argument"),
    [
        (lambda text: {"name": {"contains": text}}, "where.name.contains"),
        (lambda text: {"name": {"in": ["а", text]}}, "where.name.in.1"),
        (lambda text: {"not": {"or": [{"id": {"ne": text}}]}}, "where.not.or.0.id.ne"),
    ],
)
def test_a_lone_surrogate_is_rejected_in_a_condition(where, argument, surrogate):
    with pytest.raises(BadValue) as caught:
        regions(where(surrogate))
    assert caught.value.sentence("en") == (
        f"{argument}: the text contains half of a character (a lone surrogate). Send whole characters."
    )
    assert caught.value.sentence("ru") == (
        f"{argument}: в тексте есть половина символа (одиночный суррогат). Передавайте символы целиком."
    )


def test_a_lone_surrogate_is_rejected_in_any_argument():
    with pytest.raises(BadValue, match="^id: the text contains half of a character"):
        plain_arguments({"id": "region:\ud800"})
    with pytest.raises(BadValue, match="^ids.1: the text contains half of a character"):
        plain_arguments({"ids": ["region:RU-TA", "\udfff"]})


@pytest.mark.parametrize("text", ["", "\0", "\x01\x7f", "\ufffe", "𝒳", "a" * 1_000_000, "' OR 1=1 //", "$p0", "\\"])
def test_any_valid_text_is_accepted(text):
    assert regions({"name": {"eq": text}}).values["where"]["name"]["eq"] == text
    assert plain_arguments({"id": text}).values["id"] == text
