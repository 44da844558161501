"""Everyday words for official terms, so that a problem in plain words finds the texts of officials.

Word vectors do not know these terms: abbreviations are rare in running text, and «судов» is the genitive of both courts
and vessels.
"""

import re
from collections.abc import Mapping

from graph.text import words

#: Everyday words by term. A term is a sequence of words, normalised as by `graph.text.words`; `*` is any ending.
_TERMS: Mapping[str, str] = {
    "маломерн* суд*": "лодка катер",
    "сим": "самокат",
    "средств* индивидуальн* мобильност*": "самокат",
    "мфц": "документ справка",
    "тко": "мусор",
    "тверд* коммунальн* отход*": "мусор",
    "мсп": "предприниматель",
    "мкд": "многоквартирный дом",
    "нто": "киоск ларек",
    "гчп": "частный инвестор",
    "тос": "сосед",
}
_PATTERNS = tuple((re.compile(rf"\b{term.replace('*', '[а-я]*')}\b"), plain) for term, plain in _TERMS.items())


def plain_words(text: str) -> str:
    """Return the everyday words for the official terms of a text, separated by spaces; empty without any.

    >>> plain_words("Инфраструктура для маломерных судов"), plain_words("Парк")
    ('лодка катер', '')
    """
    normalised = " ".join(word.word for word in words(text))
    return " ".join(plain for pattern, plain in _PATTERNS if pattern.search(normalised))
