"""The input: plain rows, filled from a graph, from files or by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

#: The id of a territory, practice, project or indicator, where the tables are those of a graph that of a node.
NodeId: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Territory:
    """A place that can adopt practices.

    A number that cannot be (not finite, a negative population, a latitude of 91) counts as unknown. None of them has
    a date: they describe the territory as of every date.

    Attributes
    ----------
    level : str
        Region or Municipality. Only territories of one level and country are compared with each other.
    country : str
        ISO 3166-1 code of two letters.
    latitude, longitude : float or None
        Degrees, WGS 84.
    population : float or None
        Persons.
    region_id : str or None
        The region that it lies in: of a municipality its region, of a region its macroregion.
    division : str or None
        A second, finer or coarser, grouping of territories, such as the census divisions of the US.
    indicators : mapping
        Further numbers by name, such as income or area.
    """

    id: str
    level: str
    country: str
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: float | None = None
    region_id: str | None = None
    division: str | None = None
    indicators: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Practice:
    """Something that territories adopt.

    Attributes
    ----------
    topics : frozenset of str
        Ids; add the broader ones if they shall match too.
    evidence_level : str or None
        ANECDOTAL, DESCRIPTIVE, COMPARATIVE or CAUSAL: how well it is known to work.
    cost_band, complexity : str or None
        LOW, MEDIUM or HIGH.
    prerequisites : frozenset of str
        Ids of the practices that a territory must run before.
    """

    id: str
    name: str | None = None
    topics: frozenset[str] = frozenset()
    evidence_level: str | None = None
    cost_band: str | None = None
    complexity: str | None = None
    prerequisites: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """An assessment of an adoption. success: 0 (failed) to 1 (a full success), anything else does not count.

    done_on: None where unknown.
    """

    success: float
    done_on: str | None = None


@dataclass(frozen=True, slots=True)
class Adoption:
    """A territory took a practice up: only what runs or has run, not what is requested or being prepared.

    Attributes
    ----------
    running_on, stopped_on : str or None
        YYYY, YYYY-MM or YYYY-MM-DD; None where unknown.
    stopped : bool
        It is known to have stopped, also if nobody knows when.
    stop_reason : str or None
        Why, in the words of the source.
    outcomes : tuple of Outcome
        Its assessments.
    derived_from : str or None
        The territory that it was taken from, where a source says so.
    """

    territory_id: str
    practice_id: str
    running_on: str | None = None
    stopped_on: str | None = None
    stopped: bool = False
    stop_reason: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    derived_from: str | None = None


@dataclass(frozen=True, slots=True)
class Border:
    """Two territories that border on each other, or whose distance is known; the order says nothing.

    border: whether they share a border. distance_km: kilometres from 0, None where
    unknown.
    """

    a: str
    b: str
    border: bool = True
    distance_km: float | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project, for finding related ones. terms: the stemmed words of its name and text."""

    id: str
    name: str | None = None
    terms: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    cohort_id: str | None = None
    territory_id: str | None = None


@dataclass(frozen=True, slots=True)
class Tables:
    """All rows. They may come in any order: the answers do not depend on it."""

    territories: Iterable[Territory] = ()
    practices: Iterable[Practice] = ()
    adoptions: Iterable[Adoption] = ()
    borders: Iterable[Border] = ()
    projects: Iterable[Project] = ()
