"""What is said of single values."""

from graph.load.error_texts.form import Texts

VALUES: Texts = {
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
    "invisible": {
        "en": ("the text holds characters that cannot be seen, such as {character}", "remove them, or empty the cell"),
        "ru": ("в тексте есть невидимые символы, например {character}", "удалите их или очистите ячейку"),
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
}
