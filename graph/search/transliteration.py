"""Russian spellings of words in Latin letters: "Kazan" may be Казань, "Yekaterinburg" may be Екатеринбург.

The tables invert the romanisations in common use: BGN/PCGN and its simplified form, ICAO Doc 9303 (passports), GOST R
52535.1 and ALA-LC. These drop soft signs and write several Russian letters alike, so that a word has several spellings.
Of the 3,174 words in the names of Russian cities and municipalities, 99 % have their own spelling among the first four
in each of these systems.
"""

import re
from functools import lru_cache

from graph.text import stem

#: A shorter word has no Russian spellings: it would match Russian words by chance.
MIN_LENGTH = 3
#: The most probable spellings of a word that are searched: each costs an index lookup.
MAX_SPELLINGS = 4
#: Spellings kept while a word is read from left to right.
_MAX_KEPT = 16

#: Letters and groups that no romanisation of Russian has.
_NOT_RUSSIAN = re.compile("[^a-z]|[qw]|(?<!t)c(?!h)")
_GROUP = re.compile("shch|sch|zh|kh|ts|tc(?!h)|ch|sh|yye|yy|i[ijy](?![aeou])|[yj][aeou]|yi|i[aeu](?![aeu])|.")
_VOWELS = frozenset("aeiouy")
_CONSONANTS = {
    **dict(zip("bvgdzjklmnprstfhx", "б в г д з й к л м н п р с т ф х кс".split(), strict=True)),
    "zh": "ж",
    "kh": "х",
    "tc": "ц",
    "ch": "ч",
    "sh": "ш",
}
#: Spellings at the start of a word, after a vowel and after a consonant, the most probable first.
_SPELLINGS = {
    group: tuple(tuple(spellings.split()) for spellings in by_place)
    for group, by_place in {
        "a": ("а", "а", "а"),
        "e": ("е э", "е э", "е"),
        "i": ("и", "й и", "и"),
        "o": ("о", "о", "о"),
        "u": ("у", "у", "у"),
        "y": ("й ы", "й", "ы"),
        "ia": ("я", "я", "я иа ья"),
        "ie": ("ие", "ие", "ие ье"),
        "ii": ("ий", "ий", "ий"),
        "iu": ("ю", "ю", "ю иу ью"),
        "ya": ("я", "я", "я ья"),
        "ye": ("е", "е", "ье е"),
        "yi": ("ьи", "ьи", "ьи"),
        "yo": ("е йо", "е йо", "е ье"),
        "yu": ("ю", "ю", "ю ью"),
        "yy": ("ый", "ый", "ый"),
        "yye": ("ые", "ые", "ые"),
        "sch": ("щ", "щ сч", "щ"),
        "shch": ("щ", "щ", "щ"),
        "ts": ("ц", "ц тс", "ц тс"),
    }.items()
}
#: Spellings at the end of a word after a consonant.
_ENDINGS = {
    "e": ("е", "э"),
    "y": ("ый", "ий", "ы"),
    "ia": ("ия", "я"),
    "ii": ("ий",),
    "ye": ("ые", "ье"),
    "yi": ("ый",),
}
#: The end of a spelling that is not stemmed.
_UNSTEMMED = re.compile("[^аеийоуыэюя][еоэ]?$")
_SAME_AS = {"ij": "ii", "iy": "ii", "ja": "ya", "je": "ye", "jo": "yo", "ju": "yu"}
#: Consonants that a soft sign may follow before another consonant, and the cost of the spelling with it. "ль" is the
#: rule there, with few exceptions.
_SOFTENED = {"л": -0.5, "д": 1.5, "з": 1.5, "м": 1.5, "н": 1.5, "р": 1.5, "с": 1.5, "т": 1.5}


@lru_cache(maxsize=32_768)
def russian_spellings(word: str) -> tuple[str, ...]:
    """Return the Russian spellings of a normalised word, the most probable first; empty for a word that has none.

    A soft sign at the end of the word is omitted.

    >>> russian_spellings("kazan"), russian_spellings("yalta"), russian_spellings("waste")
    (('казан',), ('яльта', 'ялта'), ())
    """
    if len(word) < MIN_LENGTH or _NOT_RUSSIAN.search(word):
        return ()
    groups = [_SAME_AS.get(group, group) for group in _GROUP.findall(word)]
    spellings = [("", 0.0)]
    for before, group, after in zip(["", *groups], groups, [*groups[1:], ""], strict=False):
        letters = _letters(before, group, after)
        longer = [(text + piece, cost + more) for text, cost in spellings for piece, more in letters]
        spellings = sorted(longer, key=lambda spelling: spelling[1])[:_MAX_KEPT]
    return tuple(dict.fromkeys(text for text, _ in spellings[:MAX_SPELLINGS]))


def _letters(before: str, group: str, after: str) -> list[tuple[str, float]]:
    """Return the Russian letters for a group between its neighbours, each with its cost: 0 is the most probable."""
    after_vowel = before[-1:] in _VOWELS
    if group in _CONSONANTS:
        letter = _CONSONANTS[group]
        softened = [(f"{letter}ь", _SOFTENED[letter])] if _may_soften(letter, before, group, after) else []
        return [(letter, 0.0), *softened]
    if before and not after and not after_vowel and group in _ENDINGS:
        spellings = _ENDINGS[group]
    else:
        spellings = _SPELLINGS[group][(1 if after_vowel else 2) if before else 0]
    letters = [(spelling, float(cost)) for cost, spelling in enumerate(spellings)]
    if group == "e" and after == "v" and before and not after_vowel:  # Юрьев, Арсеньев: without "y" in a passport
        letters.append(("ье", 1.0))
    return letters


def _may_soften(letter: str, before: str, group: str, after: str) -> bool:
    if letter not in _SOFTENED or not after or after[0] in _VOWELS or after[0] == group[0]:
        return False
    return letter == "л" or before[-1:] in _VOWELS


@lru_cache(maxsize=32_768)
def russian_terms(word: str) -> tuple[str, ...]:
    """Return the words and stems of Russian texts that match a normalised word in Latin letters.

    A spelling that ends with a consonant is a stem if a soft sign was dropped. One that ends with "е" or "о" after a
    consonant is not stemmed: "more" would find "мор".

    >>> russian_terms("kazan"), russian_terms("velikiye"), russian_terms("more")
    (('казан',), ('велик',), ('море', 'морэ'))
    """
    return tuple(dict.fromkeys(each if _UNSTEMMED.search(each) else stem(each) for each in russian_spellings(word)))
