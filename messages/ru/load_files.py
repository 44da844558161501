"""Russian sentences: errors in a folder of data, its files and their shape."""

from typing import Final

SENTENCES: Final = {
    "fault.no-folder": "папка не существует",
    "fault.no-folder.remedy": "укажите папку, в которой есть файлы с данными, например regions.csv",
    "fault.no-files": "в папке нет файлов с данными",
    "fault.no-files.remedy": "добавьте файлы с данными, например regions.csv или regions.jsonl",
    "fault.unknown-file": "файл с таким именем не предусмотрен",
    "fault.unknown-file.remedy": "переименуйте файл или уберите его из папки; допустимые имена: {names}",
    "fault.misnamed-file": "файл с таким именем не предусмотрен",
    "fault.misnamed-file.remedy": "переименуйте его в {near} или уберите из папки",
    "fault.two-files": "в той же папке есть {other}",
    "fault.two-files.remedy": "соберите все строки в одном из двух файлов",
    "fault.unreadable": "не удаётся прочитать: {reason}",
    "fault.unreadable.remedy": "проверьте, что файл или папка существует и доступ на чтение разрешён",
    "fault.no-file": "это канал, устройство или сокет, а не обычный файл",
    "fault.no-file.remedy": "замените его обычным файлом с данными",
    "fault.file-changed": "файл изменился во время загрузки",
    "fault.file-changed.remedy": "загрузите папку ещё раз",
    "fault.empty-file": "файл пуст",
    "fault.empty-file.remedy": "укажите в первой строке названия столбцов",
    "fault.encoding": "текст не в кодировке {encoding}",
    "fault.encoding.remedy": "в Excel сохраните файл как «CSV UTF-8» или укажите кодировку, например --encoding cp866",
    "fault.encoding-cp1251": "текст в кодировке Windows-1251, а не UTF-8",
    "fault.encoding-cp1251.remedy": (
        "загрузите папку с параметром --encoding cp1251 или в Excel сохраните файл как «CSV UTF-8»"
    ),
    "fault.csv-quotes": "не хватает парной кавычки",
    "fault.csv-quotes.remedy": (
        "заключите в кавычки всю ячейку, а кавычки внутри неё удвойте; остальная часть файла не прочитана"
    ),
    "fault.csv-long-cell": "в ячейке больше {limit:символа|символов}",
    "fault.csv-long-cell.remedy": "закройте кавычки или сократите текст; остальная часть файла не прочитана",
    "fault.json-syntax": "строка не является корректным JSON: {reason}",
    "fault.json-syntax.remedy": "записывайте в каждой строке один объект JSON",
    "fault.json-no-object": "строка не является объектом JSON",
    "fault.json-no-object.remedy": 'записывайте в каждой строке {{"id": "...", ...}}',
    "fault.unknown-column": "такой столбец не предусмотрен",
    "fault.unknown-column.remedy": "допустимые столбцы этого файла: {names}",
    "fault.misspelt-column": "такой столбец не предусмотрен",
    "fault.misspelt-column.remedy": "возможно, имелся в виду «{near}». Допустимые столбцы этого файла: {names}",
    "fault.unnamed-column": "у столбца {number} нет названия",
    "fault.unnamed-column.remedy": "назовите или удалите его; допустимые столбцы этого файла: {names}",
    "fault.too-many-columns": "в файле {count:столбец|столбца|столбцов}, а допускается не больше {limit}",
    "fault.too-many-columns.remedy": (
        "оставьте только столбцы, предусмотренные форматом; остальная часть файла не прочитана"
    ),
    "fault.repeated-column": "столбец указан дважды",
    "fault.repeated-column.remedy": "оставьте один из них",
    "fault.two-columns": "столбец «{other}» означает то же самое",
    "fault.two-columns.remedy": "оставьте один из двух",
    "fault.missing-column": "нет обязательного столбца",
    "fault.missing-column.remedy": "добавьте его и заполните в каждой строке",
    "fault.few-cells": "в строке {cells:ячейка|ячейки|ячеек}, а в заголовке {columns}",
    "fault.few-cells.remedy": "добавьте недостающие разделители; пустая ячейка — это место между двумя разделителями",
    "fault.many-cells": "в строке {cells:ячейка|ячейки|ячеек}, а в заголовке {columns}",
    "fault.many-cells.remedy": "заключите в кавычки ячейки, в которых есть разделитель",
    "fault.no-dataset": "не указано, к какому набору данных относится папка",
    "fault.no-dataset.remedy": (
        "добавьте файл datasets.csv с одной строкой или укажите в --dataset набор данных, который уже есть в графе"
    ),
    "fault.several-datasets": "в файле {count:строка|строки|строк}",
    "fault.several-datasets.remedy": "оставьте ровно одну: каждая папка — один набор данных",
    "fault.other-dataset": "в --dataset указан {dataset}, а в папке — {found}",
    "fault.other-dataset.remedy": "уберите --dataset или исправьте файл",
    "fault.unknown-dataset": "в графе нет набора данных {dataset}",
    "fault.unknown-dataset.remedy": "укажите уже загруженный набор или добавьте файл datasets.csv с одной строкой",
}
