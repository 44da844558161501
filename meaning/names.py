"""Proper names in texts, recognised by their capital letter."""

import re
from collections.abc import Iterable

from graph.text import iterate_words

_CYRILLIC = re.compile("[\u0400-\u052f]")
#: After these characters a capital letter also begins a common word.
_OPENING = '.!?:;«„“"(\n'


def names(texts: Iterable[str]) -> frozenset[str]:
    """Return the Cyrillic words that the texts only use as names, normalised.

    A name is capitalised within a sentence, or stands before a colon at its beginning ("Таруса: набережная"). A word in
    capitals is an abbreviation. Names have no vectors of use: Горького resembles writers, not parks.

    >>> sorted(names(["Пермь: Парк им. Горького", "Улица у парка"]))
    ['горького', 'пермь']
    """
    common: set[str] = set()
    found: set[str] = set()
    for text in texts:
        for word, start, end in iterate_words(text):
            if is_cyrillic(word):
                (found if _is_name(text, start, end) else common).add(word)
    return frozenset(found - common)


def is_cyrillic(word: str) -> bool:
    return bool(_CYRILLIC.match(word))


def _is_name(text: str, start: int, end: int) -> bool:
    if not text[start].isupper() or (end - start > 1 and text[start:end].isupper()):
        return False
    before = text[:start].rstrip(" ")
    begins = not before or before[-1] in _OPENING
    return text[end : end + 1] == ":" if begins and not _abbreviated(before) else True


def _abbreviated(before: str) -> bool:
    """Return whether a text ends with an abbreviation ("им.", "ул.") instead of a sentence."""
    return before.endswith(".") and bool(re.search(r"(?<!\w)[\w]{1,3}\.$", before))
