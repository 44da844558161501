import pytest

from graph.query.arguments import Arguments, page_arguments, plain_arguments
from graph.query.cursors import Order, encode_cursor
from graph.query.errors import BadValue


def regions(where=None, **arguments) -> Arguments:
    return page_arguments({**arguments, "where": where} if where is not None else arguments, "Region")


def test_a_page_has_its_size_and_the_size_with_one_extra_row():
    assert (regions(first=7).values["size"], regions(first=7).values["oneMore"]) == (7, 8)


def test_where_may_be_null_or_missing():
    assert regions() == page_arguments({"where": None}, "Region") == regions({})


def test_arguments_of_the_same_shape_are_equal():
    first = regions({"population": {"gte": 5}, "name": {"contains": "а", "in": ["б", "в"]}}, first=1)
    second = regions({"population": {"gte": 6}, "name": {"contains": "г", "in": ["д"]}}, first=100)
    assert first == second
    assert hash(first) == hash(second)
    assert first.values != second.values


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"population": {}},
        {"population": {"gt": 5}},
        {"population": {"gte": 5, "lte": 6}},
        {"not": {"population": {"gte": 5}}},
        {"and": [{"population": {"gte": 5}}]},
        {"and": []},
        {"or": []},
        {"population": {"isNull": True}},
        {"population": {"isNull": False}},
        {"population": {"in": [5]}},
        {"municipalities": {"some": {"population": {"gte": 5}}}},
        {"municipalities": {"every": {"population": {"gte": 5}}}},
    ],
)
def test_other_conditions_have_another_shape(other):
    assert regions(other) != regions({"population": {"gte": 5}})


def test_each_order_direction_and_kind_of_cursor_has_its_own_shape():
    def by(field, direction=None, after=..., **arguments):
        order = Order(field, direction == "DESC")
        cursor = {} if after is ... else {"after": encode_cursor("Region", order, after, "region:a")}
        return regions(orderBy={"field": field, "direction": direction}, **cursor, **arguments)

    shapes = [
        by("population"),
        by("population", "DESC"),
        by("population", after=1),
        by("population", after=None),
        by("population", last=1),
        by("nameRu"),
        by("id"),
        by("id", after=""),
    ]
    assert len(set(shapes)) == len(shapes)
    assert by("population", after=1) == by("population", "ASC", after=2, first=3)


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


def test_plain_arguments_depend_on_the_structural_values():
    assert plain_arguments({"lang": "RU"}, "lang") != plain_arguments({"lang": "EN"}, "lang")
    assert plain_arguments({"id": "a"}) == plain_arguments({"id": "b"})
