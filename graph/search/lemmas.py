"""Lemmas of Russian nouns and names that their stems do not find: "Орле" is a form of Орёл, "Торжка" of Торжок.

The lemmatiser is pymorphy3 with the dictionary of OpenCorpora. It takes about 0.4 s and 32 MB to load, once per
process; docs/performance.md has the measurements.
"""

import re
from functools import cache, lru_cache

import pymorphy3

from graph.text import stem

_RUSSIAN = re.compile("[а-я]+")


@cache
def load() -> pymorphy3.MorphAnalyzer:
    """Load the lemmatiser, unless it is loaded. Run it in a thread: it blocks for half a second."""
    return pymorphy3.MorphAnalyzer(lang="ru")


def is_loaded() -> bool:
    """Return whether the lemmatiser is loaded."""
    return load.cache_info().currsize > 0


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
