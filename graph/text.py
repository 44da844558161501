"""Words and stems of Russian and English text: what full-text search compares.

A word is a run of letters and digits of any alphabet; everything else, hyphens too, separates, save that the
English 's belongs to its word (Lee's Summit, often written Lees Summit). Words are compared without case,
without stress and other accents, and with ё read as е; й stays apart from и. Texts are also found by words joined at
an apostrophe (O'Fallon, often written OFallon), whichever of the characters for it they have.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.russian_stemmer import RussianStemmer

#: Words are compared by their first 64 characters: hardly a word is longer, and a store's index has a bound.
MAX_WORD = 64
#: Characters of a text that are compared and shown.
MAX_COMPARED = 5_000
#: A word whose stem would be shorter is its own stem: that of "ИИ" (artificial intelligence) would be "и" (and).
MIN_STEM = 2
#: As many characters of the text are read for one word: letters with several accents each take that many.
MAX_RUN = 4 * MAX_WORD


class Word(NamedTuple):
    """A word in the form in which it is compared, and where it stands: `text[start:end]`."""

    word: str
    start: int
    end: int


#: Soft hyphen, joiners, variation selectors: they stand inside words and change only how these look.
_INVISIBLE = "\u00ad\u200c\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
#: Accents and vowel signs (categories Mn, Mc, Me) of the living scripts, which `\w` leaves out. Those beyond
#: U+FFFF separate words: with them in the class, Python would search it from its start for every character.
_MARKS = "".join(chr(c) for c in range(0x300, 0x10000) if unicodedata.category(chr(c)).startswith("M"))
_ENCLOSING = "".join(c for c in _MARKS if unicodedata.category(c) == "Me")
_RUN = f"[^\\W_]+(?:[{_MARKS}{_INVISIBLE}]+[^\\W_]*)*"
_WORD = re.compile(f"{_RUN}(?:'[sS](?![^\\W_]))?")
#: Atomic groups, and a match for a run without an apostrophe too: else a run of n characters takes n * n steps.
_CHAIN = re.compile(f"(?>{_RUN})(?:'(?>{_RUN}))*")
#: What is written for an apostrophe; U+02BC and U+02BB count as letters in Unicode.
_APOSTROPHES = re.compile("[’‘ʼʻ´`′＇]")
_NO_PART_OF_A_WORD = re.compile(f"[{_ENCLOSING}{_INVISIBLE}]+")
_STRESS = re.compile("[\u0300\u0301]+")
_ACCENT_ON_OTHER_THAN_CYRILLIC = re.compile("([^\\W\u0400-\u052f])[\u0300-\u036f]+")

_RUSSIAN = re.compile("[а-я]+")
_ENGLISH = re.compile("[a-z]+")


def composed(text: str) -> str:
    r"""Text in the form in which the graph holds it: composed (Unicode's NFC), lines ended by \n.

    >>> composed("Bogota\u0301\r\n")
    'Bogotá\n'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=32_768)
def _normalised(raw: str) -> tuple[str, ...]:
    """One run of letters and digits in the form in which words are compared: one word, seldom more ("½")."""
    raw = raw.replace("'", "")
    if raw.isascii():
        return (raw.lower()[:MAX_WORD],)
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", raw).casefold())
    folded = _STRESS.sub("", _NO_PART_OF_A_WORD.sub("", folded)).replace("е\u0308", "е")
    folded = unicodedata.normalize("NFC", _ACCENT_ON_OTHER_THAN_CYRILLIC.sub(r"\1", folded))
    return tuple(match[:MAX_WORD] for match in _WORD.findall(folded))


def iterate_words(text: str) -> Iterator[Word]:
    """The words of a text in their order, found as they are asked for."""
    for match in _WORD.finditer(_APOSTROPHES.sub("'", text)):
        for word in _normalised(match[0][:MAX_RUN]):
            yield Word(word, match.start(), match.end())


def joined_words(text: str) -> Iterator[Word]:
    """The words that stand at both sides of an apostrophe, each written as one.

    >>> [word.word for word in joined_words("O'Fallon, Coeur d’Alene")]
    ['ofallon', 'dalene']
    """
    for match in _CHAIN.finditer(_APOSTROPHES.sub("'", text)):
        if "'" not in match[0]:
            continue
        for word in _normalised(match[0][:MAX_RUN]):
            yield Word(word, match.start(), match.end())


def words(text: str) -> list[Word]:
    """The words of a text in their order.

    >>> [word.word for word in words("Ёлка-2, San José")]
    ['елка', '2', 'san', 'jose']
    """
    return list(iterate_words(text))


def distinct_words(text: str) -> list[str]:
    """The words of a text without their places, each once, in the order of their first use.

    >>> distinct_words("Сбор: раздельный сбор")
    ['сбор', 'раздельный']
    """
    # Runs that are written alike are normalised once: most words of a long text come several times.
    runs = dict.fromkeys(_WORD.findall(_APOSTROPHES.sub("'", text)))
    return list(dict.fromkeys(word for run in runs for word in _normalised(run[:MAX_RUN])))


def compared_words(text: str) -> list[str]:
    """The words by which a text is found: its distinct words, and those joined at an apostrophe."""
    return list(dict.fromkeys([*distinct_words(text), *(word.word for word in joined_words(text))]))


class _Stemmers(threading.local):
    """A Snowball stemmer works in its own attributes, so that two threads cannot share one."""

    def __init__(self) -> None:
        self.russian = RussianStemmer()
        self.english = EnglishStemmer()


_stemmers = _Stemmers()


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """The Snowball stem of a word of `words`: Russian for Cyrillic, English for Latin letters, else the word.

    Algorithms: https://snowballstem.org/algorithms/russian/stemmer.html and .../english/stemmer.html.

    >>> stem("отходов"), stem("cities"), stem("5g")
    ('отход', 'citi', '5g')
    """
    if _RUSSIAN.fullmatch(word):
        found = _stemmers.russian.stemWord(word)
    elif _ENGLISH.fullmatch(word):
        found = _stemmers.english.stemWord(word)
    else:
        return word
    return found if len(found) >= MIN_STEM else word


def search_terms(texts: Iterable[str | None]) -> str:
    """The distinct words of some texts and their stems, separated by spaces, in the order of their first use.

    It is the value of the node property `searchTerms`, which the stores index by a whitespace analyzer.

    >>> search_terms(["Сбор отходов", None])
    'сбор отходов отход'
    """
    terms: dict[str, None] = {}
    for text in texts:
        for word in compared_words(text or ""):
            terms[word] = None
            terms[stem(word)] = None
    return " ".join(terms)


def name_terms(names: Iterable[str | None]) -> list[str]:
    """The words and stems by which each of some names is ranked, the shortest name first.

    It is the value of the node property `nameTerms`. The length of the name comes first, in four digits; then each word
    as `=word ~word `, followed by its stem as `~stem ` where that differs. A piece of text decides how a name answers a
    word: `=word ` exactly, `~stem ` by its stem, `~word` as a prefix; both stores look for a piece alike. Names are
    compared by their first 5,000 characters.

    >>> name_terms(["Сбор отходов", None, "Waste"])
    ['0005=waste ~waste ~wast ', '0012=сбор ~сбор =отходов ~отходов ~отход ']
    """
    compared = {name[:MAX_COMPARED] for name in names if name}
    return [
        f"{len(name):04}{''.join(map(_marked, compared_words(name)))}"
        for name in sorted(compared, key=lambda name: (len(name), name))
    ]


def _marked(word: str) -> str:
    its_stem = stem(word)
    return f"={word} ~{word} " if its_stem == word else f"={word} ~{word} ~{its_stem} "
