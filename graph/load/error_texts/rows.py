"""What is said of rows and of what they refer to."""

from graph.load.error_texts.form import Texts

ROWS: Texts = {
    # Rows
    "duplicate-id": {
        "en": ("line {first} has this id already", "keep one row for each id"),
        "ru": ("этот id уже есть в строке {first}", "оставьте одну строку на каждый id"),
    },
    "duplicate-key": {
        "en": ("line {first} has this {key} already", "correct one of the two, or keep one row for both"),
        "ru": ("такой {key} уже есть в строке {first}", "исправьте один из двух или оставьте одну строку на оба"),
    },
    "duplicate-key-in-graph": {
        "en": ("in the graph {other} has this {key} already", "correct the {key}, or name that node by its id"),
        "ru": ("в графе такой {key} уже есть у {other}", "исправьте {key} или назовите тот узел по его id"),
    },
    "duplicate-adoption": {
        "en": ("line {first} has the same practice, territory, project and dates",
               "keep one of the two rows or correct a date"),
        "ru": ("практика, территория, проект и даты те же, что в строке {first}",
               "оставьте одну из двух строк или исправьте дату"),
    },
    "duplicate-adoption-in-graph": {
        "en": ("in the graph {other} has the same practice, territory, project and dates",
               "write {other} as its id, or correct a date"),
        "ru": ("в графе практика, территория, проект и даты те же у {other}",
               "укажите {other} как id или исправьте дату"),
    },
    "duplicate-row": {
        "en": ("line {first} already links {start} with {end}", "keep one row for each pair"),
        "ru": ("строка {first} уже связывает {start} и {end}", "оставьте одну строку на каждую пару"),
    },
    "order": {
        "en": ("'{earlier}' ({earlier_value}) is later than '{later}' ({later_value})",
               "correct one of the two dates"),
        "ru": ("'{earlier}' ({earlier_value}) позже, чем '{later}' ({later_value})",
               "исправьте одну из двух дат"),
    },
    "order-in-graph": {
        "en": ("'{earlier}' ({earlier_value}) is later than '{later}' ({later_value}), "
               "and the graph has '{stored}'",
               "correct one of the two dates; to replace the graph's, add its column to the file"),
        "ru": ("'{earlier}' ({earlier_value}) позже, чем '{later}' ({later_value}), "
               "а '{stored}' взят из графа",
               "исправьте одну из двух дат; чтобы заменить дату из графа, добавьте её столбец в файл"),
    },
    "stage-with-date": {
        "en": ("the stage follows from the dates, and '{date}' is known",
               "leave the stage empty; write it only where no date is known"),
        "ru": ("стадия следует из дат, а '{date}' известен",
               "оставьте стадию пустой; пишите её только там, где не известна ни одна дата"),
    },
    # References
    "not-an-id": {
        "en": ("this is not an id of {types}", "write an id such as {example}"),
        "ru": ("это не id для {types}", "напишите id, например {example}"),
    },
    "not-an-id-nor-key": {
        "en": ("this is not an id of {types}",
               "write an id such as {example}; for other codes name the column {keys}"),
        "ru": ("это не id для {types}",
               "напишите id, например {example}; для других кодов назовите столбец {keys}"),
    },
    "wrong-type": {
        "en": ("this names a {found}, the column wants {types}", "write an id such as {example}"),
        "ru": ("это {found}, а в столбце нужно {types}", "напишите id, например {example}"),
    },
    "dangling": {
        "en": ("neither the folder nor the graph has this {types}",
               "add it to {files} or correct the reference"),
        "ru": ("ни в папке, ни в графе нет такого {types}", "добавьте его в {files} или исправьте ссылку"),
    },
    "dangling-key": {
        "en": ("neither the folder nor the graph has a {types} with this {key}",
               "add it to {files} or correct the reference"),
        "ru": ("ни в папке, ни в графе нет {types} с таким {key}",
               "добавьте его в {files} или исправьте ссылку"),
    },
    "ambiguous": {
        "en": ("this {key} is that of several: {ids}",
               "name the one that is meant by its id, in a column '{column}'"),
        "ru": ("такой {key} у нескольких: {ids}", "назовите нужный по id, в столбце '{column}'"),
    },
    "many-values": {
        "en": ("one value is wanted here, {count} are given", "keep one of them"),
        "ru": ("здесь нужно одно значение, указано {count}", "оставьте одно из них"),
    },
    "empty-part": {
        "en": ("a value is missing beside a '|'",
               "write values with one '|' between each two, and none at the ends"),
        "ru": ("рядом с '|' нет значения",
               "ставьте один знак '|' между двумя значениями и ни одного по краям"),
    },
    "repeated-target": {
        "en": ("{target} is named twice", "name it once"),
        "ru": ("{target} назван дважды", "назовите его один раз"),
    },
    "own-neighbour": {
        "en": ("{target} is linked with itself", "correct one of the two ends"),
        "ru": ("{target} связан сам с собой", "исправьте один из двух концов"),
    },
    "cycle": {
        "en": ("the references lead back to their start: {path}", "remove one of them"),
        "ru": ("ссылки возвращаются к своему началу: {path}", "удалите одну из них"),
    },
}
