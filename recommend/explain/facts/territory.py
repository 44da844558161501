"""Facts about the territory: the topics of its own practices, and its activity."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from messages import Message
from recommend.explain.facts.practice import date_in_words
from recommend.explain.facts.subject import Standing, Subject, standing
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
class OwnTopics:
    """The extent to which a territory has taken up the topics of a practice.

    about, of: the own practices with a topic of the practice, of all practices with one. own, practices: all own
    practices, of all practices of the level and country.
    """

    about: int
    of: int
    own: int
    practices: int

    def message(self, is_for: bool) -> Message:
        """Return the topics in words."""
        difference = self.about * self.practices - self.own * self.of
        agrees = difference > 0 if is_for else difference < 0
        return Message(
            "facts.topics-taken-up" if self.about or self.of == 1 else "facts.topics-untouched",
            {
                "about": self.about,
                "of": self.of,
                "own": self.own,
                "practices": self.practices,
                "note": "" if agrees else Message("facts.topics-note"),
            },
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


def topics(subject: Subject, column: int, is_for: bool) -> Topics | OwnTopics:
    """Return the topics of a practice in the territory, and in all adoptions or among all practices, as scored."""
    snapshot, lifts = subject.snapshot, subject.features.topics
    wanted = subject.model.evidence.practice(column).topics
    is_about = lifts.mean_over_topics(np.array([topic in wanted for topic in lifts.topic_ids], float)) > 0
    if not subject.model.has_topic_lifts:
        return OwnTopics(int(is_about[subject.own].sum()), int(is_about.sum()), len(subject.own), len(is_about))
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


def activity(subject: Subject, column: int, is_for: bool) -> Activity:
    """Return the adoptions of the territory in the longest window."""
    snapshot, years = subject.snapshot, RECENT_YEARS[0]
    counts = snapshot.recent_by_territory[years]
    existing = snapshot.exists  # this territory among them: practices are offered to no other
    among = standing(counts[existing], int(existing[: subject.row].sum()))
    return Activity(int(counts[subject.row]), years, snapshot.latest_start, among)
