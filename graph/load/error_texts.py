"""What is said of each fault, in English and Russian, and what to do about it."""

#: key -> language -> (message, remedy). Both are filled with the fault's details.
ERRORS: dict[str, dict[str, tuple[str, str]]] = {
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
    "file-changed": {
        "en": ("the file was changed while it was being loaded", "load the folder again"),
        "ru": ("файл изменился во время загрузки", "загрузите папку ещё раз"),
    },
    "empty-file": {
        "en": ("the file is empty", "write the names of the columns into its first line"),
        "ru": ("файл пуст", "напишите в первой строке названия столбцов"),
    },
    "encoding": {
        "en": ("the text is not UTF-8",
               "in Excel save the file as 'CSV UTF-8'; a file in Windows-1251 is converted by "
               "iconv -f cp1251 -t utf-8 {name} > new.csv"),
        "ru": ("текст не в кодировке UTF-8", "в Excel сохраните файл как «CSV UTF-8»; файл в Windows-1251 "
               "преобразует команда iconv -f cp1251 -t utf-8 {name} > new.csv"),
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
    # Values
    "required": {
        "en": ("a value is needed", "fill the cell in"),
        "ru": ("нужно значение", "заполните ячейку"),
    },
    "control-character": {
        "en": ("the text contains a control character", "remove it"),
        "ru": ("в тексте есть управляющий символ", "удалите его"),
    },
    "surrogate": {
        "en": ("the text contains half of a character (a lone surrogate)",
               "write the whole character or remove it"),
        "ru": ("в тексте половина символа (одиночный суррогат)", "запишите символ целиком или удалите его"),
    },
    "damaged-text": {
        "en": ("the text was damaged by a conversion (it contains U+FFFD)",
               "take the text from its original again"),
        "ru": ("текст испорчен при перекодировании (в нём есть U+FFFD)",
               "возьмите текст из исходного файла ещё раз"),
    },
    "line-break": {
        "en": ("a line break stands in a text of one line", "replace it by a space"),
        "ru": ("в однострочном тексте есть перевод строки", "замените его пробелом"),
    },
    "too-long": {
        "en": ("the text has {length} characters, at most {limit} are kept", "shorten it"),
        "ru": ("знаков в тексте: {length}, допускается не больше {limit}", "сократите его"),
    },
    "not-text": {
        "en": ("a text is needed here", "write it in quotation marks: codes and dates are text too"),
        "ru": ("здесь нужен текст", "заключите его в кавычки: коды и даты тоже текст"),
    },
    "not-number": {
        "en": ("this is not a number", "write digits, such as 12 or 55.75"),
        "ru": ("это не число", "напишите число цифрами, например 12 или 55.75"),
    },
    "number-separators": {
        "en": ("the number has spaces, commas or apostrophes in it",
               "write nothing between the thousands and a point before the decimals, such as 1234.5"),
        "ru": ("в числе есть пробелы, запятые или апострофы",
               "не разделяйте тысячи, а перед дробной частью ставьте точку, например 1234.5"),
    },
    "not-finite": {
        "en": ("the number is not finite",
               "write a finite number, or leave the cell empty when it is unknown"),
        "ru": ("число не конечно", "напишите конечное число или оставьте ячейку пустой, если оно неизвестно"),
    },
    "not-whole": {
        "en": ("a whole number is needed", "write digits only, such as 12"),
        "ru": ("нужно целое число", "напишите только цифры, например 12"),
    },
    "too-big": {
        "en": ("the number does not fit into 32 bits", "write a number from -2147483648 to 2147483647"),
        "ru": ("число не помещается в 32 бита", "напишите число от -2147483648 до 2147483647"),
    },
    "too-small-number": {
        "en": ("the number is below {minimum}", "write a number of {minimum} or more"),
        "ru": ("число меньше {minimum}", "напишите число не меньше {minimum}"),
    },
    "too-great-number": {
        "en": ("the number is above {maximum}", "write a number of {maximum} or less"),
        "ru": ("число больше {maximum}", "напишите число не больше {maximum}"),
    },
    "not-in-list": {
        "en": ("the value is not in the list", "write one of {values}"),
        "ru": ("значения нет в списке", "напишите одно из: {values}"),
    },
    "pattern": {
        "en": ("the value is not written as it must be", "{remedy}"),
        "ru": ("значение записано не так, как нужно", "{remedy}"),
    },
    "lost-zero": {
        "en": ("an OKTMO code of {digits} digits has lost its leading zero",
               "write {restored} and format the column as text"),
        "ru": ("код ОКТМО из {digits} цифр потерял ведущий ноль",
               "напишите {restored} и задайте столбцу текстовый формат"),
    },
    "scientific-code": {
        "en": ("a spreadsheet has made a number of the code",
               "format the column as text and write the code again; digits were lost"),
        "ru": ("электронная таблица превратила код в число",
               "задайте столбцу текстовый формат и впишите код заново: часть цифр потеряна"),
    },
    "spreadsheet-error": {
        "en": ("this is an error of a spreadsheet's formula", "correct the formula or empty the cell"),
        "ru": ("это ошибка формулы электронной таблицы", "исправьте формулу или очистите ячейку"),
    },
    "not-date": {
        "en": ("this is not a date as it must be written",
               "write YYYY-MM-DD, or YYYY-MM or YYYY when that is known"),
        "ru": ("дата записана не так, как нужно",
               "напишите ГГГГ-ММ-ДД, а если известно меньше, ГГГГ-ММ или ГГГГ"),
    },
    "no-such-date": {
        "en": ("there is no such date",
               "write a year from 0001, a month from 01 to 12 and a day that the month has"),
        "ru": ("такой даты нет",
               "напишите год от 0001, месяц от 01 до 12 и день, который есть в этом месяце"),
    },
    # Rows
    "duplicate-id": {
        "en": ("line {first} has this id already", "keep one row for each id"),
        "ru": ("этот id уже есть в строке {first}", "оставьте одну строку на каждый id"),
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
