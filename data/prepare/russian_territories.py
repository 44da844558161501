"""The territories of the SberIndex dictionary: their versions, their successors and the nodes that stand for them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from data.prepare.tables import read

#: The first year of the dictionary: a version from this year may have begun earlier.
FIRST_YEAR = "2018"
#: The year of a version that is valid.
VALID = "9999"
DISTRICT, MUNICIPAL_OKRUG, URBAN_OKRUG = "муниципальный район", "муниципальный округ", "городской округ"
INNER_CITY = "внутригородская территория города федерального значения"
KINDS = {
    DISTRICT: "MUNICIPAL_DISTRICT",
    MUNICIPAL_OKRUG: "MUNICIPAL_OKRUG",
    URBAN_OKRUG: "URBAN_OKRUG",
    INNER_CITY: "INNER_CITY_TERRITORY",
}
#: Nodes that the set `senezh` had before this one, by OKTMO, under ids of another form.
EARLIER_IDS = {"92620000": "municipality:ru-ta-verkhneuslonskiy-rayon"}


@dataclass(frozen=True, slots=True)
class Version:
    """A territory between two years. begun_by, ended_by: the changes of borders, empty if there was none."""

    territory: str
    oktmo: str
    short_name: str
    name: str
    kind: str
    centre: str
    latitude: str
    longitude: str
    begin: str
    end: str
    begun_by: str
    ended_by: str
    region: str

    @classmethod
    def of(cls, row: Mapping[str, str]) -> "Version":
        """Return the version in a row of mo_ref.csv."""
        return cls(
            row["territory_id"],
            row["oktmo"].replace("-", "")[:8],
            row["municipal_district_name_short"],
            row["municipal_district_name"].removeprefix(INNER_CITY).strip(),
            row["municipal_district_type"],
            row["municipal_district_center"],
            row["municipal_district_center_lat"],
            row["municipal_district_center_lon"],
            row["year_from"],
            row["year_to"],
            row["change_id_from"],
            row["change_id_to"],
            row["region_code"].zfill(2),
        )


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory with its versions, the earliest first."""

    id: str
    versions: tuple[Version, ...]

    @property
    def last(self) -> Version:
        """The version that is valid, or was the last."""
        return self.versions[-1]

    @property
    def is_valid(self) -> bool:
        """Return whether the territory exists at the end of the dictionary."""
        return self.last.end == VALID


