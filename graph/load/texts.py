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
        "unchecked": "The folder could not be compared with what is already in the store, references, dates and codes: "
                     "{reason}",
        "refused": "{folder}: {errors}, nothing was written.",
        "reading": "reading {file}: {done} rows",
        "checking": "checking {file}: {done} of {total} rows",
        "nodes": "writing {file}: {done} of {total} nodes",
        "relationships": "writing {file}: relationships of {done} of {total} rows",
        "checked": "{folder} is in order: {nodes} and {relationships}, {seconds} s. "
                   "Nothing was written (--dry-run).",
        "loaded": "{folder}: loaded {nodes} and {relationships} as {dataset} in {seconds} s.",
        "unchanged": "{folder}: the graph had all of it already, {nodes} and {relationships} as {dataset}; "
                     "nothing was written. {seconds} s.",
        "changes": "{file}: {new} new, {changed} changed, {unchanged} unchanged rows",
        "embedded": "The graph is that of the embedded store in {folder}",
        "no-store": "There is no store in {folder} yet: the graph is empty",
        "joined": "The folder is compared with the graph by the process that has the store in use",
        "neo4j": "The graph is that of the Neo4j at {uri}",
        "description": "Load a folder of CSV or JSON Lines files into the graph. docs/loading.md describes the files.",
        "help-folder": "the folder",
        "help-dry-run": "only check the folder; write nothing",
        "help-dataset": "a data set of the graph, for a folder without datasets.csv",
        "help-store-dir": "folder of the embedded store, as in scripts/run (default var in the checkout)",
        "help-encoding": "encoding of the files that are not in UTF-8, such as cp1251",
        "help-max-errors": "how many errors are shown; the rest are counted (default 100)",
        "help-lang": "language of messages, en or ru (default that of the terminal)",
        "help-epilog": "Settings are variables of the environment named TIRAZH_...; docs/settings.md lists them.",
        "folder-missing": "The folder to load is not named. See {program} --help.",
        "option-wrong": "{option} is '{value}': write {expected}. See {program} --help.",
        "expected-count": "a whole number from 1 to 999999999",
        "expected-encoding": "one of {encodings}",
        "expected-language": "en or ru",
        "interrupted": "Stopped before the end. Load the same folder again to complete it.",
    },
    "ru": {
        "more": "и ещё {count}",
        "unchecked": "Сверить ссылки, даты и коды папки с тем, что уже есть в хранилище, не удалось: {reason}",
        "refused": "{folder}: {errors}, ничего не записано.",
        "reading": "чтение {file}: строк: {done}",
        "checking": "проверка {file}: строк: {done} из {total}",
        "nodes": "запись {file}: узлов: {done} из {total}",
        "relationships": "запись {file}: связи строк: {done} из {total}",
        "checked": "{folder}: ошибок нет; {nodes} и {relationships}, {seconds} с. "
                   "Ничего не записано (--dry-run).",
        "loaded": "{folder}: в набор данных {dataset} загружено: {nodes} и {relationships}, {seconds} с.",
        "unchanged": "{folder}: в наборе данных {dataset} всё это уже есть, {nodes} и {relationships}; "
                     "ничего не записано. {seconds} с.",
        "changes": "{file}: строк новых: {new}, изменённых: {changed}, прежних: {unchanged}",
        "embedded": "Граф встроенного хранилища в {folder}",
        "no-store": "В {folder} ещё нет хранилища: граф пуст",
        "joined": "Папка сверяется с графом через процесс, который использует хранилище",
        "neo4j": "Граф Neo4j по адресу {uri}",
        "description": "Загрузка папки с файлами CSV или JSON Lines в граф. Файлы описаны в docs/loading.md.",
        "help-folder": "папка",
        "help-dry-run": "только проверить папку, ничего не записывать",
        "help-dataset": "набор данных из графа, для папки без datasets.csv",
        "help-store-dir": "папка встроенного хранилища, как в scripts/run (по умолчанию var в папке программы)",
        "help-encoding": "кодировка файлов, которые не в UTF-8, например cp1251",
        "help-max-errors": "сколько ошибок показать; остальные сосчитать (по умолчанию 100)",
        "help-lang": "язык сообщений, en или ru (по умолчанию язык терминала)",
        "help-epilog": "Настройки задаются переменными окружения TIRAZH_...; их список — в docs/settings.md.",
        "folder-missing": "Не указана папка с данными. Справка: {program} --help.",
        "option-wrong": "{option} имеет значение '{value}': укажите {expected}. Справка: {program} --help.",
        "expected-count": "целое число от 1 до 999999999",
        "expected-encoding": "одно из {encodings}",
        "expected-language": "en или ru",
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
