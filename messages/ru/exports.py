"""Russian sentences: errors of exports."""

from typing import Final

SENTENCES: Final = {
    "export.unknown-format": "format: формата {value!r} нет. Укажите один из форматов: {formats}.",
    "export.unknown-locale": "locale: значения {value!r} нет. Укажите en или ru.",
    "export.headings-form": (
        "headings: нужен объект JSON: имя столбца и его заголовок, либо объект с title и words. Каждый текст — от 1 до "
        "200 знаков."
    ),
    "export.no-column": "headings: столбца {name!r} в файле нет. Столбцы: {columns}.",
    "export.only-query": "query: выгрузить можно только запрос на чтение. Отправьте операцию query.",
    "export.one-root-field": "query: выгружаются строки одного корневого поля. Выберите ровно одно корневое поле.",
    "export.nodes-or-edges": "query: в поле {field} одни и те же строки выбраны дважды. Выберите их один раз.",
    "export.backward": "query: аргумент {argument} в выгрузке недопустим. Используйте first и after.",
    "export.no-graph": (
        "format: в запросе нет графа. Выберите у neighbourhood или у путей paths из shortestPath узлы nodes с их id и "
        "связи links с type, sourceId и targetId."
    ),
    "export.aborted": "Выгрузка прервана: не удалось прочитать страницу или данные изменились. Начните её заново.",
    "export.too-many-rows": (
        "В этом формате помещается не больше {limit} строк, а в списке их больше. Сузьте условия или возьмите CSV."
    ),
}
