"""Russian sentences: rows of data and what they refer to."""

from typing import Final

SENTENCES: Final = {
    "fault.duplicate-id": "этот id уже есть в строке {first}",
    "fault.duplicate-id.remedy": "оставьте одну строку на каждый id",
    "fault.duplicate-key": "такой {key} уже есть в строке {first}",
    "fault.duplicate-key.remedy": "исправьте один из двух или оставьте одну строку на оба",
    "fault.duplicate-key-in-graph": "в графе такой {key} уже есть у {other}",
    "fault.duplicate-key-in-graph.remedy": "исправьте {key} или назовите тот узел по его id",
    "fault.duplicate-adoption": "практика, территория, проект и даты те же, что в строке {first}",
    "fault.duplicate-adoption.remedy": "оставьте одну из двух строк или исправьте дату",
    "fault.duplicate-adoption-in-graph": "в графе практика, территория, проект и даты те же у {other}",
    "fault.duplicate-adoption-in-graph.remedy": "укажите {other} как id или исправьте дату",
    "fault.duplicate-row": "строка {first} уже связывает {start} и {end}",
    "fault.duplicate-row.remedy": "оставьте одну строку на каждую пару",
    "fault.order": "'{earlier}' ({earlier_value}) позже, чем '{later}' ({later_value})",
    "fault.order.remedy": "исправьте одну из двух дат",
    "fault.order-in-graph": (
        "'{earlier}' ({earlier_value}) позже, чем '{later}' ({later_value}), а '{stored}' взят из графа"
    ),
    "fault.order-in-graph.remedy": (
        "исправьте одну из двух дат; чтобы заменить дату из графа, добавьте её столбец в файл"
    ),
    "fault.stage-with-date": "стадия следует из дат, а '{date}' известен",
    "fault.stage-with-date.remedy": "оставьте стадию пустой; пишите её только там, где не известна ни одна дата",
    "fault.not-an-id": "это не id для {types}",
    "fault.not-an-id.remedy": "напишите id, например {example}",
    "fault.not-an-id-nor-key": "это не id для {types}",
    "fault.not-an-id-nor-key.remedy": "напишите id, например {example}; для других кодов назовите столбец {keys}",
    "fault.wrong-type": "это {found}, а в столбце нужно {types}",
    "fault.wrong-type.remedy": "напишите id, например {example}",
    "fault.dangling": "ни в папке, ни в графе нет такого {types}",
    "fault.dangling.remedy": "добавьте его в {files} или исправьте ссылку",
    "fault.dangling-key": "ни в папке, ни в графе нет {types} с таким {key}",
    "fault.dangling-key.remedy": "добавьте его в {files} или исправьте ссылку",
    "fault.ambiguous": "такой {key} у нескольких: {ids}",
    "fault.ambiguous.remedy": "назовите нужный по id, в столбце '{column}'",
    "fault.many-values": "здесь нужно одно значение, указано {count}",
    "fault.many-values.remedy": "оставьте одно из них",
    "fault.empty-part": "рядом с '|' нет значения",
    "fault.empty-part.remedy": "ставьте один знак '|' между двумя значениями и ни одного по краям",
    "fault.repeated-target": "{target} назван дважды",
    "fault.repeated-target.remedy": "назовите его один раз",
    "fault.own-neighbour": "{target} связан сам с собой",
    "fault.own-neighbour.remedy": "исправьте один из двух концов",
    "fault.cycle": "ссылки возвращаются к своему началу: {path}",
    "fault.cycle.remedy": "удалите одну из них",
}
