"""Facts about a practice among the others: its spread and its reach."""

from dataclasses import dataclass

import numpy as np

from messages import Message
from recommend.explain.facts.subject import Standing, Subject, standing
from recommend.model.snapshot import RECENT_YEARS


@dataclass(frozen=True, slots=True)
class Spread:
    """The recent adoptions of a practice.

    Attributes
    ----------
    adopters, territories : int
        The territories that run it, of all of the level and country that have taken it up or can adopt it.
    recent : int
        The adopters that started in the window.
    years : int
        The length of the window, which ends with the latest start of any adoption.
    until : str or None
        That date; None if all adoptions are undated.
    undated : int
        The adopters without a date.
    practices : Standing
        `recent` among the counts of the other practices.
    """

    adopters: int
    territories: int
    recent: int
    years: int
    until: str | None
    undated: int
    practices: Standing

    def message(self, is_for: bool) -> Message:
        """Return the spread in words, compared with other practices if the comparison implies the sign of the value."""
        details: dict[str, object] = {
            "adopters": self.adopters,
            "territories": self.territories,
            "undated": Message("facts.undated", {"count": self.undated}) if self.undated else "",
        }
        if self.until is None:
            return Message("facts.spread-undated", details)
        agrees = self.practices.favours(is_for)
        details |= {
            "recent": Message("facts.on", {"count": self.recent}) if self.recent else Message("facts.on-none"),
            "years": self.years,
            "until": date_in_words(self.until),
            "compared": compared_with_practices(self.practices, is_for) if agrees else "",
            "note": "" if agrees else Message("facts.spread-note"),
        }
        return Message("facts.spread", details)


@dataclass(frozen=True, slots=True)
class Popularity:
    """The reach of a practice.

    adopters: the territories that took it up, including those that have stopped. territories: these, and those of the
    level and country that can adopt it. practices: `adopters` among the counts of the other practices.
    """

    adopters: int
    territories: int
    practices: Standing

    def message(self, is_for: bool) -> Message:
        """Return the reach in words, compared with other practices if the comparison implies the sign of the value."""
        agrees = self.practices.favours(is_for)
        return Message(
            "facts.adopters",
            {
                "adopters": self.adopters,
                "territories": self.territories,
                "compared": compared_with_practices(self.practices, is_for) if agrees else "",
            },
        )


def spread(subject: Subject, column: int, is_for: bool) -> Spread:
    """Return the recent adoptions of a practice in the window in which it differs most from the others."""
    snapshot = subject.snapshot
    _, pairs = snapshot.adopters_of(column)
    standings = {years: standing(snapshot.recent_by_practice[years], column) for years in RECENT_YEARS}
    years = max(standings, key=lambda years: standings[years].lead(is_for))  # of equal ones the longest
    return Spread(
        len(pairs),
        int(snapshot.exposed_counts[column]),
        int(snapshot.recent_by_practice[years][column]),
        years,
        snapshot.latest_start,
        int(np.isnan(snapshot.time[pairs]).sum()),
        standings[years],
    )


def popularity(subject: Subject, column: int, is_for: bool) -> Popularity:
    """Return the reach of a practice."""
    snapshot = subject.snapshot
    return Popularity(
        int(snapshot.adopters[column]),
        int(snapshot.exposed_counts[column]),
        standing(snapshot.adopters, column),
    )


def date_in_words(date: str) -> Message | str:
    """Return a date in words if it is a year, else the date."""
    return Message("facts.year", {"year": date}) if len(date) == 4 else date


def compared_with_practices(practices: Standing, is_for: bool) -> Message:
    """Return the number of other practices with a smaller count in words; if not `is_for`, with a larger one."""
    count = practices.smaller if is_for else practices.larger
    return Message("facts.more" if is_for else "facts.fewer", {"count": count, "others": practices.others})
