"""Each validation rule has a Russian message with the names and the location."""

import re

import pytest
from graphql import GraphQLError, build_schema, parse, specified_rules, validate

from messages.ru.validation import SENTENCES as RUSSIAN
from resolvers.execution.validation import rules
from resolvers.execution.validation.rules import EXPLANATIONS, RULES

SCHEMA = build_schema("""
    directive @note(text: String!, size: Int = 1) on FIELD
    interface Animal { name: String }
    type Dog implements Animal { name: String barks: Boolean owner: Owner friends(first: Int = 3): [Dog] }
    type Cat implements Animal { name: String meows: Boolean }
    type Owner { id: ID! }
    enum Color { RED GREEN }
    input Where { and: [Where!] name: String size: Int needed: Float! color: Color }
    input Key @oneOf { id: ID name: String }
    type Query {
      dog(id: ID!, where: Where, key: Key, sizes: [Int!], height: Float, alive: Boolean, color: Color): Dog
      animal: Animal
    }
    type Mutation { dogs: [Dog] }
    type Subscription { dog: Dog cat: Cat }
""")

DOG = 'dog(id: "1")'

#: By rule: documents with the message of the first error that the rule reports.
CASES = {
    "ExecutableDefinitionsRule": [
        (
            "{ animal { name } } type Extra { a: Int }",
            "Определение «Extra» нельзя выполнить: документ должен состоять только из операций и фрагментов "
            "(строка 1, столбец 21)",
        ),
        (
            "{ animal { name } } schema { query: Query }",
            "Определение схемы нельзя выполнить: документ должен состоять только из операций и фрагментов "
            "(строка 1, столбец 21)",
        ),
    ],
    "KnownOperationTypesRule": [("subscription { a }", "В схеме нет операций типа subscription (строка 1, столбец 1)")],
    "UniqueOperationNamesRule": [
        (
            "query A { animal { name } }\nquery A { animal { name } }",
            "Имя операции «A» повторяется (строка 1, столбец 7; строка 2, столбец 7)",
        )
    ],
    "LoneAnonymousOperationRule": [
        (
            "{ animal { name } } query A { animal { name } }",
            "Операция без имени должна быть в документе единственной. Дайте операциям имена (строка 1, столбец 1)",
        )
    ],
    "SingleFieldSubscriptionsRule": [
        (
            "subscription { dog { name } cat { name } }",
            "В подписке может быть только одно корневое поле. Лишние: cat (строка 1, столбец 29)",
        ),
        (
            "subscription { dog @skip(if: true) { name } }",
            "В корне подписки нельзя использовать @skip и @include (строка 1, столбец 20)",
        ),
        (
            "subscription { __typename }",
            "Поле интроспекции __typename не может быть корневым полем подписки (строка 1, столбец 16)",
        ),
        (
            "subscription { ...F } fragment F on Subscription { ...F }",
            "В подписке нужно выбрать одно корневое поле (строка 1, столбец 14)",
        ),
    ],
    "KnownTypeNamesRule": [("query ($x: Nope) { animal { name } }", "В схеме нет типа «Nope» (строка 1, столбец 12)")],
    "FragmentsOnCompositeTypesRule": [
        (
            "fragment F on Color { a }",
            "Фрагмент «F» задан для типа Color, а у этого типа нет полей (строка 1, столбец 15)",
        ),
        (
            "{ animal { ... on Where { a } } }",
            "Фрагмент задан для типа Where, а у этого типа нет полей (строка 1, столбец 19)",
        ),
    ],
    "VariablesAreInputTypesRule": [
        (
            "query ($x: [Dog!]) { animal { name } }",
            "Тип [Dog!] переменной $x не является входным (строка 1, столбец 12)",
        )
    ],
    "ScalarLeafsRule": [
        ("{ animal { name { a } } }", "У поля name типа String нет подполей. Уберите их (строка 1, столбец 17)"),
        ("{ animal }", "У поля animal типа Animal нужно выбрать подполя: animal { ... } (строка 1, столбец 3)"),
    ],
    "FieldsOnCorrectTypeRule": [("{\n  animal { nope }\n}", "У типа Animal нет поля «nope» (строка 2, столбец 12)")],
    "UniqueFragmentNamesRule": [
        (
            "fragment F on Dog { name } fragment F on Cat { name }",
            "Имя фрагмента «F» повторяется (строка 1, столбец 10; строка 1, столбец 37)",
        )
    ],
    "KnownFragmentNamesRule": [("{ animal { ...F } }", "В документе нет фрагмента «F» (строка 1, столбец 15)")],
    "NoUnusedFragmentsRule": [
        ("{ animal { name } } fragment F on Dog { name }", "Фрагмент «F» нигде не используется (строка 1, столбец 21)")
    ],
    "PossibleFragmentSpreadsRule": [
        (
            "{ " + DOG + " { ... on Cat { name } } }",
            "Фрагмент для типа Cat здесь недопустим: объект типа Dog не может быть объектом типа Cat "
            "(строка 1, столбец 18)",
        ),
        (
            "{ " + DOG + " { ...F } } fragment F on Cat { name }",
            "Фрагмент «F» здесь недопустим: объект типа Dog не может быть объектом типа Cat (строка 1, столбец 18)",
        ),
    ],
    "NoFragmentCyclesRule": [
        ("fragment F on Dog { ...F }", "Фрагмент «F» используется внутри него самого (строка 1, столбец 21)"),
        (
            "fragment F on Dog { ...G } fragment G on Dog { ...F }",
            "Фрагмент «F» используется внутри него самого через «G» (строка 1, столбец 21; строка 1, столбец 48)",
        ),
    ],
    "UniqueVariableNamesRule": [
        (
            "query ($x: Int, $x: Int) { animal { name } }",
            "Имя переменной $x повторяется (строка 1, столбец 9; строка 1, столбец 18)",
        )
    ],
    "NoUndefinedVariablesRule": [
        ("{ dog(id: $x) { name } }", "Переменная $x не объявлена (строка 1, столбец 11; строка 1, столбец 1)"),
        (
            "query Q { dog(id: $x) { name } }",
            "Переменная $x не объявлена в операции «Q» (строка 1, столбец 19; строка 1, столбец 1)",
        ),
    ],
    "NoUnusedVariablesRule": [
        ("query ($x: Int) { animal { name } }", "Переменная $x объявлена, но не используется (строка 1, столбец 8)"),
        (
            "query Q($x: Int) { animal { name } }",
            "Переменная $x объявлена в операции «Q», но не используется (строка 1, столбец 9)",
        ),
    ],
    "KnownDirectivesRule": [
        ("{ animal @nope { name } }", "В схеме нет директивы @nope (строка 1, столбец 10)"),
        (
            '{ animal { ... @note(text: "a") { name } } }',
            "Директива @note здесь недопустима. Допустимые места: FIELD (строка 1, столбец 16)",
        ),
    ],
    "UniqueDirectivesPerLocationRule": [
        (
            "{ animal @skip(if: true) @skip(if: true) { name } }",
            "Директива @skip указана в одном месте больше одного раза (строка 1, столбец 10; строка 1, столбец 26)",
        )
    ],
    "DeferStreamDirectiveOnRootField": [
        (
            "mutation { dogs @stream { name } }",
            "Директиву @stream нельзя ставить в корне мутации или подписки (строка 1, столбец 17)",
        )
    ],
    "DeferStreamDirectiveOnValidOperationsRule": [
        (
            "subscription { dog { ... @defer { name } } }",
            "В подписках директива @defer недопустима. Отключите её аргументом if: false (строка 1, столбец 26)",
        )
    ],
    "DeferStreamDirectiveLabel": [
        (
            "query ($x: String) { animal { ... @defer(label: $x) { name } } }",
            "Аргумент label директивы @defer должен быть строкой, а не переменной (строка 1, столбец 35)",
        ),
        (
            '{ animal { ... @defer(label: "a") { name } ... @defer(label: "a") { name } } }',
            "Значение «a» аргумента label у @defer и @stream повторяется (строка 1, столбец 16; строка 1, столбец 48)",
        ),
    ],
    "StreamDirectiveOnListField": [
        (
            "{ animal @stream { name } }",
            "Директива @stream допустима только для списков, а поле animal типа Animal — не список "
            "(строка 1, столбец 10)",
        )
    ],
    "KnownArgumentNamesRule": [
        ("{ animal(nope: 1) { name } }", "У поля Query.animal нет аргумента «nope» (строка 1, столбец 10)"),
        (
            '{ animal @note(text: "a", nope: 1) { name } }',
            "У директивы @note нет аргумента «nope» (строка 1, столбец 27)",
        ),
    ],
    "UniqueArgumentNamesRule": [
        (
            "{ dog(id: 1, id: 2) { name } }",
            "Аргумент «id» указан больше одного раза (строка 1, столбец 7; строка 1, столбец 14)",
        )
    ],
    "ValuesOfCorrectTypeRule": [
        (
            '{ dog(id: 1, where: {needed: 1, size: "a"}) { name } }',
            'Аргумент where.size: нужно целое число от -2147483648 до 2147483647, а указано "a" (строка 1, столбец 39)',
        ),
        (
            "{ dog(id: 1, where: {needed: 1, and: [{needed: 1}, {needed: 1, size: 1.5}]}) { name } }",
            "Аргумент where.and[1].size: нужно целое число от -2147483648 до 2147483647, а указано 1.5 "
            "(строка 1, столбец 70)",
        ),
        ("{ dog(id: null) { name } }", "Аргумент id: значение типа ID! не может быть null (строка 1, столбец 11)"),
        (
            "{ dog(id: 1.5) { name } }",
            "Аргумент id: нужна строка или целое число, а указано 1.5 (строка 1, столбец 11)",
        ),
        (
            "{ dog(id: 1, where: 5) { name } }",
            "Аргумент where: нужен объект типа Where, а указано 5 (строка 1, столбец 21)",
        ),
        (
            "{ dog(id: 1, where: {size: 1}) { name } }",
            "Аргумент where: в объекте типа Where не указаны обязательные поля: needed (строка 1, столбец 21)",
        ),
        (
            "{ dog(id: 1, where: {needed: 1, nope: 2}) { name } }",
            "Аргумент where: у типа Where нет поля «nope» (строка 1, столбец 33)",
        ),
        (
            '{ dog(id: 1, key: {id: 1, name: "a"}) { name } }',
            "Аргумент key: в объекте типа Key должно быть указано ровно одно поле, отличное от null "
            "(строка 1, столбец 19)",
        ),
        (
            '{ dog(id: 1, sizes: [1, "a"]) { name } }',
            'Аргумент sizes[1]: нужно целое число от -2147483648 до 2147483647, а указано "a" (строка 1, столбец 25)',
        ),
        ('{ dog(id: 1, height: "a") { name } }', 'Аргумент height: нужно число, а указано "a" (строка 1, столбец 22)'),
        (
            "{ dog(id: 1, alive: 1) { name } }",
            "Аргумент alive: нужно true или false, а указано 1 (строка 1, столбец 21)",
        ),
        (
            "{ dog(id: 1, color: BLUE) { name } }",
            "Аргумент color: BLUE не входит в перечисление Color (строка 1, столбец 21)",
        ),
        ("{ animal @note(text: 5) { name } }", "Аргумент text: нужна строка, а указано 5 (строка 1, столбец 22)"),
        (
            'query ($x: Int = "a") { dog(id: $x) { name } }',
            'Недопустимое значение: нужно целое число от -2147483648 до 2147483647, а указано "a" '
            "(строка 1, столбец 18)",
        ),
    ],
    "ProvidedRequiredArgumentsRule": [
        ("{ dog { name } }", "У поля dog не указаны обязательные аргументы: id: ID! (строка 1, столбец 3)"),
        (
            "{ animal @note { name } }",
            "У директивы @note не указаны обязательные аргументы: text: String! (строка 1, столбец 10)",
        ),
    ],
    "VariablesInAllowedPositionRule": [
        (
            "query ($x: Int) { dog(id: $x) { name } }",
            "У переменной $x тип Int, а здесь нужен тип ID! (строка 1, столбец 8; строка 1, столбец 27)",
        ),
        (
            "query ($x: ID) { dog(id: 1, key: {id: $x}) { name } }",
            "У переменной $x тип ID, а в объекте Key она не может быть null (строка 1, столбец 8; "
            "строка 1, столбец 39)",
        ),
    ],
    "OverlappingFieldsCanBeMergedRule": [
        (
            "{ " + DOG + " { a: name a: barks } }",
            "Поле ответа «a» задано по-разному: «name» и «barks» — разные поля. Дайте им разные псевдонимы "
            "(строка 1, столбец 18; строка 1, столбец 26)",
        ),
        (
            "{ " + DOG + " { friends(first: 1) { name } friends(first: 2) { name } } }",
            "Поле ответа «friends» задано по-разному: у полей «friends» разные аргументы. Дайте им разные псевдонимы "
            "(строка 1, столбец 18; строка 1, столбец 45)",
        ),
        (
            "{ animal { ... on Dog { a: barks } ... on Cat { a: name } } }",
            "Поле ответа «a» задано по-разному: «barks» и «name» — разные поля. Дайте им разные псевдонимы "
            "(строка 1, столбец 25; строка 1, столбец 49)",
        ),
        (
            "{ a: " + DOG + " { owner { id } } a: " + DOG + " { owner { id: __typename } } }",
            "Поле ответа «id» задано по-разному: «id» и «__typename» — разные поля. Дайте им разные псевдонимы "
            "(строка 1, столбец 3; строка 1, столбец 21)",
        ),
    ],
    "UniqueInputFieldNamesRule": [
        (
            "{ dog(id: 1, where: {needed: 1, needed: 2}) { name } }",
            "Поле «needed» указано во входном объекте больше одного раза (строка 1, столбец 22; строка 1, столбец 33)",
        )
    ],
    "MaxIntrospectionDepthRule": [
        (
            "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
            "Слишком глубокая вложенность интроспекции от поля __schema (строка 1, столбец 3)",
        )
    ],
    "FiniteNumbersRule": [
        (
            "{ dog(id: 1, height: 1e400) { name } }",
            "Число 1e400 не помещается в тип Float: по модулю оно больше 1.7976931348623157e308 (строка 1, столбец 22)",
        )
    ],
}
QUERIES_ONLY = build_schema("type Query { animal: String }")


