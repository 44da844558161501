"""Facts about the results of a practice, the strength of their evidence, and what it takes."""

from dataclasses import dataclass

from messages import Message, named
from recommend.explain.evidence_summary import MAX_PREREQUISITES, SUCCEEDED
from recommend.explain.facts.subject import Named, Subject


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The assessments of a practice.

    succeeded: the assessments with a success of at least one half, of `assessed`. mean, mean_of_all: the mean success
    of the practice and of all practices, 0 to 1.
    """

    succeeded: int
    assessed: int
    mean: float
    mean_of_all: float

    def message(self, is_for: bool) -> Message:
        """Return the assessments in words."""
        return Message(
            "facts.outcomes",
            {
                "succeeded": self.succeeded,
                "assessed": self.assessed,
                "mean": 100 * self.mean,
                "mean_of_all": 100 * self.mean_of_all,
            },
        )


@dataclass(frozen=True, slots=True)
class Stops:
    """The stops of a practice.

    stopped: the territories that stopped it, of the `adopters` that took it up. stopped_of_all: the stopped adoptions
    of all practices, of `all`.
    """

    stopped: int
    adopters: int
    stopped_of_all: int
    all: int

    def message(self, is_for: bool) -> Message:
        """Return the stops in words."""
        return Message(
            "facts.stops",
            {
                "stopped": self.stopped,
                "adopters": self.adopters,
                "share": 100 * self.stopped / self.adopters,
                "share_of_all": 100 * self.stopped_of_all / self.all,
            },
        )


@dataclass(frozen=True, slots=True)
class Strength:
    """The strength of the evidence that a practice works. level: as in `Practice.evidence_level`."""

    level: str

    def message(self, is_for: bool) -> Message:
        """Return the strength in words."""
        return Message("facts.strength", {"level": named("strength", self.level)})


@dataclass(frozen=True, slots=True)
class Demand:
    """The demands of a practice that its adopters are clearly larger than the territory.

    cost, complexity: LOW, MEDIUM or HIGH; None if unknown. known: the adopters with a known population. median: their
    median population. own: that of the territory.
    """

    cost: str | None
    complexity: str | None
    known: int
    median: float
    own: float

    def message(self, is_for: bool) -> Message:
        """Return the demands in words."""
        return Message(
            "facts.demand",
            {
                "cost": named("band", self.cost or "UNKNOWN"),
                "complexity": named("band", self.complexity or "UNKNOWN"),
                "known": self.known,
                "median": round(self.median),
                "own": round(self.own),
            },
        )


@dataclass(frozen=True, slots=True)
class Prerequisites:
    """The prerequisites of a practice.

    missing: the first of those that are not in place. missing_count: the number of all of them, of `required`.
    """

    missing: tuple[Named, ...]
    missing_count: int
    required: int

    def message(self, is_for: bool) -> Message:
        """Return the missing prerequisites in words."""
        more = self.missing_count - len(self.missing)
        return Message(
            "facts.prerequisites",
            {
                "missing": self.missing_count,
                "required": self.required,
                "names": tuple(each.words for each in self.missing),
                "more": Message("facts.and-more", {"count": more}) if more else "",
            },
        )


def outcomes(subject: Subject, column: int, is_for: bool) -> Outcomes | None:
    """Return the assessments of a practice; None without any."""
    evidence = subject.model.evidence
    successes, mean_of_all = evidence.successes(column), evidence.mean_success_of_all
    if not successes or mean_of_all is None:
        return None
    succeeded = sum(success >= SUCCEEDED for success in successes)
    return Outcomes(succeeded, len(successes), sum(successes) / len(successes), mean_of_all)


def failures(subject: Subject, column: int, is_for: bool) -> Stops:
    """Return the stops of a practice."""
    evidence = subject.model.evidence
    return Stops(evidence.stopped_count(column), evidence.adopter_count(column), *evidence.stopped_of_all)


def strength(subject: Subject, column: int, is_for: bool) -> Strength | None:
    """Return the strength of the evidence; None if unknown."""
    level = subject.model.evidence.practice(column).evidence_level
    return None if level is None else Strength(level)


def demands(subject: Subject, column: int, is_for: bool) -> Demand | None:
    """Return the demands of a practice; None if it is not demanding for the territory."""
    evidence = subject.model.evidence
    sizes, practice = evidence.demands.sizes(subject.row, column), evidence.practice(column)
    if sizes is None:
        return None
    return Demand(practice.cost_band, practice.complexity, sizes.known, sizes.median, sizes.own)


def prerequisites(subject: Subject, column: int, is_for: bool) -> Prerequisites:
    """Return the prerequisites of a practice."""
    evidence = subject.model.evidence
    missing = evidence.missing_prerequisites(subject.row, column)
    return Prerequisites(
        tuple(subject.practice(id_) for id_ in missing[:MAX_PREREQUISITES]),
        len(missing),
        len(evidence.practice(column).prerequisites),
    )
