"""Russian sentences: the output of the loader."""

from typing import Final

SENTENCES: Final = {
    "load.more": "и ещё {count}",
    "load.unchecked": "Не удалось сверить ссылки, даты и коды из папки с графом в хранилище: {reason}",
    "load.refused": "{folder}: {errors:,ошибка|ошибки|ошибок}, ничего не записано.",
    "load.reading": "чтение {file}: {done:,строка|строки|строк}",
    "load.checking": "проверка {file}: {done:,} из {total:,строки|строк}",
    "load.nodes": "запись {file}: {done:,} из {total:,узла|узлов}",
    "load.relationships": "запись {file}: связи для {done:,} из {total:,строки|строк}",
    "load.checked": (
        "{folder}: ошибок нет; {nodes:,узел|узла|узлов} и {relationships:,связь|связи|связей}, {seconds:.1f} с. Ничего"
        " не записано (--dry-run)."
    ),
    "load.loaded": (
        "{folder}: в набор данных {dataset} загружены {nodes:,узел|узла|узлов} и {relationships:,связь|связи|связей} за"
        " {seconds:.1f} с."
    ),
    "load.unchanged": (
        "{folder}: изменений нет; в наборе данных {dataset} уже есть {nodes:,узел|узла|узлов} и "
        "{relationships:,связь|связи|связей}. Ничего не записано, {seconds:.1f} с."
    ),
    "load.changes": "{file}: новых строк — {new:,}, изменённых — {changed:,}, прежних — {unchanged:,}",
    "load.embedded": "Используется встроенное хранилище в папке {folder}",
    "load.no-store": "В папке {folder} ещё нет хранилища, поэтому граф пуст",
    "load.joined": "Хранилище занято другим процессом; папка сверяется с графом через этот процесс",
    "load.neo4j": "Используется Neo4j по адресу {uri}",
    "load.description": "Загрузка папки с файлами CSV или JSON Lines в граф. Формат описан в docs/loading.md.",
    "load.help-folder": "папка с данными",
    "load.help-dry-run": "проверить папку, ничего не записывая",
    "load.help-dataset": "набор данных графа, в который загружается папка без datasets.csv",
    "load.help-store-dir": "папка встроенного хранилища, как в scripts/run (по умолчанию var в папке программы)",
    "load.help-encoding": "кодировка тех файлов, которые не в UTF-8, например cp1251",
    "load.help-max-errors": "сколько ошибок показать; остальные только подсчитываются (по умолчанию 100)",
    "load.help-lang": "язык сообщений, en или ru (по умолчанию язык терминала)",
    "load.help-epilog": "Настройки задаются переменными окружения TIRAZH_...; см. docs/settings.md.",
    "load.folder-missing": "Не указана папка с данными. Справка: {program} --help.",
    "load.option-wrong": "{option}: недопустимое значение «{value}». Укажите {expected}. Справка: {program} --help.",
    "load.expected-count": "целое число от 1 до 999999999",
    "load.expected-encoding": "одну из кодировок {encodings}",
    "load.expected-language": "en или ru",
    "load.interrupted": "Загрузка прервана. Загрузите ту же папку ещё раз, чтобы завершить её.",
    "load.column": "столбец «{column}»",
    "load.value": "значение «{value}»",
}
