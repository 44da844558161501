"""Facts about a practice of a sample: its known cases in the circles of the territory, their age and stage, the fit.

A case is a territory that runs the practice, or is being adapted to it: a sentence says which. Only territories with
known practices are counted.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from messages import Message
from recommend.explain.cases import Cases, cases_of
from recommend.explain.distances import distance_in_words
from recommend.explain.facts.practice import compared_with_practices, date_in_words
from recommend.explain.facts.subject import Facts, Named, Standing, Subject, named, standing
from recommend.explain.supporting_evidence import Adopter, kilometres
from recommend.model.circles import SIZE_RATIO
from recommend.model.objects import RUNNING
from recommend.model.sample_scoring import NEIGHBOURS, RECENT_YEARS, SampleModel

#: The maximum number of cases that a sentence names.
NAMED_CASES = 3

#: The sentences about cases by `Known.stage`.
_SUBJECTS = {"running": "facts.subject-running", "adapted": "facts.subject-adapted", "known": "facts.subject-known"}
_CASES = {"running": "facts.cases-running", "adapted": "facts.cases-adapted", "known": "facts.cases-known"}


@dataclass(frozen=True, slots=True)
class NamedCase:
    """A case that a sentence names: the territory, with its name, date, stage and distance."""

    territory: Named
    adopter: Adopter

    @property
    def message(self) -> Message:
        """The case in words."""
        adopter = self.adopter
        details: dict[str, object] = {"name": self.territory.words, "distance": "", "when": ""}
        if adopter.distance_km is not None:
            details["distance"] = Message("facts.case-distance", {"distance": distance_in_words(adopter.distance_km)})
        details["when"] = _date(adopter.date, adopter.no_later_than)
        return Message("facts.case-running" if adopter.stage == RUNNING else "facts.case-adapted", details)


@dataclass(frozen=True, slots=True)
class Known:
    """Known cases: those that run the practice, and the others, which are being adapted to it."""

    running: int
    adapted: int

    @property
    def all(self) -> int:
        """The number of cases."""
        return self.running + self.adapted

    @property
    def stage(self) -> str:
        """The stage of all cases: running or adapted; known if it differs."""
        if self.running and self.adapted:
            return "known"
        return "running" if self.running else "adapted"

    @property
    def subject(self) -> Message:
        """The stage of all cases in words."""
        return Message(_SUBJECTS[self.stage])

    @property
    def stages(self) -> Message | str:
        """The number of cases of each stage in words; empty if all are of one stage."""
        if self.stage != "known":
            return ""
        return Message("facts.stages", {"running": self.running, "adapted": self.adapted})


@dataclass(frozen=True, slots=True)
class Circle:
    """The cases in a circle of the territory.

    Attributes
    ----------
    kind : str
        The circle, as in `recommend.model.circles`, or neighbours.
    known : Known
    count : int
        The territories of the circle, at least 1.
    of_all : Known
        The cases on all territories with known practices but this one, those of the circle among them.
    all : int
        The number of these territories.
    cases : tuple of NamedCase
        The nearest cases of the circle.
    bounds : (int, int) or None
        The smallest and the largest population of the circle of size.
    """

    kind: str
    known: Known
    count: int
    of_all: Known
    all: int
    cases: tuple[NamedCase, ...]
    bounds: tuple[int, int] | None = None

    def message(self, is_for: bool) -> Message:
        """Return the cases in words, compared with those of all territories."""
        difference = self.known.all * self.all - self.of_all.all * self.count
        agrees = difference > 0 if is_for else difference < 0
        low, high = self.bounds or (0, 0)
        is_of_one_stage = self.known.stage == self.of_all.stage
        return Message(
            "facts.circle" if self.known.all else "facts.circle-none",
            {
                "of": Message(f"circle.{self.kind}", {"count": self.count, "low": low, "high": high}),
                "subject": (self.known if self.known.all else self.of_all).subject,
                "total": Message("facts.total" if is_of_one_stage else "facts.total-known"),
                "having": self.known.all,
                "stages": self.known.stages,
                "of_all": self.of_all.all,
                "stages_of_all": self.of_all.stages,
                "all": self.all,
                "cases": _in_words(self.cases, self.known.all),
                "note": "" if agrees else Message("facts.votes-note"),
            },
        )


@dataclass(frozen=True, slots=True)
class Reach:
    """The known cases of a practice. practices: their number among those of the other practices. cases: the nearest."""

    known: Known
    practices: Standing
    cases: tuple[NamedCase, ...]

    def message(self, is_for: bool) -> Message:
        """Return the reach in words, compared with other practices if the comparison implies the sign of the value."""
        return Message(
            "facts.reach",
            {
                "cases_in_all": Message(
                    _CASES[self.known.stage], {"count": self.known.all, "stages": self.known.stages}
                ),
                "compared": compared_with_practices(self.practices, is_for) if self.practices.favours(is_for) else "",
                "cases": _in_words(self.cases, self.known.all),
                "meaning": Message("facts.adapted-meaning") if self.known.adapted else "",
            },
        )


@dataclass(frozen=True, slots=True)
class Recency:
    """The recent cases of a practice.

    recent: those of the last years up to `until`, of the `dated` ones. recent_of_all, all: the same over all practices.
    case: the latest.
    """

    recent: int
    dated: int
    recent_of_all: int
    all: int
    years: int
    until: str
    cases: tuple[NamedCase, ...]

    def message(self, is_for: bool) -> Message:
        """Return the recent cases in words."""
        return Message(
            "facts.recency",
            {
                "recent": self.recent,
                "dated": self.dated,
                "recent_of_all": self.recent_of_all,
                "all": self.all,
                "years": self.years,
                "until": date_in_words(self.until),
                "cases": Message("facts.latest-case", {"case": self.cases[0].message}) if self.cases else "",
            },
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """The stages of the cases of a practice. running_of_all, all: over all practices. cases: the nearest in use."""

    known: Known
    running_of_all: int
    all: int
    cases: tuple[NamedCase, ...]

    def message(self, is_for: bool) -> Message:
        """Return the stages in words."""
        return Message(
            "facts.in-use" if self.known.running else "facts.not-in-use",
            {
                "running": self.known.running,
                "count": self.known.all,
                "running_of_all": self.running_of_all,
                "all": self.all,
                "cases": _in_words(self.cases, self.known.running),
            },
        )


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A project of the territory or a topic of the request that a practice resembles.

    is_project: whether it is a project. likeness: 0 to 1. by_object: the object of the practice that resembles it more
    than the practice itself.
    """

    to: Named
    is_project: bool
    likeness: float
    by_object: Named | None

    @property
    def message(self) -> Message:
        """The likeness in words."""
        return Message(
            "facts.like-project" if self.is_project else "facts.like-topic",
            {
                "name": self.to.words,
                "percent": round(100 * self.likeness),
                "object": Message("facts.by-object", {"name": self.by_object.words}) if self.by_object else "",
            },
        )


