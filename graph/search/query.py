"""The words that are searched for: as a query to the store's index, and compared with words of a text."""

import enum
import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.stop_words import STOP_WORDS
from graph.text import compared_words, distinct_words, joined_words, stem

#: Further words of a query are not looked at: few questions have more, and each costs the store a look-up.
MAX_WORDS = 16

_CYRILLIC = re.compile("[\u0400-\u052f]")


class Match(enum.IntEnum):
    """How a word of a text answers a word of the query; the better, the greater."""

    NONE = 0
    PREFIX = 1
    STEM = 2
    EXACT = 3


class Pieces(NamedTuple):
    """The pieces of text by which a store ranks a word of the query.

    exact, by_stem, as_prefix: pieces of what `graph.text.name_terms` writes of a name that answers the word so. term,
    stem_term: pieces of `graph.text.search_terms` between spaces where the node has the word or its stem. joined: as
    `exact`, of the word written without the apostrophe that it stands at; `exact` where it stands at none.
    """

    exact: str
    by_stem: str
    as_prefix: str
    term: str
    stem_term: str
    joined: str


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of the query and its stem. joined: the word written without the apostrophe that it stands at."""

    word: str
    stem: str
    joined: str | None = None

    def match(self, word: str) -> Match:
        """How one word of a text answers this one: as the index of words and stems would."""
        if word == self.joined:
            return Match.EXACT
        if not word.startswith(self.start):  # nearly all words; finding their stems takes much longer
            return Match.NONE
        if word == self.word:
            return Match.EXACT
        its_stem = stem(word)
        if self.stem in (its_stem, word):
            return Match.STEM
        if word.startswith(self.word) or its_stem.startswith(self.word):
            return Match.PREFIX
        return Match.NONE

    @property
    def lucene(self) -> str:
        # The words and stems that begin with the word include the stem itself where it does.
        terms = [self.joined] if self.joined else []
        terms += [f"{self.word}*"] if self.stem.startswith(self.word) else [self.stem, f"{self.word}*"]
        return f"+{terms[0]}" if len(terms) == 1 else f"+({' OR '.join(terms)})"

    @property
    def pieces(self) -> Pieces:
        """What a store looks for to rank."""
        return Pieces(
            f"={self.word} ",
            f"~{self.stem} ",
            f"~{self.word}",
            f" {self.word} ",
            f" {self.stem} ",
            f"={self.joined or self.word} ",
        )

    @property
    def start(self) -> str:
        """What every word begins with that can answer this one.

        A Russian stem is the beginning of the word; the last two letters of an English one may differ from it
        (city, citi; dying, die).
        """
        return self.stem[: max(1, len(self.stem) - 2)] if self.stem.isascii() else self.stem


class SearchQuery:
    """The first distinct words of a text that somebody searches for; stop words only where there is no other."""

    def __init__(self, text: str) -> None:
        asked = distinct_words(text)
        telling = [word for word in asked if word not in STOP_WORDS] or asked
        joined = {
            part: whole.word
            for whole in joined_words(text)
            for part in distinct_words(text[whole.start : whole.end])
            if part != whole.word
        }
        self.words = tuple(QueryWord(word, stem(word), joined.get(word)) for word in telling[:MAX_WORDS])
        self._known: dict[str, tuple[Match, ...]] = {}

    @cached_property
    def language(self) -> str:
        """The ending of the properties that are in the query's language: "Ru" or "En"."""
        return "Ru" if any(_CYRILLIC.search(word.word) for word in self.words) else "En"

    @property
    def lucene(self) -> str | None:
        """The query in Lucene's classic syntax; None without a word.

        Nothing of the text but letters and digits is in it, so that no syntax can come from there.
        """
        return " ".join(word.lucene for word in self.words) or None

    def matches(self, word: str) -> tuple[Match, ...]:
        """How a word of a text answers each word of the query. Kept, as texts share most of their words."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = tuple(asked.match(word) for asked in self.words)
        return known

    def best_matches(self, text: str) -> list[Match]:
        """How a text answers each word of the query."""
        nothing = (Match.NONE,) * len(self.words)
        found = set(map(self.matches, compared_words(text)))
        return [max(of_one_word) for of_one_word in zip(nothing, *found, strict=True)]


def lucene_query(text: str) -> str | None:
    """A query to an index of `search_terms`: each word of the text must be there, by its stem or as a prefix.

    Stop words need not be, where the text has other words.

    >>> lucene_query("Пермский AND (отходы")
    '+(пермск OR пермский*) +(отход OR отходы*)'
    """
    return SearchQuery(text).lucene
