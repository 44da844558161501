"""Russian sentences: the loader's own lines."""

from typing import Final

SENTENCES: Final = {
    "load.more": "и ещё {count}",
    "load.unchecked": "Сверить ссылки, даты и коды папки с тем, что уже есть в хранилище, не удалось: {reason}",
    "load.refused": "{folder}: {errors:,ошибка|ошибки|ошибок}, ничего не записано.",
    "load.reading": "чтение {file}: строк: {done:,}",
    "load.checking": "проверка {file}: строк: {done:,} из {total:,}",
    "load.nodes": "запись {file}: узлов: {done:,} из {total:,}",
    "load.relationships": "запись {file}: связи строк: {done:,} из {total:,}",
    "load.checked": (
        "{folder}: ошибок нет; {nodes:,узел|узла|узлов} и {relationships:,связь|связи|связей}, {seconds:.1f} с. Ничего"
        " не записано (--dry-run)."
    ),
    "load.loaded": (
        "{folder}: в набор данных {dataset} загружено: {nodes:,узел|узла|узлов} и {relationships:,связь|связи|связей},"
        " {seconds:.1f} с."
    ),
    "load.unchanged": (
        "{folder}: в наборе данных {dataset} всё это уже есть, {nodes:,узел|узла|узлов} и "
        "{relationships:,связь|связи|связей}; ничего не записано. {seconds:.1f} с."
    ),
    "load.changes": "{file}: строк новых: {new:,}, изменённых: {changed:,}, прежних: {unchanged:,}",
    "load.embedded": "Граф встроенного хранилища в {folder}",
    "load.no-store": "В {folder} ещё нет хранилища: граф пуст",
    "load.joined": "Папка сверяется с графом через процесс, который использует хранилище",
    "load.neo4j": "Граф Neo4j по адресу {uri}",
    "load.description": "Загрузка папки с файлами CSV или JSON Lines в граф. Файлы описаны в docs/loading.md.",
    "load.help-folder": "папка",
    "load.help-dry-run": "только проверить папку, ничего не записывать",
    "load.help-dataset": "набор данных из графа, для папки без datasets.csv",
    "load.help-store-dir": "папка встроенного хранилища, как в scripts/run (по умолчанию var в папке программы)",
    "load.help-encoding": "кодировка файлов, которые не в UTF-8, например cp1251",
    "load.help-max-errors": "сколько ошибок показать; остальные сосчитать (по умолчанию 100)",
    "load.help-lang": "язык сообщений, en или ru (по умолчанию язык терминала)",
    "load.help-epilog": "Настройки задаются переменными окружения TIRAZH_...; их список — в docs/settings.md.",
    "load.folder-missing": "Не указана папка с данными. Справка: {program} --help.",
    "load.option-wrong": "{option} имеет значение '{value}': укажите {expected}. Справка: {program} --help.",
    "load.expected-count": "целое число от 1 до 999999999",
    "load.expected-encoding": "одно из {encodings}",
    "load.expected-language": "en или ru",
    "load.interrupted": "Остановлено до конца. Загрузите ту же папку ещё раз, чтобы закончить.",
    "load.column": "столбец '{column}'",
    "load.value": "значение '{value}'",
}