@dataclass(frozen=True, slots=True)
class Fitting:
    """What a practice resembles, and its nearest cases."""

    to: tuple[Resemblance, ...]
    cases: tuple[NamedCase, ...]
    known: int

    def message(self, is_for: bool) -> Message:
        """Return the likenesses in words."""
        links = tuple(each.message for each in self.to)
        return Message("facts.fit", {"links": links, "cases": _in_words(self.cases, self.known)})


def circle(kind: str) -> Callable[[Subject, int, bool], Circle | None]:
    """Return the function that finds the facts of a circle; they are None if it has no territory."""

    def find(subject: Subject, column: int, is_for: bool) -> Circle | None:
        model, territories = _model(subject), subject.features.relations.territories
        if kind == NEIGHBOURS:
            members = model.neighbours_of(subject.row)
        else:
            members = model.circles.rows[model.circles.of(subject.row)[kind]]
        if len(members) == 0:
            return None
        cases = cases_of(model, column)
        inside = np.flatnonzero(np.isin(cases.rows, members))
        population = territories[subject.row].population
        bounds = None
        if kind == "size" and population:
            bounds = round(population / SIZE_RATIO), round(population * SIZE_RATIO)
        others = int(model.counted.sum() - model.counted[subject.row])
        return Circle(
            kind,
            _known(cases.runs[inside]),
            len(members),
            _known(cases.runs),
            others,
            _nearest(subject, cases, column, inside),
            bounds,
        )

    return find


def reach(subject: Subject, column: int, is_for: bool) -> Reach:
    """Return the known cases of a practice."""
    cases = cases_of(subject.model, column)
    counts = _model(subject).counts
    return Reach(
        _known(cases.runs), standing(counts, column), _nearest(subject, cases, column, np.arange(len(cases.rows)), 1)
    )


