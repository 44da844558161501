"""Lemmas of Russian nouns and names that their stems do not find: "Орле" is a form of Орёл, "Торжка" of Торжок.

The lemmatiser is pymorphy3 with the dictionary of OpenCorpora. The first search of a process loads it, in about 0.6 s
and 32 MB: see docs/performance.md.
"""

import re
import threading
from functools import cache, lru_cache

import pymorphy3

from graph.text import stem

_RUSSIAN = re.compile("[а-я]+")
_loading = threading.Lock()


def load() -> pymorphy3.MorphAnalyzer:
    """Return the lemmatiser, and load it first if it is not loaded. Loading blocks: call it in a thread."""
    with _loading:
        return _lemmatiser()


def is_loaded() -> bool:
    """Return whether the lemmatiser is loaded."""
    return _lemmatiser.cache_info().currsize > 0


@cache
def _lemmatiser() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=32_768)
def lemmas(word: str) -> tuple[str, ...]:
    """Return the normalised lemmas of a normalised word; empty if its stem finds one of them.

    Only the lemmas of nouns count, and only with the first letter of the word: "людей" is not searched as "человек".
    Words in other alphabets have none.

    >>> lemmas("орле"), lemmas("ельца"), lemmas("казани"), lemmas("людей")
    (('орел',), ('елец',), (), ())
    """
    if not _RUSSIAN.fullmatch(word):
        return ()
    forms = dict.fromkeys(parsed.normal_form.replace("ё", "е") for parsed in load().parse(word) if "NOUN" in parsed.tag)
    own_stem = stem(word)
    if any(form.startswith(word) or own_stem in (form, stem(form)) for form in forms):
        return ()
    return tuple(form for form in forms if form[0] == word[0] and _RUSSIAN.fullmatch(form))
