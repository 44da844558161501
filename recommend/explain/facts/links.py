"""Facts about own practices that link the territory to a practice: by common adopters, or by their likeness to it."""

from dataclasses import dataclass

import numpy as np

from messages import Message
from recommend.explain.facts.shares import Share, all_others, shares_in_words
from recommend.explain.facts.subject import Named, Standing, Subject, standing
from recommend.model.affinities import CLOSEST_BY_TEXT, ClosestAffinity


@dataclass(frozen=True, slots=True)
class Links:
    """The practices that the adopters of a practice share with the territory.

    adopters, shared: the adopters, and the mean number of own practices that they run. others, shared_by_others: the
    same of the other territories that have stopped it or can adopt it; None without any.
    """

    adopters: int
    shared: float
    others: int
    shared_by_others: float | None

    def message(self, is_for: bool) -> Message:
        """Return the links in words."""
        of_others = self.shared_by_others
        agrees = of_others is not None and (self.shared > of_others if is_for else self.shared < of_others)
        return Message(
            "facts.links",
            {
                "adopters": self.adopters,
                "shared": self.shared,
                "others": ""
                if of_others is None
                else Message("facts.links-of-others", {"count": self.others, "shared": of_others}),
                "note": "" if agrees else Message("facts.links-note"),
            },
        )


@dataclass(frozen=True, slots=True)
class Companion:
    """An own practice, and the share of its other adopters that run the practice.

    share: of the other adopters. others: of all other territories of the level and country.
    """

    practice: Named
    share: Share
    others: Share

    def message(self, is_for: bool) -> Message:
        """Return the shares in words."""
        of = Message("set.companion", {"count": self.share.count, "name": self.practice.words})
        return shares_in_words((self.share,), (of,), self.others, is_for)


@dataclass(frozen=True, slots=True)
class LikePractice:
    """The own practice that is closest to the practice by the words of its name and by its topics.

    practice: None if no own practice is like it. similarity: the cosine of the two, 0 to 1. practices: the closeness to
    own practices, among that of the other practices that the territory does not run.
    """

    practice: Named | None
    similarity: float
    practices: Standing

    def message(self, is_for: bool) -> Message:
        """Return the likeness in words, compared with other practices if that implies the sign of the value."""
        agrees = self.practices.favours(is_for)
        count = self.practices.smaller if is_for else self.practices.larger
        others = {"count": count, "others": self.practices.others}
        details: dict[str, object] = {
            "compared": Message("facts.closer" if is_for else "facts.farther", others) if agrees else "",
            "note": "" if agrees else Message("facts.likeness-note"),
        }
        if self.practice is None:
            return Message("facts.likeness-none", details)
        return Message(
            "facts.likeness", details | {"name": self.practice.words, "percent": round(100 * self.similarity)}
        )


def links(subject: Subject, column: int, is_for: bool) -> Links | None:
    """Return the practices that the adopters share with the territory; None if it runs none."""
    if len(subject.own) == 0:
        return None
    shared = subject.shared_counts
    is_other = subject.snapshot.exposed_to(column)
    adopters = subject.snapshot.adopters_of(column)[0]
    is_other[adopters] = False
    is_other[subject.row] = False
    return Links(
        len(adopters),
        float(shared[adopters].mean()),
        int(is_other.sum()),
        float(shared[is_other].mean()) if is_other.any() else None,
    )


def companion(subject: Subject, column: int, is_for: bool) -> Companion | None:
    """Return the own practice whose other adopters run the practice most above (`is_for`) or below the average.

    The difference is counted in adopters: those that run it, less those expected from all other territories. Ties are
    broken by id. None without an own practice that others run.
    """
    snapshot, others, own = subject.snapshot, all_others(subject, column), subject.own
    rows, of = subject.adopters_of_own
    exposed = snapshot.exposed_to(column)[rows]
    rows, of = rows[exposed], of[exposed]
    runs = np.zeros(len(snapshot.territory_ids), bool)
    runs[snapshot.adopters_of(column)[0]] = True
    having, count = np.bincount(of[runs[rows]], minlength=len(own)), np.bincount(of, minlength=len(own)) - 1
    excess = having * others.count - count * others.having
    known = np.flatnonzero(count)
    if len(known) == 0:
        return None
    best = known[np.argmax(excess[known] if is_for else -excess[known])]  # of equal ones the first by id
    share = Share("companion", int(having[best]), int(count[best]))
    return Companion(subject.practice(snapshot.practice_ids[own[best]]), share, others)


def likeness(subject: Subject, column: int, is_for: bool) -> LikePractice | None:
    """Return the own practice that is closest to the practice by name and topics, ties by id.

    None if the score has no such similarity.
    """
    closest = subject.features.affinities.get(CLOSEST_BY_TEXT)
    if not isinstance(closest, ClosestAffinity):
        return None
    similarities = subject.closeness(closest)
    is_other = np.ones(len(similarities), bool)
    is_other[subject.own] = False
    others = similarities[is_other]
    position = int(is_other[:column].sum())
    found = closest.closest(subject.row, column)
    return LikePractice(
        None if found is None else subject.practice(subject.snapshot.practice_ids[found]),
        float(similarities[column]),
        standing(others, position),
    )
