"""What is said of a folder, its files and their shape."""

from graph.load.error_texts.form import Texts

FILES: Texts = {
    # The folder and its files
    "no-folder": {
        "en": ("there is no such folder", "name a folder that holds files such as regions.csv"),
        "ru": ("такой папки нет", "укажите папку с файлами вроде regions.csv"),
    },
    "no-files": {
        "en": ("the folder holds no data files", "put files such as regions.csv or regions.jsonl into it"),
        "ru": ("в папке нет файлов с данными", "положите в неё файлы вроде regions.csv или regions.jsonl"),
    },
    "unknown-file": {
        "en": ("no file of this name is known",
               "name the file one of: {names}; or move it out of the folder"),
        "ru": ("файл с таким именем неизвестен",
               "назовите файл одним из имён: {names}; или уберите его из папки"),
    },
    "misnamed-file": {
        "en": ("no file of this name is known", "name it {near}; or move it out of the folder"),
        "ru": ("файл с таким именем неизвестен", "назовите его {near} или уберите из папки"),
    },
    "two-files": {
        "en": ("the folder also has {other}", "put all rows into one of the two files"),
        "ru": ("в папке есть и {other}", "соберите все строки в одном из двух файлов"),
    },
    "unreadable": {
        "en": ("it cannot be read: {reason}", "check that it exists and that you may read it"),
        "ru": ("прочитать не удаётся: {reason}", "проверьте, что это есть и что вам разрешено чтение"),
    },
    "no-file": {
        "en": ("it is a pipe, a device or a socket, not a file", "put a file with the rows in its place"),
        "ru": ("это канал, устройство или сокет, а не файл", "положите на это место файл со строками"),
    },
    "file-changed": {
        "en": ("the file was changed while it was being loaded", "load the folder again"),
        "ru": ("файл изменился во время загрузки", "загрузите папку ещё раз"),
    },
    "empty-file": {
        "en": ("the file is empty", "write the names of the columns into its first line"),
        "ru": ("файл пуст", "напишите в первой строке названия столбцов"),
    },
    "encoding": {
        "en": ("the text is not in {encoding}",
               "in Excel save the file as 'CSV UTF-8', or name its encoding, such as --encoding cp866"),
        "ru": ("текст не в кодировке {encoding}",
               "в Excel сохраните файл как «CSV UTF-8» или назовите кодировку, например --encoding cp866"),
    },
    "encoding-cp1251": {
        "en": ("the text is in Windows-1251, not in UTF-8",
               "load the folder with --encoding cp1251, or in Excel save the file as 'CSV UTF-8'"),
        "ru": ("текст в кодировке Windows-1251, а не UTF-8",
               "загрузите папку с ключом --encoding cp1251 или в Excel сохраните файл как «CSV UTF-8»"),
    },
    "csv-quotes": {
        "en": ("the quotation marks do not match",
               "put the whole cell into quotation marks and double those within it; "
               "what follows in the file was not read"),
        "ru": ("кавычки не сходятся",
               "заключите в кавычки всю ячейку, а кавычки внутри неё удвойте; остаток файла не прочитан"),
    },
    "csv-long-cell": {
        "en": ("a cell has more than {limit} characters",
               "close the quotation marks or shorten the text; what follows in the file was not read"),
        "ru": ("в ячейке больше {limit} знаков",
               "закройте кавычки или сократите текст; остаток файла не прочитан"),
    },
    "json-syntax": {
        "en": ("the line is not a JSON value: {reason}", "write one JSON object on each line"),
        "ru": ("строка не является значением JSON: {reason}", "пишите по одному объекту JSON в строке"),
    },
    "json-no-object": {
        "en": ("the line is not a JSON object", 'write {{"id": "...", ...}} on each line'),
        "ru": ("строка не является объектом JSON", 'пишите в каждой строке {{"id": "...", ...}}'),
    },
    # The header and the shape of rows
    "unknown-column": {
        "en": ("there is no such column", "the columns of this file are: {names}"),
        "ru": ("такого столбца нет", "столбцы этого файла: {names}"),
    },
    "misspelt-column": {
        "en": ("there is no such column", "is '{near}' meant? The columns of this file are: {names}"),
        "ru": ("такого столбца нет", "не '{near}' ли это? Столбцы этого файла: {names}"),
    },
    "unnamed-column": {
        "en": ("column {number} has no name", "name it or remove it; the columns of this file are: {names}"),
        "ru": ("у столбца {number} нет названия", "назовите или удалите его; столбцы этого файла: {names}"),
    },
    "too-many-columns": {
        "en": ("there are {count} columns, more than {limit}",
               "keep the columns that the file may have; what follows was not read"),
        "ru": ("столбцов {count}, это больше {limit}",
               "оставьте столбцы, которые может иметь файл; остальное не прочитано"),
    },
    "repeated-column": {
        "en": ("the column is there twice", "keep one of them"),
        "ru": ("столбец указан дважды", "оставьте один из них"),
    },
    "two-columns": {
        "en": ("column '{other}' says the same", "keep one of the two"),
        "ru": ("то же говорит столбец '{other}'", "оставьте один из двух"),
    },
    "missing-column": {
        "en": ("this column is needed", "add it, with a value in every row"),
        "ru": ("этот столбец обязателен", "добавьте его, со значением в каждой строке"),
    },
    "few-cells": {
        "en": ("the row has {cells} cells, the header {columns}",
               "add the missing separators; an empty cell stands between two of them"),
        "ru": ("в строке ячеек: {cells}, в заголовке: {columns}",
               "добавьте недостающие разделители; пустая ячейка стоит между двумя из них"),
    },
    "many-cells": {
        "en": ("the row has {cells} cells, the header {columns}",
               "put cells that contain the separator into quotation marks"),
        "ru": ("в строке ячеек: {cells}, в заголовке: {columns}",
               "ячейки, в которых есть разделитель, заключите в кавычки"),
    },
    # The data set
    "no-dataset": {
        "en": ("the folder does not say which data set it is",
               "add a file datasets.csv with one row, or name a data set of the graph with --dataset"),
        "ru": ("в папке не сказано, какой это набор данных",
               "добавьте файл datasets.csv с одной строкой или назовите набор из графа ключом --dataset"),
    },
    "several-datasets": {
        "en": ("the file has {count} rows", "keep exactly one: a folder is one data set"),
        "ru": ("строк в файле: {count}", "оставьте ровно одну: папка является одним набором данных"),
    },
    "other-dataset": {
        "en": ("--dataset names {dataset}, the folder is {found}", "leave --dataset out or correct the file"),
        "ru": ("--dataset называет {dataset}, а папка является {found}",
               "уберите --dataset или исправьте файл"),
    },
    "unknown-dataset": {
        "en": ("the graph has no data set {dataset}",
               "name one that was loaded before, or add a file datasets.csv with one row"),
        "ru": ("в графе нет набора данных {dataset}",
               "назовите загруженный раньше или добавьте файл datasets.csv с одной строкой"),
    },
}
