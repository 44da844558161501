"""Russian sentences: documents that do not fit the language or the schema, and values that do not fit their types.

These have no English twin: graphql-core words the English.
"""

from typing import Final

SENTENCES: Final = {
    # Where
    "place.at": "{sentence} ({places})",
    "place.place": "строка {line}, столбец {column}",
    # The language
    "syntax.expected": "Синтаксическая ошибка: ожидается {expected}, а здесь {found}",
    "syntax.unexpected": "Синтаксическая ошибка: {found} здесь не на месте",
    "syntax.string": "Синтаксическая ошибка: строка не закрыта кавычкой",
    "syntax.block-string": 'Синтаксическая ошибка: блочная строка не закрыта тремя кавычками (""")',
    "syntax.escape": "Синтаксическая ошибка: неизвестная последовательность {escape} в строке",
    "syntax.number": "Синтаксическая ошибка: число {number} записано неправильно",
    "syntax.apostrophe": "Синтаксическая ошибка: строки пишутся в двойных кавычках, а не в апострофах",
    "syntax.character": "Синтаксическая ошибка: символ {character} здесь недопустим",
    "syntax.variable": "Синтаксическая ошибка: переменной ${name} здесь быть не может, нужно постоянное значение",
    "syntax.too-deep": "Документ вложен слишком глубоко; разбор прекращён",
    "syntax.other": "Документ не разобрать как GraphQL",
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
    "rule.aborted": "Ошибок слишком много или документ слишком велик; проверка прекращена",
    "rule.executable-definitions": (
        "Определение «{name}» не выполняется: в документе бывают только операции и фрагменты"
    ),
    "rule.executable-definitions-schema": (
        "Определение схемы не выполняется: в документе бывают только операции и фрагменты"
    ),
    "rule.known-operation-types": "В схеме нет операций {operation}",
    "rule.unique-operation-names": "Операций с именем «{name}» больше одной",
    "rule.lone-anonymous-operation": "Операция без имени бывает в документе только одна; дайте операциям имена",
    "rule.subscription-directives": "В корне подписки нельзя использовать @skip и @include",
    "rule.subscription-empty": "В подписке нужно выбрать одно корневое поле",
    "rule.subscription-fields": "В подписке бывает только одно корневое поле; лишние: {names}",
    "rule.subscription-introspection": "Корневым полем подписки не бывает поле интроспекции {name}",
    "rule.known-type-names": "В схеме нет типа «{name}»",
    "rule.fragments-on-composite-types": "Фрагмент «{fragment}» задан на типе {type}, а у этого типа нет полей",
    "rule.fragments-on-composite-types-inline": "Фрагмент задан на типе {type}, а у этого типа нет полей",
    "rule.variables-are-input-types": "У переменной ${name} тип {type}, а он не бывает типом входных значений",
    "rule.scalar-leafs-selection": "У поля {name} типа {type} нет подполей; уберите их выбор",
    "rule.scalar-leafs-no-selection": "У поля {name} типа {type} нужно выбрать подполя: {name} {{ ... }}",
    "rule.fields-on-correct-type": "У типа {type} нет поля «{name}»",
    "rule.unique-fragment-names": "Фрагментов с именем «{name}» больше одного",
    "rule.known-fragment-names": "В документе нет фрагмента «{name}»",
    "rule.no-unused-fragments": "Фрагмент «{name}» нигде не раскрыт",
    "rule.possible-fragment-spreads": (
        "Фрагмент «{fragment}» здесь не раскрыть: объект типа {parent} не бывает объектом типа {type}"
    ),
    "rule.possible-fragment-spreads-inline": (
        "Фрагмент на типе {type} здесь не раскрыть: объект типа {parent} не бывает объектом типа {type}"
    ),
    "rule.no-fragment-cycles": "Фрагмент «{name}» раскрыт внутри него самого",
    "rule.no-fragment-cycles-via": "Фрагмент «{name}» раскрыт внутри него самого через {via}",
    "rule.unique-variable-names": "Переменных с именем ${name} больше одной",
    "rule.no-undefined-variables": "Переменная ${name} не объявлена",
    "rule.no-undefined-variables-operation": "Переменная ${name} не объявлена в операции «{operation}»",
    "rule.no-unused-variables": "Переменная ${name} объявлена, но не используется",
    "rule.no-unused-variables-operation": "Переменная ${name} объявлена в операции «{operation}», но не используется",
    "rule.known-directives": "В схеме нет директивы @{name}",
    "rule.known-directives-place": "Директиву @{name} здесь поставить нельзя; её места: {places}",
    "rule.unique-directives": "Директива @{name} указана на одном месте больше одного раза",
    "rule.defer-stream-root": "Директиву @{name} нельзя ставить в корне мутации и подписки",
    "rule.defer-stream-operation": "В подписках нет директивы @{name}; отключите её аргументом if: false",
    "rule.defer-stream-label": "Аргумент label директивы @{name} записывается в документе строкой, без переменных",
    "rule.defer-stream-label-unique": "Значение «{label}» аргумента label у @defer и @stream повторяется",
    "rule.stream-list": "Директиву @stream ставят только на списки, а поле {name} типа {type} — не список",
    "rule.known-argument-names": "У поля {type}.{field} нет аргумента «{name}»",
    "rule.known-argument-names-directive": "У директивы @{directive} нет аргумента «{name}»",
    "rule.unique-argument-names": "Аргумент «{name}» указан больше одного раза",
    "rule.provided-required-arguments": "У поля {name} не указаны обязательные аргументы: {arguments}",
    "rule.provided-required-arguments-directive": "У директивы @{name} не указаны обязательные аргументы: {arguments}",
    "rule.variables-in-allowed-position": "У переменной ${name} тип {type}, а на этом месте нужен тип {expected}",
    "rule.variables-in-allowed-position-one-of": (
        "У переменной ${name} тип {type}, а в объекте {parent} она не может быть null"
    ),
    "rule.overlapping-fields-names": (
        "Поле ответа «{name}» задано по-разному: «{first}» и «{second}» — разные поля; дайте им разные псевдонимы"
    ),
    "rule.overlapping-fields-arguments": (
        "Поле ответа «{name}» задано по-разному: у полей «{first}» разные аргументы; дайте им разные псевдонимы"
    ),
    "rule.overlapping-fields-stream": (
        "Поле ответа «{name}» задано по-разному: директивы @stream не совместить; дайте полям разные псевдонимы"
    ),
    "rule.overlapping-fields-types": (
        "Поле ответа «{name}» задано по-разному: типы полей не совместить; дайте полям разные псевдонимы"
    ),
    "rule.overlapping-fragments": "Фрагмент «{name}» раскрыт здесь с разными аргументами",
    "rule.unique-input-field-names": "Поле «{name}» указано во входном объекте больше одного раза",
    "rule.introspection-depth": "Интроспекция от поля {name} вложена слишком глубоко",
    "rule.finite-numbers": "Число {value} не помещается в тип Float: оно по модулю больше 1.7976931348623157e308",
    "rule.near": "{sentence}. Возможно, имелось в виду: {names}",
    # Values
    "value.of-document": "Значение не подходит: {fault}",
    "value.of-argument": "Аргумент {argument}: {fault}",
    "value.of-variable": "Переменная ${name}: {fault}",
    "value.variable-required": "Переменная ${name} обязательна (тип {type}), а её значение не указано",
    "value.variables-aborted": "В переменных слишком много ошибок или уровней; проверка прекращена",
    "value.unfit": "Значение аргумента не подходит",
    "value.not-given": "значение не задано или равно null, а здесь оно обязательно",
    "value.null": "значение типа {type} не может быть null",
    "value.object": "нужен объект типа {type}, а указано {value}",
    "value.required": "в объекте типа {type} не указаны обязательные поля: {names}",
    "value.unknown": "у типа {type} нет поля «{name}»",
    "value.one-of": "в объекте типа {type} указывается ровно одно поле, и оно не null",
    "value.enum": "{value} не входит в перечисление {type}",
    "value.Int": "нужно целое число от -2147483648 до 2147483647, а указано {value}",
    "value.Float": "нужно число, а указано {value}",
    "value.String": "нужна строка, а указано {value}",
    "value.Boolean": "нужно true или false, а указано {value}",
    "value.ID": "нужна строка или целое число, а указано {value}",
    "value.PartialDate": (
        "дата записывается как ГГГГ, ГГГГ-ММ или ГГГГ-ММ-ДД, начиная с 0001, и должна существовать, а указано {value}"
    ),
    "value.other": "{value} не подходит типу {type}",
    # The data
    "value.of-field": "Значение поля {path} не соответствует схеме",
}
