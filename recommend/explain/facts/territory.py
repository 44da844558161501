"""Facts about the territory: the topics of its own practices, those that are like another one, and its activity."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from messages import Message
from recommend.explain.facts.practice import date_in_words
from recommend.explain.facts.shares import Share, all_others, shares_in_words
from recommend.explain.facts.subject import Named, Standing, Subject, standing
from recommend.model.affinities import CLOSEST_BY_TEXT, ClosestAffinity
from recommend.model.snapshot import RECENT_YEARS


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of a practice in a territory and elsewhere.

    Attributes
    ----------
    about, own : int
        The own practices with a topic of the practice, of all own practices.
    about_of_all, all : int
        The same of all adoptions of the level and country; for an idea from elsewhere, of all ideas.
    about_in_projects, in_projects : int
        The topics of own projects that are topics of the practice, of all topics of own projects, each counted once per
        project; 0 as of a date.
    elsewhere : bool
        Whether the practice is an idea from elsewhere.
    """

    about: int
    own: int
    about_of_all: int
    all: int
    about_in_projects: int = 0
    in_projects: int = 0
    elsewhere: bool = False

    def message(self, is_for: bool) -> Message:
        """Return the topics in words."""
        difference = (self.about + self.about_in_projects) * self.all - self.about_of_all * (
            self.own + self.in_projects
        )
        agrees = difference > 0 if is_for else difference < 0
        shares = [Message("facts.topics-own", {"about": self.about, "count": self.own})] if self.own else []
        if self.in_projects:
            projects = {"about": self.about_in_projects, "count": self.in_projects}
            shares.append(Message("facts.topics-projects", projects))
        of_all = {"about": self.about_of_all, "count": self.all}
        return Message(
            "facts.topics",
            {
                "shares": tuple(shares),
                "of_all": Message("facts.topics-ideas" if self.elsewhere else "facts.topics-all", of_all),
                "note": "" if agrees else Message("facts.topics-note"),
            },
        )


@dataclass(frozen=True, slots=True)
class Companion:
    """An own practice, and the share of its other adopters that run the practice.

    share: of the other adopters. others: of all other territories of the level and country. is_sample: whether the list
    of adopters is a sample.
    """

    practice: Named
    share: Share
    others: Share
    is_sample: bool

    def message(self, is_for: bool) -> Message:
        """Return the shares in words."""
        of = Message("set.companion", {"count": self.share.count, "name": self.practice.words})
        return shares_in_words((self.share,), (of,), self.others, is_for, self.is_sample)


@dataclass(frozen=True, slots=True)
class Likeness:
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


@dataclass(frozen=True, slots=True)
class Activity:
    """The recent adoptions of a territory.

    recent: its practices that started in the window. years, until: the window, as in `Spread`. territories: `recent`
    among the counts of the other territories.
    """

    recent: int
    years: int
    until: str | None
    territories: Standing

    def message(self, is_for: bool) -> Message:
        """Return the activity in words, compared with other territories if that implies the sign of the value."""
        key = "facts.more-territories" if is_for else "facts.fewer-territories"
        count = self.territories.smaller if is_for else self.territories.larger
        compared = Message(key, {"count": count, "others": self.territories.others})
        return Message(
            "facts.activity",
            {
                "recent": self.recent,
                "years": self.years,
                "until": date_in_words(self.until) if self.until else "",
                "compared": compared if self.territories.favours(is_for) else "",
            },
        )


def topics(subject: Subject, column: int, is_for: bool) -> Topics:
    """Return the topics of a practice in the territory and in all adoptions of the level and country."""
    snapshot, lifts = subject.snapshot, subject.features.topics
    wanted = subject.model.evidence.practice(column).topics
    is_about = lifts.mean_over_topics(np.array([topic in wanted for topic in lifts.topic_ids], float)) > 0
    counts = np.diff(snapshot.running_by_practice.indptr)
    projects: Mapping[str, int] = {}
    if not snapshot.as_of_requested:  # projects are undated
        known = set(lifts.topic_ids)
        of_projects = subject.features.relations.topics_of_projects.get(subject.row, {})
        projects = {topic: count for topic, count in of_projects.items() if topic in known}
    return Topics(
        int(is_about[subject.own].sum()),
        len(subject.own),
        int(counts[is_about].sum()),
        int(counts.sum()),
        sum(count for topic, count in projects.items() if topic in wanted),
        sum(projects.values()),
    )


def companion(subject: Subject, column: int, is_for: bool) -> Companion | None:
    """Return the own practice with the largest share (`is_for`) or the smallest, ties by its adopters and id.

    None without an own practice that others run.
    """
    snapshot = subject.snapshot
    adopters = snapshot.adopters_of(column)[0]
    found = []
    for own in subject.own.tolist():
        others = np.setdiff1d(snapshot.adopters_of(own)[0], [subject.row])
        if len(others):
            having = len(np.intersect1d(others, adopters, assume_unique=True))
            found.append((having / len(others) * (-1 if is_for else 1), -len(others), own, having))
    if not found:
        return None
    _, count, own, having = min(found)
    return Companion(
        subject.practice(snapshot.practice_ids[own]),
        Share("companion", having, -count),
        all_others(subject, column),
        subject.is_sample,
    )


def likeness(subject: Subject, column: int, is_for: bool) -> Likeness | None:
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
    return Likeness(
        None if found is None else subject.practice(subject.snapshot.practice_ids[found]),
        float(similarities[column]),
        standing(others, position),
    )


def activity(subject: Subject, column: int, is_for: bool) -> Activity:
    """Return the adoptions of the territory in the longest window."""
    snapshot, years = subject.snapshot, RECENT_YEARS[0]
    counts = snapshot.recent_by_territory[years]
    return Activity(int(counts[subject.row]), years, snapshot.latest_start, standing(counts, subject.row))
