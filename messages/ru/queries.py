"""Russian sentences: what is wrong with an operation or its arguments, and what the engine reports."""

from typing import Final

SENTENCES: Final = {
    # Operations
    "operation.several": "operationName: в документе несколько операций; назовите одну из них",
    "operation.unknown": "operationName: в документе нет операции {name!r}",
    "operation.recommender-busy": (
        "Рекомендации на эту дату ещё не рассчитаны, а очередь на расчёт сейчас велика; повторите запрос через "
        "{seconds} с и запрашивайте меньше разных лет за раз."
    ),
    "operation.property-without-data": (
        "{argument}: ни у одного узла этого списка значение этого свойства не указано, поэтому список пуст; уберите "
        "это условие."
    ),
    "operation.internal": "В сервисе произошла ошибка; подробности в его журнале под номером {id}.",
    # Pages and cursors
    "query.first-and-last": "{argument}: first и last исключают друг друга; укажите одно из них",
    "query.size": "{argument}: {size} вне допустимых границ; запросите от 1 до {limit}",
    "query.size-at-depth": "{argument}: {size} вне допустимых границ; запросите от 1 до {limit} при depth {depth}",
    "query.too-many-ids": (
        "{argument}: {count:идентификатор|идентификатора|идентификаторов} — слишком много; запросите не больше "
        "{limit} за раз"
    ),
    "query.number-of-ids": "{argument}: разных идентификаторов: {count}; укажите от {least} до {limit}",
    "query.bad-cursor": (
        "{argument}: это не курсор этого сервиса; возьмите курсор, который дал тот же список с тем же orderBy"
    ),
    "query.foreign-cursor": (
        "{argument}: он относится к списку другого типа или порядка; возьмите курсор, который дал тот же список с тем "
        "же orderBy"
    ),
    # Values
    "query.half-character": ("{argument}: в тексте половина символа (одиночный суррогат); передайте символы целиком"),
    "query.null-condition": (
        "{argument}: null не является условием; не указывайте его, а отсутствующее ищите через isNull: true"
    ),
    "query.null-variable": (
        "{argument}: переменная ${variable} не задана или равна null, а значение здесь не может быть null; задайте его"
    ),
    "query.bad-argument": "{argument}: значение аргумента не подходит",
    "query.weight": "{argument}: {weight:g} вне допустимых границ; укажите от 0 до {limit:g}",
    "query.no-weight": "{argument}: ни у одной составляющей нет веса больше 0; укажите хотя бы один",
    "query.no-territory": "{argument}: территории {id} нет; укажите идентификаторы регионов и муниципалитетов",
    "query.gone": "{argument}: то, о чём вопрос, только что удалено из данных; найдите его заново",
    "query.too-many-conditions": (
        "{argument}: эти условия по связям вместе составляют слишком большой запрос к хранилищу; отправьте несколько "
        "операций"
    ),
    "query.partial-date": ("дата записывается как ГГГГ, ГГГГ-ММ или ГГГГ-ММ-ДД, начиная с 0001, и должна существовать"),
    # Full-text search
    "search.empty": "В text нет ни одного слова: напишите хотя бы одну букву или цифру.",
    "search.too-long": ("В text {length:символ|символа|символов}: напишите не больше {limit}, только важные слова."),
}
