"""Numbers in sentences: thousands apart, and the noun in the form that the number asks for."""

from typing import Literal


def grouped(number: int) -> str:
    """Return a number with its thousands apart (ISO 80000-1, 7.3.1).

    >>> grouped(1234567).split()
    ['1', '234', '567']
    """
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def counted(number: int, forms: str, language: Literal["en", "ru"]) -> str:
    """Return a number and its noun (CLDR, Language Plural Rules).

    forms: the noun after 1 and after other numbers. In Russian the nominative has three forms, after 1, 2 and 5; two
    forms are the genitive, as after "больше". A comma before the forms sets the thousands of the number apart.

    >>> counted(1, "error|errors", "en"), counted(2000, ",node|nodes", "en").split()
    ('1 error', ['2', '000', 'nodes'])
    >>> counted(21, "ошибка|ошибки|ошибок", "ru"), counted(12, "узел|узла|узлов", "ru")
    ('21 ошибка', '12 узлов')
    >>> counted(3, "строка|строки|строк", "ru"), counted(21, "строки|строк", "ru"), counted(3, "строки|строк", "ru")
    ('3 строки', '21 строки', '3 строк')
    """
    shown = grouped(number) if forms.startswith(",") else str(number)
    first, *rest = forms.removeprefix(",").split("|")
    if language == "en":
        return f"{shown} {first if number == 1 else rest[-1]}"
    if number % 10 == 1 and number % 100 != 11:
        return f"{shown} {first}"
    few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
    return f"{shown} {rest[0] if few else rest[-1]}"
