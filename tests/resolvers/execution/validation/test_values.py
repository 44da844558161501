"""An invalid variable has a Russian message with its name and the path in it."""

import pytest
from graphql import GraphQLError, GraphQLScalarType, OperationDefinitionNode, build_schema, parse
from graphql.execution.values import get_variable_values

from resolvers.execution.validation.values import explain_variables
from tests.support.narrowing import instance, present

SCHEMA = build_schema("""
    scalar PartialDate
    scalar Other
    enum Color { RED GREEN }
    input Where { and: [Where!] name: String size: Int needed: Float! color: Color date: PartialDate other: Other }
    input Key @oneOf { id: ID name: String }
    type Query { a: Int }
""")
INT = "нужно целое число от -2147483648 до 2147483647, а указано"


def refuse(_: object) -> object:
    raise GraphQLError("no")


for scalar in ("PartialDate", "Other"):
    instance(SCHEMA.type_map[scalar], GraphQLScalarType).coerce_input_value = refuse


def messages(type_: str, variables: dict[str, object]) -> list[str]:
    (operation,) = parse(f"query ($x: {type_}) {{ a }}").definitions
    definitions = present(instance(operation, OperationDefinitionNode).variable_definitions)
    errors = get_variable_values(SCHEMA, definitions, variables, max_errors=50)
    assert isinstance(errors, list)
    explain_variables(SCHEMA, errors, variables)
    return [present(error.extensions)["messageRu"].removesuffix(" (строка 1, столбец 8)") for error in errors]


@pytest.mark.parametrize(
    ("type_", "value", "message"),
    [
        ("Int", "a", f'Переменная $x: {INT} "a"'),
        ("Int", 2**31, f"Переменная $x: {INT} 2147483648"),
        ("Float", True, "Переменная $x: нужно число, а указано true"),
        ("String", 5, "Переменная $x: нужна строка, а указано 5"),
        ("Boolean", "true", 'Переменная $x: нужно true или false, а указано "true"'),
        ("ID", 1.5, "Переменная $x: нужна строка или целое число, а указано 1.5"),
        ("ID!", None, "Переменная $x: значение типа ID! не может быть null"),
        ("Color", "BLUE", 'Переменная $x: "BLUE" не входит в перечисление Color'),
        ("[Int!]", [1, None], "Переменная $x[1]: значение типа Int! не может быть null"),
        ("[Int!]", "a", f'Переменная $x: {INT} "a"'),
        ("[[Int]]", [[1], ["a"]], f'Переменная $x[1][0]: {INT} "a"'),
        ("Where", 5, "Переменная $x: нужен объект типа Where, а указано 5"),
        ("Where", {}, "Переменная $x: в объекте типа Where не указаны обязательные поля: needed"),
        ("Where", {"needed": 1, "nope": 2}, "Переменная $x: у типа Where нет поля «nope»"),
        ("Where", {"needed": 1, "size": 1.5}, f"Переменная $x.size: {INT} 1.5"),
        (
            "Where",
            {"needed": 1, "and": [{"needed": 1}, {"needed": None}]},
            "Переменная $x.and[1].needed: значение типа Float! не может быть null",
        ),
        ("Where", {"needed": 1, "and": {"needed": 1, "size": "a"}}, f'Переменная $x.and.size: {INT} "a"'),
        (
            "Where",
            {"needed": 1, "date": "1995-13"},
            "Переменная $x.date: дата записывается как ГГГГ, ГГГГ-ММ или ГГГГ-ММ-ДД, начиная с 0001 года, и "
            'должна существовать, а указано "1995-13"',
        ),
        ("Where", {"needed": 1, "other": []}, "Переменная $x.other: значение [] не подходит типу Other"),
        (
            "Key",
            {"id": 1, "name": "a"},
            "Переменная $x: в объекте типа Key должно быть указано ровно одно поле, отличное от null",
        ),
        (
            "Key",
            {"id": None},
            "Переменная $x.id: в объекте типа Key должно быть указано ровно одно поле, отличное от null",
        ),
    ],
)
def test_an_invalid_variable_has_a_russian_message(type_, value, message):
    assert message in messages(type_, {"x": value})


def test_a_missing_required_variable_has_a_message():
    assert messages("ID!", {}) == ["Не указано значение обязательной переменной $x (тип ID!)"]


def test_each_of_several_faults_has_a_message():
    value = {"needed": "a", "size": "b", "and": [{"needed": 1, "nope": 2}, {}]}
    assert sorted(messages("Where", {"x": value})) == sorted(
        [
            "Переменная $x.and[0]: у типа Where нет поля «nope»",
            "Переменная $x.and[1]: в объекте типа Where не указаны обязательные поля: needed",
            f'Переменная $x.size: {INT} "b"',
            'Переменная $x.needed: нужно число, а указано "a"',
        ]
    )


def test_faults_beyond_the_limit_are_cut_off():
    faults = messages("[Int]", {"x": ["a"] * 1000})
    assert len(faults) == 51
    assert faults[49] == f'Переменная $x[49]: {INT} "a"'
    assert faults[50] == "В переменных слишком много ошибок или уровней вложенности. Проверка прекращена"
