"""Russian sentences: errors of an operation and its arguments."""

from typing import Final

SENTENCES: Final = {
    # Operations
    "operation.several": "operationName: в документе несколько операций. Укажите, какую из них выполнить.",
    "operation.unknown": "operationName: в документе нет операции {name!r}. Укажите одну из его операций.",
    "operation.recommender-busy": (
        "Рекомендации на эту дату ещё рассчитываются. Повторите запрос через {seconds} с и запрашивайте меньше разных "
        "лет за раз."
    ),
    "operation.property-without-data": (
        "{argument}: список пуст, потому что ни у одного узла, отвечающего остальным условиям, это свойство не "
        "заполнено. Уберите условие."
    ),
    "operation.internal": "В сервисе произошла ошибка. Подробности записаны в его журнале под номером {id}.",
    # Pages and cursors
    "query.first-and-last": "{argument}: first и last нельзя указать вместе. Оставьте одно из них.",
    "query.size": "{argument}: значение {size} вне допустимых границ. Укажите от 1 до {limit}.",
    "query.size-at-depth": (
        "{argument}: при depth {depth} значение {size} вне допустимых границ. Укажите от 1 до {limit}."
    ),
    "query.path-length": "{argument}: число шагов пути — {size}. Укажите от 1 до {limit}.",
    "query.along-alone": "{argument}: путь исключает depth и relationshipTypes. Укажите что-то одно.",
    "query.too-many-ids": (
        "{argument}: {count:идентификатор|идентификатора|идентификаторов} — слишком много. Запросите не больше {limit} "
        "за раз."
    ),
    "query.number-of-ids": (
        "{argument}: {count:указан # идентификатор|указаны # разных идентификатора|указано # разных идентификаторов}. "
        "Нужно от {least} до {limit}."
    ),
    "query.bad-cursor": (
        "{argument}: это не курсор этого сервиса. Возьмите курсор, полученный из того же списка с тем же orderBy."
    ),
    "query.foreign-cursor": (
        "{argument}: курсор взят из списка другого типа или с другим порядком. Возьмите курсор, полученный из того же "
        "списка с тем же orderBy."
    ),
    # Groups
    "query.too-many-dimensions": (
        "{argument}: {count:измерение|измерения|измерений} — слишком много. Укажите не больше {limit}."
    ),
    "query.repeated-dimension": "{argument}: измерение повторяется. Укажите каждое один раз.",
    "query.incomplete-order": "{argument}: для порядка {measure} здесь нужно значение. Укажите его.",
    "query.unused-order": "{argument}: для порядка {measure} значение здесь не нужно. Уберите его.",
    # Values
    "query.half-character": (
        "{argument}: в тексте есть половина символа (одиночный суррогат). Передавайте символы целиком."
    ),
    "query.null-condition": (
        "{argument}: условие не может быть null. Уберите его или, чтобы найти незаполненные значения, укажите isNull: "
        "true."
    ),
    "query.null-variable": (
        "{argument}: переменная ${variable} не задана или равна null, а значение обязательно. Задайте переменную."
    ),
    "query.bad-argument": "{argument}: недопустимое значение аргумента.",
    "query.weight": "{argument}: значение {weight:g} вне допустимых границ. Укажите от 0 до {limit:g}.",
    "query.months": "{argument}: значение {months} вне допустимых границ. Укажите от 0 до {limit} месяцев.",
    "query.no-weight": "{argument}: веса всех составляющих равны 0. Задайте хотя бы один вес больше 0.",
    "query.only-elsewhere": "{argument} требует from: ELSEWHERE. Укажите и его или уберите {argument}.",
    "query.no-country": (
        "{argument}: территорий страны {country} нет. Укажите коды стран, которые есть в данных (ISO 3166-1 alpha-2), "
        "например RU."
    ),
    "query.no-territory": "{argument}: территории {id} нет. Укажите идентификаторы регионов и муниципалитетов.",
    "query.no-territories": (
        "{argument}: в графе нет территорий этого уровня в стране {country!r}. Укажите код страны, территории которой "
        "есть в графе, например RU или US."
    ),
    "query.no-topic": "{argument}: темы {id} нет. Укажите идентификатор темы, например topic:waste.",
    "query.gone": "{argument}: узел только что удалён из данных. Повторите поиск.",
    "query.too-many-conditions": (
        "{argument}: условия по связям, фасеты и группы вместе образуют слишком большой запрос к хранилищу. "
        "Разделите их на несколько операций."
    ),
    "query.path-search-too-wide": (
        "Поиск пути просмотрел {limit:,} связей и не дал ответа. Укажите меньше типов в relationshipTypes или "
        "уменьшите maxLength."
    ),
    "query.partial-date": (
        "дата записывается как ГГГГ, ГГГГ-ММ или ГГГГ-ММ-ДД, начиная с 0001 года, и должна существовать"
    ),
    # Full-text search
    "search.empty": "text: нет ни одного слова для поиска. Напишите хотя бы одну букву или цифру.",
    "search.too-long": (
        "text: в тексте {length:символ|символа|символов}, а допускается не больше {limit}. Оставьте только важные "
        "слова."
    ),
    "search.no-meaning": (
        "{argument}: тексты типа {type} не сравниваются по смыслу. Укажите mode: WORDS или типы из списка: {types}."
    ),
    "search.nothing-similar": (
        "Практик и проектов, близких к этой задаче по словам и смыслу, не найдено. Опишите её другими словами или "
        "просмотрите темы."
    ),
}