def reported(document: str, name: str, **options: bool) -> GraphQLError:
    """Return the first error of one rule."""
    rule = next(each for each in RULES if each.__name__ in (name, f"_{name.removesuffix('Rule')}"))
    schema = QUERIES_ONLY if name == "KnownOperationTypesRule" else SCHEMA
    return validate(schema, parse(document), [rule], hide_suggestions=True, **options)[0]


def test_every_rule_has_an_explanation_and_a_case():
    names = {rule.__name__ for rule in specified_rules}
    assert names <= {*EXPLANATIONS, "ValuesOfCorrectTypeRule"}
    assert {*EXPLANATIONS, "ValuesOfCorrectTypeRule"} == CASES.keys()
    assert len(RULES) == len(specified_rules) + 1


@pytest.mark.parametrize("name", CASES)
def test_an_error_has_a_russian_message_with_the_names_and_the_location(name):
    for document, message in CASES[name]:
        error = reported(document, name)
        assert (document, error.extensions) == (document, {"messageRu": message})


def test_every_message_of_a_rule_is_reported_by_some_document():
    prefixes = {re.split(r"\{", text)[0] for key, text in RUSSIAN.items() if key.startswith("rule.")}
    reported_all = " ".join(message for cases in CASES.values() for _, message in cases)
    unused = {prefix for prefix in prefixes if prefix and prefix not in reported_all}
    assert unused == {RUSSIAN["rule.other"], RUSSIAN["rule.aborted"]}


def test_similar_names_are_suggested_if_enabled():
    rule = next(each for each in RULES if each.__name__ == "FieldsOnCorrectTypeRule")
    (error,) = validate(SCHEMA, parse("{ animal { nam } }"), [rule])
    assert error.extensions == {
        "messageRu": "У типа Animal нет поля «nam». Возможно, имелось в виду: name (строка 1, столбец 12)"
    }


def test_the_english_messages_are_those_of_graphql_core():
    for name, cases in CASES.items():
        for document, _ in cases:
            if name not in ("KnownOperationTypesRule", "FiniteNumbersRule"):
                ours, theirs = (validate(SCHEMA, parse(document), each) for each in (RULES[:-1], specified_rules))
                assert [error.message for error in ours] == [error.message for error in theirs]


def test_a_rule_without_an_explanation_has_a_general_message(monkeypatch):
    monkeypatch.delitem(rules.EXPLANATIONS, "KnownFragmentNamesRule")
    rule = rules._with_messages(next(each for each in specified_rules if each.__name__ == "KnownFragmentNamesRule"))
    (error,) = validate(SCHEMA, parse("{ animal { ...F } }"), [rule])
    assert error.extensions == {"messageRu": "Документ не соответствует схеме (строка 1, столбец 15)"}
