"""Facts about the territory: the topics, the wording and the company of its own practices, and its activity."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from messages import Message
from recommend.explain.facts.practice import date_in_words
from recommend.explain.facts.shares import Share, share_in_words
from recommend.explain.facts.subject import Named, Standing, Subject, standing
from recommend.model.snapshot import RECENT_YEARS
from recommend.model.tables import Practice

#: Shorter words of a name are not compared.
_MIN_LETTERS = 4
_WORD = re.compile(rf"[^\W\d_]{{{_MIN_LETTERS},}}")


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
    """An own practice, and the share of its other adopters that run the practice."""

    practice: Named
    share: Share
    is_sample: bool

    def message(self, is_for: bool) -> Message:
        """Return the share in words."""
        of = Message("set.companion", {"count": self.share.count, "name": self.practice.words})
        shares = (share_in_words(self.share, of, self.is_sample),)
        key = "facts.shares-known" if self.is_sample else "facts.shares"
        return Message(key, {"shares": shares, "of_all": "", "among": "", "beyond": "", "note": ""})


@dataclass(frozen=True, slots=True)
class Wording:
    """The own practice whose name has most words in common with the name of the practice.

    practice: None if no own practice has a word in common. shared: the number of these words, of `words`.
    """

    practice: Named | None
    shared: int
    words: int

    def message(self, is_for: bool) -> Message:
        """Return the wording in words."""
        if self.practice is None:
            return Message("facts.wording-none", {"words": self.words})
        return Message("facts.wording", {"shared": self.shared, "words": self.words, "name": self.practice.words})


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
    snapshot, features = subject.snapshot, subject.features
    wanted = subject.model.evidence.practice(column).topics
    is_about = features.mean_over_topics(np.array([topic in wanted for topic in features.topic_ids], float)) > 0
    counts = np.diff(snapshot.running_by_practice.indptr)
    projects: Mapping[str, int] = {}
    if not snapshot.as_of_requested:  # projects are undated
        known = set(features.topic_ids)
        of_projects = features.relations.topics_of_projects.get(subject.row, {})
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
        subject.practice(snapshot.practice_ids[own]), Share("companion", having, -count), subject.is_sample
    )


def wording(subject: Subject, column: int, is_for: bool) -> Wording | None:
    """Return the own practice whose name has most words in common with that of the practice, ties by id.

    None if the name has no words.
    """
    snapshot, evidence = subject.snapshot, subject.model.evidence
    words = _words(evidence.practice(column))
    shared = {own: len(words & _words(evidence.practice(own))) for own in sorted(subject.own.tolist())}
    best = max(shared, key=lambda own: shared[own], default=None)
    if not words:
        return None
    if best is None or not shared[best]:
        return Wording(None, 0, len(words))
    return Wording(subject.practice(snapshot.practice_ids[best]), shared[best], len(words))


def activity(subject: Subject, column: int, is_for: bool) -> Activity:
    """Return the adoptions of the territory in the longest window."""
    snapshot, years = subject.snapshot, RECENT_YEARS[0]
    counts = snapshot.recent_by_territory[years]
    return Activity(int(counts[subject.row]), years, snapshot.latest_start, standing(counts, subject.row))


def _words(practice: Practice) -> frozenset[str]:
    """Return the words of the name, in lower case."""
    return frozenset(_WORD.findall((practice.name or practice.name_ru or "").lower()))
