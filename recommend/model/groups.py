"""Groups: the territories and practices that are compared with each other.

A group is a level and a country. A third part separates practices whose adoptions are a sample, and practices that only
territories of one kind can adopt: absence means something else in each, so that no rate is computed over both.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NoReturn, TypeAlias

from recommend.errors import InvalidTables
from recommend.model.kinds import DISTRICT
from recommend.model.lifetimes import Lifetimes, lifetimes_of
from recommend.model.tables import Coverage, Practice, Territory

#: A level and a country, and a third part for some practices: `SAMPLE`, or the kind of the territories at risk.
Group: TypeAlias = tuple[str, ...]
#: The coverages; SAMPLE is also the third part of the group of practices whose adoptions are a sample.
COMPLETE, SAMPLE = "COMPLETE", "SAMPLE"


class Groups:
    """The groups of some tables. Immutable.

    Raises
    ------
    InvalidTables
        If a statement of coverage refers to a practice that has no row.

    Attributes
    ----------
    members : mapping
        By group: the ids of its territories, sorted.
    notes : mapping
        By level and country, and by practice: the limits of its coverage, in Russian and in English.
    """

    def __init__(
        self, territories: Mapping[str, Territory], practices: Mapping[str, Practice], coverages: Iterable[Coverage]
    ):
        self._territories, self._practices = territories, practices
        coverages = list(coverages)
        self._parts = _parts(practices, coverages)
        self.notes: Mapping[Group, Mapping[str, tuple[str, str]]] = _notes(coverages)
        parts: dict[Group, set[str]] = defaultdict(set)
        for (_, level, country), part in self._parts.items():
            parts[level, country] |= {part, SAMPLE}
        members: dict[Group, list[str]] = defaultdict(list)
        for territory in territories.values():
            group = territory.level, territory.country
            members[group].append(territory.id)
            for part in parts.get(group, ()):
                if part == SAMPLE or _can_adopt(territory, part):
                    members[(*group, part)].append(territory.id)
        self.members: Mapping[Group, tuple[str, ...]] = {
            group: tuple(sorted(ids)) for group, ids in sorted(members.items())
        }

    def of(self, territory_id: str, practice_id: str) -> Group:
        """Return the group in which an adoption counts. Raises InvalidTables for an unknown id.

        An adoption by a territory of a kind that cannot adopt the practice counts as part of a sample.
        """
        territory = self._territories.get(territory_id)
        if territory is None:
            _raise_missing("territory_id", territory_id, "territories")
        if practice_id not in self._practices:
            _raise_missing("practice_id", practice_id, "practices")
        group = territory.level, territory.country
        part = self._parts.get((practice_id, *group))
        if part is None:
            return group
        return (*group, part) if part == SAMPLE or _can_adopt(territory, part) else (*group, SAMPLE)

    def all_of(self, territory: Territory) -> list[Group]:
        """Return the groups of a territory: complete practices first, then those of its kind, then the sample."""
        group = territory.level, territory.country
        return sorted(
            (
                each
                for each in self.members
                if each[:2] == group and (len(each) == 2 or each[2] == SAMPLE or _can_adopt(territory, each[2]))
            ),
            key=lambda each: (is_sample(each), each),
        )

    def is_offered(self, group: Group, practice_id: str) -> bool:
        """Return whether a practice is offered to the territories of a group.

        A practice that only territories of some kind can adopt is offered in their group only.
        """
        part = self._parts.get((practice_id, *group[:2]), SAMPLE)
        return part == SAMPLE or group[2:] == (part,)

    def lifetimes(self, group: Group) -> Lifetimes:
        """Return the lifetimes of the territories of a group."""
        return lifetimes_of([self._territories[id_] for id_ in self.members[group]], group[2:] == (DISTRICT,))


def matching(groups: Iterable[Group], wanted: Group | None) -> list[Group]:
    """Return the sorted groups that begin with the wanted parts, such as a level and a country; all without any."""
    return sorted(group for group in groups if wanted is None or group[: len(wanted)] == wanted)


def is_sample(group: Group) -> bool:
    """Return whether the adoptions of a group are a sample."""
    return group[2:] == (SAMPLE,)


def coverage_of(group: Group) -> str:
    """Return the coverage of a group's adoptions: COMPLETE or SAMPLE."""
    return SAMPLE if is_sample(group) else COMPLETE


def name_of(group: Group) -> str:
    """Return the name of a group in messages, such as "Region US"."""
    return " ".join(group)


def _can_adopt(territory: Territory, kind: str) -> bool:
    return territory.kind == kind or (kind == DISTRICT and territory.district_until is not None)


def _parts(practices: Mapping[str, Practice], coverages: Iterable[Coverage]) -> dict[tuple[str, ...], str]:
    """Return the third part of the group by practice, level and country. A sample wins over a complete list."""
    parts: dict[tuple[str, ...], str] = {}
    for coverage in coverages:
        if coverage.practice_id not in practices:
            raise InvalidTables(
                f"coverages: practice_id {coverage.practice_id!r} is not in practices. Add the row or correct the id."
            )
        key = coverage.practice_id, coverage.level, coverage.country
        part = coverage.at_risk if coverage.complete else SAMPLE
        if part is not None and parts.get(key) != SAMPLE:
            parts[key] = part
    return parts


def _notes(coverages: Iterable[Coverage]) -> dict[Group, dict[str, tuple[str, str]]]:
    """Return the notes. Those of several statements about a practice are joined in alphabetical order."""
    texts: dict[Group, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for coverage in coverages:
        if note := coverage.note_ru or coverage.note_en:
            pair = coverage.note_ru or note, coverage.note_en or note
            texts[coverage.level, coverage.country][coverage.practice_id].add(pair)
    return {
        group: {
            practice: (" ".join(ru for ru, _ in sorted(pairs)), " ".join(en for _, en in sorted(pairs)))
            for practice, pairs in of_group.items()
        }
        for group, of_group in texts.items()
    }


def _raise_missing(field: str, id_: str, table: str) -> NoReturn:
    raise InvalidTables(f"adoptions: {field} {id_!r} is not in {table}. Add the row or correct the id.")
