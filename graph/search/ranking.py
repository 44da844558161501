"""The order of what was found: the same on every store, since no store's own score takes part in it.

A word of the query counts 6, 5 or 4 where a name answers it exactly, by its stem or as a prefix, and 3, 2 or
1 where only another text does. The score is the share of the possible points, halved, and a half more where
one name answers all words: such nodes come first. Of equal scores the shorter name comes first, then the
smaller id.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from graph.search.query import Match, Query

_MORE_IN_A_NAME = max(Match)
_MOST = _MORE_IN_A_NAME + max(Match)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node that the store found.

    names, texts: its searched properties that have a value.
    matches: how its names and texts together answer each word of the query.
    """

    id: str
    label: str
    names: dict[str, str]
    texts: dict[str, str]
    matches: list[Match]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, 0 to 1, and what decides between equal scores."""

    candidate: Candidate
    score: float
    name_length: int

    @property
    def order(self) -> tuple[float, int, str]:
        return -self.score, self.name_length, self.candidate.id


def rank(candidates: Iterable[Candidate], query: Query) -> list[Ranked]:
    """The candidates, the best first."""
    return sorted((_ranked(candidate, query) for candidate in candidates), key=lambda ranked: ranked.order)


def best_property(candidate: Candidate, query: Query) -> str | None:
    """The property that answers the most words; of several a name, the best answer, the query's language.

    None for a node without names and texts.
    """
    def worth(property_: str) -> tuple:
        matches = answers[property_]
        in_language = property_.endswith(query.language)
        return sum(map(bool, matches)), property_ in candidate.names, sum(matches), in_language

    answers = {name: query.best_matches(value) for name, value in candidate.names.items()}
    if not any(map(all, answers.values())):  # else no text is worth more, and reading texts takes long
        answers |= {name: query.best_matches(value) for name, value in candidate.texts.items()}
    return max(answers, key=worth, default=None)


def _ranked(candidate: Candidate, query: Query) -> Ranked:
    names = {name: query.best_matches(name) for name in candidate.names.values()}
    whole = [name for name, matches in names.items() if all(matches)]
    points = 0
    for i, anywhere in enumerate(candidate.matches):
        in_a_name = max((names[name][i] for name in whole or names), default=Match.NONE)
        points += _MORE_IN_A_NAME + in_a_name if in_a_name else anywhere
    share = points / (_MOST * len(candidate.matches))
    length = min(map(len, whole or names), default=sys.maxsize)  # nodes without a name come last
    return Ranked(candidate, (share + bool(whole)) / 2, length)
