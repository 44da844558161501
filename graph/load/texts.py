"""What the loader tells people, in English and Russian; the faults' own tables are in error_texts/."""

from collections.abc import Mapping
from typing import Any

from graph.load.error_texts import ERRORS

#: The words for "column" and "value" in front of a fault.
PLACE = {"en": ("column", "value"), "ru": ("столбец", "значение")}

#: Lines of the command that are no faults.
LANGUAGES = {
    "en": {
        "more": "and {count} more",
        "refused": "{folder}: {count} errors, nothing was written.",
        "reading": "reading {file}: {done} rows",
        "checking": "checking {file}: {done} of {total} rows",
        "nodes": "writing {file}: {done} of {total} nodes",
        "relationships": "writing {file}: relationships of {done} of {total} rows",
        "checked": "{folder} is in order: {nodes} nodes and {relationships} relationships, {seconds} s. "
                   "Nothing was written (--dry-run).",
        "loaded": "{folder}: loaded {nodes} nodes and {relationships} relationships as {dataset} "
                  "in {seconds} s.",
        "interrupted": "Stopped before the end. Load the same folder again to complete it.",
    },
    "ru": {
        "more": "и ещё {count}",
        "refused": "{folder}: ошибок: {count}, ничего не записано.",
        "reading": "чтение {file}: строк: {done}",
        "checking": "проверка {file}: строк: {done} из {total}",
        "nodes": "запись {file}: узлов: {done} из {total}",
        "relationships": "запись {file}: связи строк: {done} из {total}",
        "checked": "{folder}: ошибок нет; узлов: {nodes}, связей: {relationships}, {seconds} с. "
                   "Ничего не записано (--dry-run).",
        "loaded": "{folder}: загружено узлов: {nodes}, связей: {relationships}, набор данных {dataset}, "
                  "{seconds} с.",
        "interrupted": "Остановлено до конца. Загрузите ту же папку ещё раз, чтобы закончить.",
    },
}

#: Russian for the remedies of the model's patterns, by property.
PATTERN_REMEDIES_RU = {
    "id": "напишите {prefix}: и далее буквы, цифры и любые из знаков - . _ ~ + / и :",
    "country": "напишите код ISO 3166-1 из двух заглавных латинских букв, например RU",
    "oktmo": "код ОКТМО состоит из 8 или 11 цифр; запишите его как текст, с ведущим нулём",
    "isoCode": "напишите код ISO 3166-2, например RU-TA",
    "cofogCode": "напишите код COFOG из одного, двух или трёх уровней, например 05.1",
    "budgetCurrency": "напишите код ISO 4217, например RUB",
}


def error_text(key: str, lang: str, details: Mapping[str, Any]) -> tuple[str, str]:
    """Message and remedy of a fault.

    Raises KeyError for a key, language or detail that there is not.
    """
    message, remedy = ERRORS[key][lang]
    if key == "pattern" and lang == "ru":
        remedy = PATTERN_REMEDIES_RU[details["property"]]
    return message.format(**details), remedy.format(**details)
