"""The part of a text that shows why it was found."""

from dataclasses import dataclass
from heapq import merge
from itertools import chain, groupby
from operator import attrgetter

from graph.search.query import SearchQuery
from graph.text import iterate_words, joined_words

#: Length of a fragment in characters, without the ellipses that tell that the text goes on.
LENGTH = 160
#: How much of it stands before the first match, so that this can be understood.
BEFORE = 40
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class FragmentPart:
    """A piece of a fragment; the pieces joined are the fragment."""

    text: str
    matched: bool


def fragment(text: str, query: SearchQuery) -> list[FragmentPart]:
    """The surroundings of the first words that answer the query, these marked; else the text's beginning.

    White space of any kind and length becomes one space.
    """
    text = " ".join(text.split())
    found = merge(iterate_words(text), joined_words(text), key=attrgetter("start"))
    matches = (word for word in found if any(query.matches(word.word)))
    first = next(matches, None)
    start, end = _window(text, first.start if first else 0)
    parts = [FragmentPart(_ELLIPSIS if start > 0 else "", False)]
    reached = start
    for match in chain([first] if first else [], matches):
        if match.start >= end:
            break
        if match.start >= reached:  # two words may stand in one place: "½", "O'Fallon"
            parts.append(FragmentPart(text[reached : match.start], False))
            reached = min(match.end, end)
            parts.append(FragmentPart(text[match.start : reached], True))
    parts.append(FragmentPart(text[reached:end] + (_ELLIPSIS if end < len(text) else ""), False))
    return _joined(parts)


def _window(text: str, first: int) -> tuple[int, int]:
    """Start and end of a fragment whose first match begins at `first`: at spaces where they are near."""
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
    """The parts without empty ones, with neighbours of one kind made one."""
    return [
        FragmentPart("".join(part.text for part in group), matched)
        for matched, group in groupby((part for part in parts if part.text), key=lambda part: part.matched)
    ]
