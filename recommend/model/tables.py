"""The input tables: plain rows from a graph, from files or from Python code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

#: The id of a territory, practice, project or indicator; for tables from a graph, the id of its node.
NodeId: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Territory:
    """A place that can adopt practices.

    An impossible number (not finite, a negative population, a latitude of 91) counts as unknown. All attributes but the
    three dates are undated: they apply as of every date.

    Attributes
    ----------
    level : str
        Region or Municipality. Territories are only compared within one level and country.
    country : str
        ISO 3166-1 alpha-2 code.
    latitude, longitude : float or None
        Degrees, WGS 84.
    population : float or None
        Persons.
    region_id : str or None
        The region of a municipality, or the macroregion of a region.
    division : str or None
        A second grouping of territories, finer or coarser, such as the US census divisions.
    indicators : mapping
        Further numbers by name, such as income or area.
    kind : str or None
        The kind of a municipality, such as MUNICIPAL_DISTRICT.
    district_until : str or None
        YYYY, YYYY-MM or YYYY-MM-DD: the date on which it, or a territory that it replaced, ceased to be a municipal
        district.
    valid_from : str or None
        The date on which it began, likewise; None if it is not known to be younger than the facts. Before, it does not
        exist: it is not compared, counted or answered for.
    valid_to : str or None
        The date on which it ended. From then on it adopts nothing, is not a peer and is not counted.
    name_ru : str or None
        The name in Russian; `name` if None.
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
    kind: str | None = None
    district_until: str | None = None
    valid_to: str | None = None
    valid_from: str | None = None
    name_ru: str | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """Something that territories adopt.

    Attributes
    ----------
    topics : frozenset of str
        Ids. Include broader topics if they should match too.
    evidence_level : str or None
        ANECDOTAL, DESCRIPTIVE, COMPARATIVE or CAUSAL: the strength of the evidence that it works.
    cost_band, complexity : str or None
        LOW, MEDIUM or HIGH.
    prerequisites : frozenset of str
        Ids of the practices that a territory must run first.
    terms : frozenset of str
        The stemmed words of its name.
    includes : frozenset of str
        Ids of the narrower practices that a territory with this one has as a part of it.
    name_ru : str or None
        The name in Russian; `name` if None.
    summary : str or None
        A description in a few sentences, in the language of the name that is shown.
    """

    id: str
    name: str | None = None
    topics: frozenset[str] = frozenset()
    evidence_level: str | None = None
    cost_band: str | None = None
    complexity: str | None = None
    prerequisites: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    includes: frozenset[str] = frozenset()
    name_ru: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of practices and projects. name_ru: the name in Russian; `name` if None."""

    id: str
    name: str | None = None
    name_ru: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An assessment of an adoption. success: 0 (failed) to 1 (full success); other values are ignored.

    done_on: None if unknown.
    """

    success: float
    done_on: str | None = None


@dataclass(frozen=True, slots=True)
class Adoption:
    """The adoption of a practice that runs or has run, or that is being adapted, which counts in samples only.

    A practice is being adapted if funds are granted or works are under way, which does not show that it runs.

    Attributes
    ----------
    running_on, stopped_on : str or None
        YYYY, YYYY-MM or YYYY-MM-DD; None if unknown.
    stopped : bool
        Whether it has stopped, also if the date is unknown.
    stop_reason : str or None
        The reason, as the source states it.
    outcomes : tuple of Outcome
        Its assessments.
    derived_from : str or None
        The territory from which it was adopted, if a source states it.
    adapted_on : str or None
        The date since which it has been adapted, whether it runs by now or not. It counts in samples only.
    being_adapted : bool
        Whether it is being adapted, and not known to run or to have run.
    no_later_than : bool
        Whether it is only known to have run by `running_on`.
    """

    territory_id: str
    practice_id: str
    running_on: str | None = None
    stopped_on: str | None = None
    stopped: bool = False
    stop_reason: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    derived_from: str | None = None
    adapted_on: str | None = None
    being_adapted: bool = False
    no_later_than: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """The meaning of the absence of an adoption, for a practice in one level and country.

    Practices without a statement count as complete.

    Attributes
    ----------
    complete : bool
        True if all adoptions are listed. False for a sample, in which absence means nothing.
    at_risk : str or None
        The kind of the territories that can adopt the practice; None for all of the level.
    note_ru, note_en : str or None
        The limits of the coverage, in words.
    """

    practice_id: str
    level: str
    country: str
    complete: bool = True
    at_risk: str | None = None
    note_ru: str | None = None
    note_en: str | None = None


@dataclass(frozen=True, slots=True)
class Border:
    """A pair of territories, in either order, with a common border or a known distance.

    border: whether they share a border. distance_km: kilometres, at least 0; None if unknown.
    """

    a: str
    b: str
    border: bool = True
    distance_km: float | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """An adoption that a project carries out.

    adoption_id, practice_id: of the adoption. The other attributes are those of `Adoption`.
    """

    adoption_id: NodeId
    practice_id: NodeId
    adapted_on: str | None = None
    running_on: str | None = None
    stopped_on: str | None = None
    being_adapted: bool = False
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Project:
    """A project: for the related projects, as an object of a practice, and as what the teams of a territory work on.

    Attributes
    ----------
    team_ids : frozenset of str
        The teams that develop it.
    text_ru, text_en : str or None
        The name and the description in Russian and in English.
    practices : frozenset of str
        Ids of the practices that it implements: it is an object of each.
    team_territories : frozenset of str
        The territories of the teams that develop it.
    start_on : str or None
        The date of its start.
    steps : tuple of Step
        The adoptions that it carries out.
    """

    id: str
    name: str | None = None
    topics: frozenset[str] = frozenset()
    cohort_id: str | None = None
    territory_id: str | None = None
    team_ids: frozenset[str] = frozenset()
    text_ru: str | None = None
    text_en: str | None = None
    name_ru: str | None = None
    practices: frozenset[str] = frozenset()
    team_territories: frozenset[str] = frozenset()
    start_on: str | None = None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Tables:
    """All rows, in any order: answers do not depend on it.

    stand_ins: the territory whose facts answer for one without a row, such as the municipality of a city, and from the
    end of a territory on, its successor. It may have a stand-in itself.
    """

    territories: Iterable[Territory] = ()
    practices: Iterable[Practice] = ()
    adoptions: Iterable[Adoption] = ()
    borders: Iterable[Border] = ()
    projects: Iterable[Project] = ()
    coverages: Iterable[Coverage] = ()
    stand_ins: Mapping[NodeId, NodeId] = field(default_factory=dict)
    topics: Iterable[Topic] = ()


def joined(texts: Iterable[str | None]) -> str | None:
    """Return the known texts as one, on a line each; None without any."""
    return "\n".join(text for text in texts if text) or None
