"""The fragment of a text around the words that match a query."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import chain, groupby
from operator import attrgetter
from typing import Protocol

from graph.text import iterate_words, joined_words

#: Length of a fragment in characters, without the ellipses at its ends.
LENGTH = 160
#: Characters before the first match, for context.
BEFORE = 40
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class FragmentPart:
    """A piece of a fragment. matched: it is a word that matches the query."""

    text: str
    matched: bool


class Matcher(Protocol):
    """Matches the words of a text with those of a query."""

    def matches(self, word: str) -> Sequence[int]:
        """Return for each word of the query how a normalised word matches it; 0 for no match."""


def fragment(text: str, query: Matcher) -> list[FragmentPart]:
    """Return the text around the first matching words, which are marked, or else the beginning of the text.

    Each run of white space becomes one space.
    """
    text = " ".join(text.split())
    text_words = merge(iterate_words(text), joined_words(text), key=attrgetter("start"))
    matches = (word for word in text_words if any(query.matches(word.word)))
    first = next(matches, None)
    start, end = _window(text, first.start if first else 0)
    parts = [FragmentPart(_ELLIPSIS if start > 0 else "", False)]
    shown_to = start
    for match in chain([first] if first else [], matches):
        if match.start >= end:
            break
        if match.start >= shown_to:  # words may overlap: "½", "O'Fallon"
            parts.append(FragmentPart(text[shown_to : match.start], False))
            shown_to = min(match.end, end)
            parts.append(FragmentPart(text[match.start : shown_to], True))
    parts.append(FragmentPart(text[shown_to:end] + (_ELLIPSIS if end < len(text) else ""), False))
    return _joined(parts)


def _window(text: str, first: int) -> tuple[int, int]:
    """Return the start and end of a fragment with its first match at `first`, moved to nearby spaces."""
    start = max(0, min(first - BEFORE, len(text) - LENGTH))
    if start > 0:
        space = text.find(" ", start - 1, first)
        start = start if space < 0 else space + 1
    end = start + LENGTH
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", max(first, end - BEFORE), end + 1)
    return start, end if space < 0 else space


def _joined(parts: list[FragmentPart]) -> list[FragmentPart]:
    """Drop empty parts and join adjacent parts of the same kind."""
    return [
        FragmentPart("".join(part.text for part in group), matched)
        for matched, group in groupby((part for part in parts if part.text), key=lambda part: part.matched)
    ]
