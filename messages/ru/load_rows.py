"""Russian sentences: errors in rows of data and their references."""

from typing import Final

SENTENCES: Final = {
    "fault.duplicate-id": "такой id уже есть в строке {first}",
    "fault.duplicate-id.remedy": "оставьте одну строку для каждого id",
    "fault.duplicate-key": "такое значение {key} уже есть в строке {first}",
    "fault.duplicate-key.remedy": "исправьте одно из двух значений или объедините строки",
    "fault.duplicate-key-in-graph": "в графе такое значение {key} уже есть у {other}",
    "fault.duplicate-key-in-graph.remedy": "исправьте {key} или укажите {other} в качестве id",
    "fault.duplicate-adoption": "практика, территория, проект и даты те же, что в строке {first}",
    "fault.duplicate-adoption.remedy": "оставьте одну из двух строк или исправьте дату",
    "fault.duplicate-adoption-in-graph": "в графе практика, территория, проект и даты те же у {other}",
    "fault.duplicate-adoption-in-graph.remedy": "укажите {other} в качестве id или исправьте дату",
    "fault.duplicate-row": "связь между {start} и {end} уже указана в строке {first}",
    "fault.duplicate-row.remedy": "оставьте одну строку для каждой пары",
    "fault.order": "«{earlier}» ({earlier_value}) позже, чем «{later}» ({later_value})",
    "fault.order.remedy": "исправьте одну из двух дат",
    "fault.order-in-graph": (
        "«{earlier}» ({earlier_value}) позже, чем «{later}» ({later_value}); «{stored}» — дата из графа"
    ),
    "fault.order-in-graph.remedy": (
        "исправьте дату в файле или добавьте столбец «{stored}», чтобы заменить дату из графа"
    ),
    "fault.stage-with-date": "стадия определяется по датам, а дата «{date}» указана",
    "fault.stage-with-date.remedy": "оставьте стадию пустой: её указывают, только если ни одна дата не известна",
    "fault.not-an-id": "это не id узла типа {types}",
    "fault.not-an-id.remedy": "укажите id, например {example}",
    "fault.not-an-id-nor-key": "это не id узла типа {types}",
    "fault.not-an-id-nor-key.remedy": "укажите id, например {example}; для других кодов используйте столбец {keys}",
    "fault.wrong-type": "это id узла типа {found}, а в столбце указывают узлы типа {types}",
    "fault.wrong-type.remedy": "укажите id, например {example}",
    "fault.dangling": "ни в папке, ни в графе нет такого узла типа {types}",
    "fault.dangling.remedy": "добавьте его в {files} или исправьте ссылку",
    "fault.dangling-key": "ни в папке, ни в графе нет узла типа {types} с таким значением {key}",
    "fault.dangling-key.remedy": "добавьте его в {files} или исправьте ссылку",
    "fault.ambiguous": "такое значение {key} у нескольких узлов: {ids}",
    "fault.ambiguous.remedy": "укажите id нужного узла в столбце «{column}»",
    "fault.many-values": "нужно одно значение, а указано {count}",
    "fault.many-values.remedy": "оставьте одно из них",
    "fault.empty-part": "рядом с «|» нет значения",
    "fault.empty-part.remedy": "ставьте один знак «|» между двумя значениями и ни одного по краям",
    "fault.repeated-target": "узел {target} указан дважды",
    "fault.repeated-target.remedy": "укажите его один раз",
    "fault.own-neighbour": "узел {target} связан сам с собой",
    "fault.own-neighbour.remedy": "исправьте один из двух id",
    "fault.cycle": "ссылки образуют цикл: {path}",
    "fault.cycle.remedy": "удалите одну из них",
}
