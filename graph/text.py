"""Tokenisation, normalisation and stemming of Russian and English text for full-text search.

A word is a run of letters and digits of any alphabet. All other characters, hyphens included, separate words, except
that the English 's belongs to its word (Lee's Summit, often written Lees Summit). Words are compared without case,
stress marks and accents; ё equals е, but й differs from и. Words are also matched joined at an apostrophe (O'Fallon,
often written OFallon), whichever apostrophe character is used.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.russian_stemmer import RussianStemmer

#: Words are compared by their first 64 characters: longer words are rare, and a store limits its index terms.
MAX_WORD = 64
#: Characters of a text that are compared and displayed.
MAX_COMPARED = 5_000
#: A word with a shorter stem is its own stem: "ИИ" (artificial intelligence) would become "и" (and).
MIN_STEM = 2
#: Characters of the text that are read for one word; a letter with its accents may take several.
MAX_RUN = 4 * MAX_WORD


class Word(NamedTuple):
    """A normalised word and its position: `text[start:end]`."""

    word: str
    start: int
    end: int


#: Soft hyphen, joiners and variation selectors: they occur inside words and only affect rendering.
_INVISIBLE = "\u00ad\u200c\u200d\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
#: Accents and vowel signs (categories Mn, Mc, Me) of the living scripts, which `\w` does not match. Marks beyond
#: U+FFFF separate words: in the character class they would force Python to scan it linearly.
_MARKS = "".join(chr(c) for c in range(0x300, 0x10000) if unicodedata.category(chr(c)).startswith("M"))
_ENCLOSING = "".join(c for c in _MARKS if unicodedata.category(c) == "Me")
_RUN = f"[^\\W_]+(?:[{_MARKS}{_INVISIBLE}]+[^\\W_]*)*"
_WORD = re.compile(f"{_RUN}(?:'[sS](?![^\\W_]))?")
#: Atomic groups, and runs without an apostrophe match too: otherwise a run of n characters takes n * n steps.
_CHAIN = re.compile(f"(?>{_RUN})(?:'(?>{_RUN}))*")
#: Characters used as an apostrophe; U+02BC and U+02BB are letters in Unicode.
_APOSTROPHES = re.compile("[’‘ʼʻ´`′＇]")
_IGNORED = re.compile(f"[{_ENCLOSING}{_INVISIBLE}]+")
_STRESS = re.compile("[\u0300\u0301]+")
_NON_CYRILLIC_ACCENT = re.compile("([^\\W\u0400-\u052f])[\u0300-\u036f]+")

_RUSSIAN = re.compile("[а-я]+")
_ENGLISH = re.compile("[a-z]+")


def composed(text: str) -> str:
    r"""Return the text in its stored form: composed (Unicode NFC), with \n as the line separator.

    >>> composed("Bogota\u0301\r\n")
    'Bogotá\n'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@lru_cache(maxsize=32_768)
def _normalised(raw: str) -> tuple[str, ...]:
    """Return the normalised words of a run of letters and digits: one word, rarely more ("½")."""
    raw = raw.replace("'", "")
    if raw.isascii():
        return (raw.lower()[:MAX_WORD],)
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", raw).casefold())
    folded = _STRESS.sub("", _IGNORED.sub("", folded)).replace("е\u0308", "е")
    folded = unicodedata.normalize("NFC", _NON_CYRILLIC_ACCENT.sub(r"\1", folded))
    return tuple(match[:MAX_WORD] for match in _WORD.findall(folded))


def iterate_words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order."""
    for match in _WORD.finditer(_APOSTROPHES.sub("'", text)):
        for word in _normalised(match[0][:MAX_RUN]):
            yield Word(word, match.start(), match.end())


def joined_words(text: str) -> Iterator[Word]:
    """Yield the words around an apostrophe joined into one.

    >>> [word.word for word in joined_words("O'Fallon, Coeur d’Alene")]
    ['ofallon', 'dalene']
    """
    for match in _CHAIN.finditer(_APOSTROPHES.sub("'", text)):
        if "'" not in match[0]:
            continue
        for word in _normalised(match[0][:MAX_RUN]):
            yield Word(word, match.start(), match.end())


def words(text: str) -> list[Word]:
    """Return the words of a text in order.

    >>> [word.word for word in words("Ёлка-2, San José")]
    ['елка', '2', 'san', 'jose']
    """
    return list(iterate_words(text))


def distinct_words(text: str) -> list[str]:
    """Return the distinct words of a text, without positions, in the order of their first occurrence.

    >>> distinct_words("Сбор: раздельный сбор")
    ['сбор', 'раздельный']
    """
    # Equal runs are normalised once: most words of a long text repeat.
    runs = dict.fromkeys(_WORD.findall(_APOSTROPHES.sub("'", text)))
    return list(dict.fromkeys(word for run in runs for word in _normalised(run[:MAX_RUN])))


def compared_words(text: str) -> list[str]:
    """Return the words under which a text is indexed: its distinct words and those joined at an apostrophe."""
    return list(dict.fromkeys([*distinct_words(text), *(word.word for word in joined_words(text))]))


class _Stemmers(threading.local):
    """The stemmers of a thread: a Snowball stemmer keeps its state in attributes and is not thread-safe."""

    def __init__(self) -> None:
        self.russian = RussianStemmer()
        self.english = EnglishStemmer()


_stemmers = _Stemmers()


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """Return the Snowball stem of a normalised word: Russian for Cyrillic, English for Latin letters, else the word.

    Algorithms: https://snowballstem.org/algorithms/russian/stemmer.html and .../english/stemmer.html.

    >>> stem("отходов"), stem("cities"), stem("5g")
    ('отход', 'citi', '5g')
    """
    if _RUSSIAN.fullmatch(word):
        stemmed = _stemmers.russian.stemWord(word)
    elif _ENGLISH.fullmatch(word):
        stemmed = _stemmers.english.stemWord(word)
    else:
        return word
    return stemmed if len(stemmed) >= MIN_STEM else word


def search_terms(texts: Iterable[str | None]) -> str:
    """Return the distinct words of the texts and their stems, separated by spaces, in order of first occurrence.

    This is the value of the node property `searchTerms`, which the stores index with a whitespace analyzer.

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
    """Return the terms by which each name is ranked, the shortest name first.

    This is the value of the node property `nameTerms`. A term string begins with the length of the name in four digits.
    Each word follows as `=word ~word `, and its stem as `~stem ` if it differs. A substring tells how a name matches a
    word: `=word ` exactly, `~stem ` by its stem, `~word` as a prefix; both stores search for substrings alike. Names
    are compared by their first 5,000 characters.

    >>> name_terms(["Сбор отходов", None, "Waste"])
    ['0005=waste ~waste ~wast ', '0012=сбор ~сбор =отходов ~отходов ~отход ']
    """
    compared = {name[:MAX_COMPARED] for name in names if name}
    return [
        f"{len(name):04}{''.join(map(_term, compared_words(name)))}"
        for name in sorted(compared, key=lambda name: (len(name), name))
    ]


def _term(word: str) -> str:
    its_stem = stem(word)
    return f"={word} ~{word} " if its_stem == word else f"={word} ~{word} ~{its_stem} "
