"""The input: plain rows. Whoever has adoptions can fill them, from a graph, from files or by hand."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Territory:
    """A place that can adopt practices.

    Attributes
    ----------
    level : str
        Region or Municipality. Only territories of one level and country are compared with each other.
    country : str
        ISO 3166-1 code of two letters.
    latitude, longitude : float or None
        Degrees, WGS 84.
    population : int or None
        Persons.
    region_id : str or None
        The region that a municipality lies in.
    """

    id: str
    level: str
    country: str
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None
    region_id: str | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """Something that territories adopt. topics: ids; add the broader ones if they shall match too."""

    id: str
    name: str | None = None
    topics: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Adoption:
    """A territory took a practice up: only what runs or has run, not what is requested or being prepared.

    Attributes
    ----------
    running_on, stopped_on : str or None
        YYYY, YYYY-MM or YYYY-MM-DD; None where unknown.
    stopped : bool
        It is known to have stopped, also if nobody knows when.
    """

    territory_id: str
    practice_id: str
    running_on: str | None = None
    stopped_on: str | None = None
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Border:
    """Two territories that border on each other; the order says nothing."""

    a: str
    b: str


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