class Territories:
    """All territories of the dictionary and the cities of the set `russia` that are municipalities of their own."""

    def __init__(self, versions: Iterable[Version], cities: Sequence[Mapping[str, str]]):
        of_territory: dict[str, list[Version]] = defaultdict(list)
        for version in versions:
            of_territory[version.territory].append(version)
        self._by_id = {
            id_: Territory(id_, tuple(sorted(found, key=lambda version: version.begin)))
            for id_, found in of_territory.items()
        }
        self._cities = cities

    @classmethod
    def read(cls, originals: Path) -> "Territories":
        """Return the territories of the published files under `originals`."""
        versions = map(Version.of, read(originals / "municipalities" / "mo_ref.csv"))
        return cls(versions, read(originals / "russia" / "city.csv"))

    def __iter__(self):
        return iter(self._by_id.values())

    @cached_property
    def changes(self) -> dict[str, tuple[list[Territory], list[Territory]]]:
        """The unions, divisions and transfers: the territories that each ended and those that it began."""
        changes: dict[str, tuple[list[Territory], list[Territory]]] = defaultdict(lambda: ([], []))
        for territory in self:
            for version in territory.versions:
                if version.ended_by:
                    changes[version.ended_by][0].append(territory)
                if version.begun_by:
                    changes[version.begun_by][1].append(territory)
        return dict(changes)

    def by_oktmo(self, oktmo: str) -> Territory | None:
        """Return the territory valid now that has, or whose predecessors had, this OKTMO of 8 digits."""
        found = self._by_oktmo.get(oktmo, [])
        valid = [territory for territory in found if territory.is_valid]
        territories = valid or [self._successor(territory, oktmo) for territory in found]
        assert len({territory.id for territory in territories}) <= 1, oktmo
        return territories[0] if territories else None

    def has_lost_oktmo(self, territory: Territory) -> bool:
        """Return whether a territory has ended and another one has its last OKTMO, by which it cannot be found then."""
        oktmo = territory.last.oktmo
        others = (each for each in self._by_oktmo[oktmo] if each != territory)
        return not territory.is_valid and any(each.last.oktmo == oktmo for each in others)

    def of_settlement(self, oktmo: str) -> Territory | None:
        """Return the territory valid now in which a settlement with this OKTMO of 11 digits lies."""
        return self.by_oktmo(oktmo[:8]) or self.by_oktmo(oktmo[:5] + "000")

    def _successor(self, territory: Territory, oktmo: str) -> Territory:
        while not territory.is_valid:
            successors = self.changes[territory.last.ended_by][1]
            same_code = [each for each in successors if any(v.oktmo == oktmo for v in each.versions)]
            (territory,) = same_code if len(successors) > 1 else successors
        return territory

    @cached_property
    def _by_oktmo(self) -> dict[str, list[Territory]]:
        by_oktmo: dict[str, list[Territory]] = defaultdict(list)
        for territory in self:
            for oktmo in dict.fromkeys(version.oktmo for version in territory.versions):
                by_oktmo[oktmo].append(territory)
        return by_oktmo

    @cached_property
    def place_of_city(self) -> dict[str, Territory]:
        """The territory valid now in which each city lies, by the city's FIAS id; cities without one are missing."""
        places = ((city["fias_id"], self.of_settlement(city["oktmo"])) for city in self._cities)
        return {fias: territory for fias, territory in places if territory}

    def district_until(self, territory: Territory) -> str | None:
        """Return the year in which a territory, or one that it replaced, ceased to be a municipal district.

        Return None if it is a district, or never was one.
        """
        ends = [version.end for version in territory.versions if version.kind == DISTRICT]
        first = territory.versions[0]
        if not ends and first.begun_by:
            ended, begun = self.changes[first.begun_by]
            # A transfer leaves the OKTMO of the urban okrug that takes part in it.
            if len(begun) == 1 or first.oktmo not in {each.last.oktmo for each in ended}:
                ends = [each.last.end for each in ended if each.last.kind == DISTRICT]
        return ends[-1] if ends and ends[-1] != VALID else None

    @cached_property
    def city_of(self) -> dict[str, str]:
        """The FIAS ids of the cities that are municipalities of their own, by territory.

        Such a city is the centre of an urban okrug that never replaced a district, and its only city.
        """
        cities: dict[str, list[Mapping[str, str]]] = defaultdict(list)
        for city in self._cities:
            if territory := self.place_of_city.get(city["fias_id"]):
                cities[territory.id].append(city)
        return {
            id_: found[0]["fias_id"]
            for id_, found in cities.items()
            if len(found) == 1
            and self._by_id[id_].last.kind == URBAN_OKRUG
            and not self.district_until(self._by_id[id_])
            and same_name(city_name(found[0]), re.sub(r"^г ", "", self._by_id[id_].last.centre))
        }

    def names(self, territory: Territory) -> frozenset[str]:
        """Return the short and full names that a territory has or had, and that of the city that it is."""
        names = {name for version in territory.versions for name in (version.short_name, version.name)}
        city = self.city_of.get(territory.id)
        return frozenset(names | {city_name(each) for each in self._cities if each["fias_id"] == city})

    def named(self, oktmo: str, name: str) -> str | None:
        """Return the node with this name: the territory valid now that has this OKTMO, or a city in it."""
        territory = self.by_oktmo(oktmo)
        if territory and any(same_name(name, own) for own in self.names(territory)):
            return self.node(territory)
        cities = (city for city in self._cities if self.place_of_city.get(city["fias_id"]) == territory)
        return next(
            (f"municipality:fias-{city['fias_id']}" for city in cities if same_name(name, city_name(city))), None
        )

    def node(self, territory: Territory) -> str:
        """Return the id of the node of a territory. OKTMO repeat: that of an ended territory has the year in it."""
        if fias := self.city_of.get(territory.id):
            return f"municipality:fias-{fias}"
        oktmo = territory.last.oktmo
        if not territory.is_valid:
            return f"municipality:oktmo-{oktmo}-until-{territory.last.end}"
        return EARLIER_IDS.get(oktmo, f"municipality:oktmo-{oktmo}")


def city_name(row: Mapping[str, str]) -> str:
    """Return the name of a city: it stands in the column of its level in FIAS, the last one that is filled."""
    return row["settlement"] or row["city"] or row["area"] or row["region"]


def same_name(one: str, other: str) -> bool:
    """Return whether two names differ at most in `ё` and `е`.

    >>> same_name("Орёл", "Орел")
    True
    """
    return one.replace("ё", "е") == other.replace("ё", "е")