def recency(subject: Subject, column: int, is_for: bool) -> Recency | None:
    """Return the recent cases of a practice, and the latest."""
    model, cases = _model(subject), cases_of(subject.model, column)
    until = model.known.latest_start
    if until is None:
        return None
    order = np.lexsort((cases.rows, -np.nan_to_num(cases.times, nan=-np.inf)))[:1]
    return Recency(
        int(model.recent[column]),
        int(model.dated[column]),
        int(model.recent.sum()),
        int(model.dated.sum()),
        RECENT_YEARS,
        until,
        _named(subject, cases, column, order[~np.isnan(cases.times[order])]),
    )


def stage(subject: Subject, column: int, is_for: bool) -> Stage:
    """Return the stages of the cases of a practice."""
    model, cases = _model(subject), cases_of(subject.model, column)
    nearest = _nearest(subject, cases, column, np.flatnonzero(cases.runs))
    return Stage(_known(cases.runs), int(model.running_counts.sum()), int(model.counts.sum()), nearest)


def fit(subject: Subject, column: int, is_for: bool) -> Fitting | None:
    """Return what a practice resembles; None if nothing."""
    of, found = _model(subject).fit, []
    for queries in (subject.needs.projects, subject.needs.topics):
        if likeness := of.closest(queries, column):
            project = of.projects.get(likeness.to)
            row = project or of.topics[likeness.to]
            by = None if likeness.by_object is None else named(of.objects[likeness.by_object])
            found.append(Resemblance(named(row), project is not None, likeness.likeness, by))
    cases = cases_of(subject.model, column)
    nearest = _nearest(subject, cases, column, np.arange(len(cases.rows)))
    return Fitting(tuple(found), nearest, len(cases.rows)) if found else None


def named_adopters(facts: Facts | None) -> tuple[Adopter, ...]:
    """Return the adopters that the sentence of some facts names."""
    return tuple(case.adopter for case in getattr(facts, "cases", ()))


def nearest_cases_in_words(subject: Subject, column: int) -> Message | str:
    """Return the nearest cases of a practice in words, empty without any."""
    cases = cases_of(subject.model, column)
    return _in_words(_nearest(subject, cases, column, np.arange(len(cases.rows))))


def _model(subject: Subject) -> SampleModel:
    assert isinstance(subject.model, SampleModel)  # these facts are those of its factors
    return subject.model


def _known(runs: np.ndarray) -> Known:
    running = int(runs.sum())
    return Known(running, len(runs) - running)


def _nearest(
    subject: Subject, cases: Cases, column: int, positions: np.ndarray, count: int = NAMED_CASES
) -> tuple[NamedCase, ...]:
    """Return the nearest cases at some positions; of unknown distance last, ties by id."""
    distances = np.nan_to_num(subject.distances.to(cases.rows[positions]), nan=np.inf)
    return _named(subject, cases, column, positions[np.lexsort((cases.rows[positions], distances))[:count]])


def _named(subject: Subject, cases: Cases, column: int, positions: np.ndarray) -> tuple[NamedCase, ...]:
    practice = subject.snapshot.practice_ids[column]
    found = []
    for position, distance in zip(
        positions.tolist(), subject.distances.to(cases.rows[positions]).tolist(), strict=True
    ):
        territory, runs, date = subject.territory(int(cases.rows[position])), cases.runs[position], cases.date(position)
        found.append(
            NamedCase(
                territory,
                Adopter(
                    territory.id,
                    date if runs else None,
                    kilometres(distance),
                    practice,
                    cases.stage(position),
                    None if runs else date,
                    no_later_than=cases.is_no_later_than(column, position),
                ),
            )
        )
    return tuple(found)


def _in_words(cases: tuple[NamedCase, ...], known: int | None = None) -> Message | str:
    """Return named cases in words. known: the number of known cases, if the sentence states it."""
    if not cases:
        return ""
    key = "facts.cases" if known == len(cases) else "facts.nearest-case" if len(cases) == 1 else "facts.nearest-cases"
    return Message(key, {"cases": tuple(case.message for case in cases)})


def _date(date: str | None, no_later_than: bool) -> Message:
    """Return the year of a date in words."""
    if date is None:
        return Message("facts.when-unknown")
    return Message("facts.by-year" if no_later_than else "facts.in-year", {"year": date[:4]})
