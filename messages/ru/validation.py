"""Russian sentences: documents that violate the grammar or the schema, and values that do not fit their types.

They have no English counterpart: graphql-core provides the English text.
"""

from typing import Final

SENTENCES: Final = {
    # Places
    "place.at": "{sentence} ({places})",
    "place.place": "строка {line}, столбец {column}",
    # The language
    "syntax.expected": "Синтаксическая ошибка: ожидается {expected}, а здесь {found}",
    "syntax.unexpected": "Синтаксическая ошибка: {found} в недопустимом месте",
    "syntax.string": "Синтаксическая ошибка: строка не закрыта кавычкой",
    "syntax.block-string": 'Синтаксическая ошибка: блочная строка не закрыта тремя кавычками (""")',
    "syntax.escape": "Синтаксическая ошибка: неизвестная последовательность {escape} в строке",
    "syntax.number": "Синтаксическая ошибка: число {number} записано неправильно",
    "syntax.apostrophe": "Синтаксическая ошибка: строки пишутся в двойных кавычках, а не в апострофах",
    "syntax.character": "Синтаксическая ошибка: символ {character} здесь недопустим",
    "syntax.variable": "Синтаксическая ошибка: вместо переменной ${name} здесь нужно постоянное значение",
    "syntax.too-deep": "Слишком глубокая вложенность в документе. Разбор прекращён",
    "syntax.other": "Документ не удалось разобрать как GraphQL",
    "token.quoted": "«{text}»",
    "token.name": "имя",
    "token.name-value": "имя «{text}»",
    "token.int": "целое число",
    "token.int-value": "число {text}",
    "token.float": "число",
    "token.float-value": "число {text}",
    "token.string": "строка",
    "token.string-value": "строка «{text}»",
    "token.end": "конец документа",
    # The rules of the specification
    "rule.other": "Документ не соответствует схеме",
    "rule.aborted": "Слишком много ошибок или слишком большой документ. Проверка прекращена",
    "rule.executable-definitions": (
        "Определение «{name}» нельзя выполнить: документ должен состоять только из операций и фрагментов"
    ),
    "rule.executable-definitions-schema": (
        "Определение схемы нельзя выполнить: документ должен состоять только из операций и фрагментов"
    ),
    "rule.known-operation-types": "В схеме нет операций типа {operation}",
    "rule.unique-operation-names": "Имя операции «{name}» повторяется",
    "rule.lone-anonymous-operation": "Операция без имени должна быть в документе единственной. Дайте операциям имена",
    "rule.subscription-directives": "В корне подписки нельзя использовать @skip и @include",
    "rule.subscription-empty": "В подписке нужно выбрать одно корневое поле",
    "rule.subscription-fields": "В подписке может быть только одно корневое поле. Лишние: {names}",
    "rule.subscription-introspection": "Поле интроспекции {name} не может быть корневым полем подписки",
    "rule.known-type-names": "В схеме нет типа «{name}»",
    "rule.fragments-on-composite-types": "Фрагмент «{fragment}» задан для типа {type}, а у этого типа нет полей",
    "rule.fragments-on-composite-types-inline": "Фрагмент задан для типа {type}, а у этого типа нет полей",
    "rule.variables-are-input-types": "Тип {type} переменной ${name} не является входным",
    "rule.scalar-leafs-selection": "У поля {name} типа {type} нет подполей. Уберите их",
    "rule.scalar-leafs-no-selection": "У поля {name} типа {type} нужно выбрать подполя: {name} {{ ... }}",
    "rule.fields-on-correct-type": "У типа {type} нет поля «{name}»",
    "rule.unique-fragment-names": "Имя фрагмента «{name}» повторяется",
    "rule.known-fragment-names": "В документе нет фрагмента «{name}»",
    "rule.no-unused-fragments": "Фрагмент «{name}» нигде не используется",
    "rule.possible-fragment-spreads": (
        "Фрагмент «{fragment}» здесь недопустим: объект типа {parent} не может быть объектом типа {type}"
    ),
    "rule.possible-fragment-spreads-inline": (
        "Фрагмент для типа {type} здесь недопустим: объект типа {parent} не может быть объектом типа {type}"
    ),
    "rule.no-fragment-cycles": "Фрагмент «{name}» используется внутри него самого",
    "rule.no-fragment-cycles-via": "Фрагмент «{name}» используется внутри него самого через {via}",
    "rule.unique-variable-names": "Имя переменной ${name} повторяется",
    "rule.no-undefined-variables": "Переменная ${name} не объявлена",
    "rule.no-undefined-variables-operation": "Переменная ${name} не объявлена в операции «{operation}»",
    "rule.no-unused-variables": "Переменная ${name} объявлена, но не используется",
    "rule.no-unused-variables-operation": "Переменная ${name} объявлена в операции «{operation}», но не используется",
    "rule.known-directives": "В схеме нет директивы @{name}",
    "rule.known-directives-place": "Директива @{name} здесь недопустима. Допустимые места: {places}",
    "rule.unique-directives": "Директива @{name} указана в одном месте больше одного раза",
    "rule.defer-stream-root": "Директиву @{name} нельзя ставить в корне мутации или подписки",
    "rule.defer-stream-operation": "В подписках директива @{name} недопустима. Отключите её аргументом if: false",
    "rule.defer-stream-label": "Аргумент label директивы @{name} должен быть строкой, а не переменной",
    "rule.defer-stream-label-unique": "Значение «{label}» аргумента label у @defer и @stream повторяется",
    "rule.stream-list": "Директива @stream допустима только для списков, а поле {name} типа {type} — не список",
    "rule.known-argument-names": "У поля {type}.{field} нет аргумента «{name}»",
    "rule.known-argument-names-directive": "У директивы @{directive} нет аргумента «{name}»",
    "rule.unique-argument-names": "Аргумент «{name}» указан больше одного раза",
    "rule.provided-required-arguments": "У поля {name} не указаны обязательные аргументы: {arguments}",
    "rule.provided-required-arguments-directive": "У директивы @{name} не указаны обязательные аргументы: {arguments}",
    "rule.variables-in-allowed-position": "У переменной ${name} тип {type}, а здесь нужен тип {expected}",
    "rule.variables-in-allowed-position-one-of": (
        "У переменной ${name} тип {type}, а в объекте {parent} она не может быть null"
    ),
    "rule.overlapping-fields-names": (
        "Поле ответа «{name}» задано по-разному: «{first}» и «{second}» — разные поля. Дайте им разные псевдонимы"
    ),
    "rule.overlapping-fields-arguments": (
        "Поле ответа «{name}» задано по-разному: у полей «{first}» разные аргументы. Дайте им разные псевдонимы"
    ),
    "rule.overlapping-fields-stream": (
        "Поле ответа «{name}» задано по-разному: директивы @stream несовместимы. Дайте полям разные псевдонимы"
    ),
    "rule.overlapping-fields-types": (
        "Поле ответа «{name}» задано по-разному: типы полей несовместимы. Дайте полям разные псевдонимы"
    ),
    "rule.overlapping-fragments": "Фрагмент «{name}» используется здесь с разными аргументами",
    "rule.unique-input-field-names": "Поле «{name}» указано во входном объекте больше одного раза",
    "rule.introspection-depth": "Слишком глубокая вложенность интроспекции от поля {name}",
    "rule.finite-numbers": "Число {value} не помещается в тип Float: по модулю оно больше 1.7976931348623157e308",
    "rule.near": "{sentence}. Возможно, имелось в виду: {names}",
    # Values
    "value.of-document": "Недопустимое значение: {fault}",
    "value.of-argument": "Аргумент {argument}: {fault}",
    "value.of-variable": "Переменная ${name}: {fault}",
    "value.variable-required": "Не указано значение обязательной переменной ${name} (тип {type})",
    "value.variables-aborted": "В переменных слишком много ошибок или уровней вложенности. Проверка прекращена",
    "value.unfit": "Недопустимое значение аргумента",
    "value.not-given": "значение обязательно, но не задано или равно null",
    "value.null": "значение типа {type} не может быть null",
    "value.object": "нужен объект типа {type}, а указано {value}",
    "value.required": "в объекте типа {type} не указаны обязательные поля: {names}",
    "value.unknown": "у типа {type} нет поля «{name}»",
    "value.one-of": "в объекте типа {type} должно быть указано ровно одно поле, отличное от null",
    "value.enum": "{value} не входит в перечисление {type}",
    "value.Int": "нужно целое число от -2147483648 до 2147483647, а указано {value}",
    "value.Float": "нужно число, а указано {value}",
    "value.String": "нужна строка, а указано {value}",
    "value.Boolean": "нужно true или false, а указано {value}",
    "value.ID": "нужна строка или целое число, а указано {value}",
    "value.PartialDate": (
        "дата записывается как ГГГГ, ГГГГ-ММ или ГГГГ-ММ-ДД, начиная с 0001 года, и должна существовать, а указано "
        "{value}"
    ),
    "value.other": "значение {value} не подходит типу {type}",
    # The data
    "value.of-field": "Значение поля {path} не соответствует схеме",
}
