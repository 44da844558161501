"""The words of a search query: as a Lucene query, and matched against the words of a text."""

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from graph.search.lemmas import lemmas
from graph.search.transliteration import russian_terms
from graph.stop_words import STOP_WORDS
from graph.text import compared_words, distinct_words, joined_words, stem

#: Further words of a query are ignored: queries rarely have more, and each costs an index lookup.
MAX_WORDS = 16

_CYRILLIC = re.compile("[\u0400-\u052f]")


class Match(enum.IntEnum):
    """The kind of match between a word of a text and a word of the query; better kinds are greater.

    The value is the number of points in the ranking. LEMMA: the word of the query is a form of the word of the text,
    with another stem. VARIANT: the word of the text is a Russian spelling of a word in Latin letters, or differs from a
    misspelt word by one letter.
    """

    NONE = 0
    VARIANT = 1
    PREFIX = 2
    STEM = 4
    LEMMA = 5
    EXACT = 6


#: The first pieces of a word, which suffice to rank without alternatives.
PLAIN_PIECES = 6


class Pieces(NamedTuple):
    """The substrings by which a store ranks the matches of a word of the query.

    exact, by_stem, as_prefix: substrings of `graph.text.name_terms` for a name with such a match. term, stem_term:
    substrings of `graph.text.search_terms`, between spaces, for a node with the word or its stem. joined: like `exact`,
    for the word written without its apostrophe; equal to `exact` for a word without an apostrophe.

    The others are needed only if a word of the query has alternatives: lemmas or variants. prefix_term: a substring of
    `search_terms` for a node with a word that begins with it. lemmas, variants: substrings of `name_terms`, of which a
    name with such a match has any. lemma_terms: like `lemmas`, of `search_terms`. own_terms: a node that matches the
    word other than by a variant has any of them. starts: a name that matches the word other than by a variant has any
    of them. all_starts: a name that matches the word has any of them.
    """

    exact: str
    by_stem: str
    as_prefix: str
    term: str
    stem_term: str
    joined: str
    prefix_term: str
    lemmas: tuple[str, ...]
    variants: tuple[str, ...]
    lemma_terms: tuple[str, ...]
    own_terms: tuple[str, ...]
    starts: tuple[str, ...]
    all_starts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueryWord:
    """A word of the query and its stem.

    joined: the word written without its apostrophe, if it has one. lemmas: words of which it is a form, with other
    stems. variants: words and stems that match it as variants.
    """

    word: str
    stem: str
    joined: str | None = None
    lemmas: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()

    def match(self, word: str) -> Match:
        """Return how a word of a text matches this one, as the index of words and stems does."""
        if word == self.joined:
            return Match.EXACT
        if word in self.lemmas:
            return Match.LEMMA
        if word.startswith(self.start):  # few words; stemming all is much slower
            if word == self.word:
                return Match.EXACT
            its_stem = stem(word)
            if self.stem in (its_stem, word):
                return Match.STEM
            if word.startswith(self.word) or its_stem.startswith(self.word):
                return Match.PREFIX
        if self.variants and (word in self.variants or stem(word) in self.variants):
            return Match.VARIANT
        return Match.NONE

    @property
    def lucene(self) -> str:
        # The prefix query also finds the stem if the stem begins with the word.
        terms = [self.joined] if self.joined else []
        terms += [f"{self.word}*"] if self.stem.startswith(self.word) else [self.stem, f"{self.word}*"]
        terms += [*self.lemmas, *self.variants]
        return f"+{terms[0]}" if len(terms) == 1 else f"+({' OR '.join(terms)})"

    @property
    def pieces(self) -> Pieces:
        """The substrings that a store searches for to rank."""
        own_terms = (f" {self.word}", f" {self.stem} ", *(f" {each} " for each in self.lemmas))
        return Pieces(
            f"={self.word} ",
            f"~{self.stem} ",
            f"~{self.word}",
            f" {self.word} ",
            f" {self.stem} ",
            f"={self.joined or self.word} ",
            f" {self.word}",
            tuple(f"={each} " for each in self.lemmas),
            tuple(f"~{each} " for each in self.variants),
            tuple(f" {each} " for each in self.lemmas),
            (*own_terms, f" {self.joined} ") if self.joined else own_terms,
            (self.start, *self.lemmas),
            (self.start, *self.lemmas, *self.variants),
        )

    @property
    def start(self) -> str:
        """The common prefix of all words that match this one, except as a lemma or a variant.

        A Russian stem is a prefix of its word. The last two letters of an English stem may differ from the word
        (city, citi; dying, die).
        """
        return self.stem[: max(1, len(self.stem) - 2)] if self.stem.isascii() else self.stem


class SearchQuery:
    """The first distinct words of a search text, without stop words unless it has no other words.

    corrections: for misspelt words, the words that they match as variants.
    """

    def __init__(self, text: str, corrections: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> None:
        distinct = distinct_words(text)
        searched = [word for word in distinct if word not in STOP_WORDS] or distinct
        joined = {
            part: whole.word
            for whole in joined_words(text)
            for part in distinct_words(text[whole.start : whole.end])
            if part != whole.word
        }
        self.words = tuple(
            QueryWord(
                word,
                stem(word),
                joined.get(word),
                lemmas(word),
                corrections.get(word) or russian_terms(joined.get(word, word)),
            )
            for word in searched[:MAX_WORDS]
        )
        self._matches: dict[str, tuple[Match, ...]] = {}

    @cached_property
    def language(self) -> str:
        """The suffix of properties in the language of the query: "Ru" or "En"."""
        return "Ru" if any(_CYRILLIC.search(word.word) for word in self.words) else "En"

    @property
    def has_alternatives(self) -> bool:
        """Return whether a word has lemmas or variants."""
        return any(word.lemmas or word.variants for word in self.words)

    @property
    def lucene(self) -> str | None:
        """The query in Lucene's classic syntax; None without words.

        Only letters and digits of the text enter it, so the text cannot inject syntax.
        """
        return " ".join(word.lucene for word in self.words) or None

    def matches(self, word: str) -> tuple[Match, ...]:
        """Return how a word of a text matches each word of the query. Cached, as texts share most of their words."""
        matches = self._matches.get(word)
        if matches is None:
            matches = self._matches[word] = tuple(query_word.match(word) for query_word in self.words)
        return matches

    def best_matches(self, text: str) -> list[Match]:
        """Return the best match in the text for each word of the query."""
        no_match = (Match.NONE,) * len(self.words)
        matches = set(map(self.matches, compared_words(text)))
        return [max(of_one_word) for of_one_word in zip(no_match, *matches, strict=True)]


def lucene_query(text: str) -> str | None:
    """Return the Lucene query for an index of `search_terms`: each word must match, by its stem or as a prefix.

    Stop words are optional if the text has other words.

    >>> lucene_query("Пермский AND (отходы")
    '+(пермск OR пермский*) +(отход OR отходы*)'
    """
    return SearchQuery(text).lucene
