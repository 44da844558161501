"""Numbers in sentences: grouped thousands, and the noun in the form that the number requires."""

from typing import Literal


def grouped(number: int) -> str:
    """Return a number with grouped thousands (ISO 80000-1, 7.3.1).

    >>> grouped(1234567).split()
    ['1', '234', '567']
    """
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def counted(number: int, forms: str, language: Literal["en", "ru"]) -> str:
    """Return a number with its noun (CLDR, Language Plural Rules).

    forms: the noun after 1 and after other numbers. In Russian the nominative and the accusative have three forms,
    after 1, 2 and 5; two forms are an oblique case, such as the genitive after "больше". A leading comma groups the
    thousands. The number comes first, or in place of `#`.

    >>> counted(1, "error|errors", "en"), counted(2000, ",node|nodes", "en").split()
    ('1 error', ['2', '000', 'nodes'])
    >>> counted(21, "ошибка|ошибки|ошибок", "ru"), counted(12, "узел|узла|узлов", "ru")
    ('21 ошибка', '12 узлов')
    >>> counted(3, "строка|строки|строк", "ru"), counted(21, "строки|строк", "ru"), counted(3, "строки|строк", "ru")
    ('3 строки', '21 строки', '3 строк')
    >>> counted(2, "отказалась # территория|отказались # территории|отказались # территорий", "ru")
    'отказались 2 территории'
    """
    shown = grouped(number) if forms.startswith(",") else str(number)
    form = _form(number, forms.removeprefix(",").split("|"), language)
    return form.replace("#", shown) if "#" in form else f"{shown} {form}"


def _form(number: int, forms: list[str], language: Literal["en", "ru"]) -> str:
    if language == "en":
        return forms[0] if number == 1 else forms[-1]
    if number % 10 == 1 and number % 100 != 11:
        return forms[0]
    few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
    return forms[1] if few else forms[-1]
