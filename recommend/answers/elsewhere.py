"""Where ideas from elsewhere come from: other levels and countries, or one level and some countries."""

from collections.abc import Iterable
from dataclasses import dataclass

from recommend.errors import InvalidArgument, UnknownCountry
from recommend.model.groups import Group

SOURCES = SAME, ELSEWHERE = "SAME", "ELSEWHERE"
_LEVELS = {"Region", "Municipality"}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The levels and countries from which ideas come. level: None for any. countries: empty for any."""

    level: str | None = None
    countries: frozenset[str] = frozenset()

    def includes(self, group: Group) -> bool:
        """Return whether the territories of a group are there."""
        return self.level in (None, group[0]) and (not self.countries or group[1] in self.countries)


def checked_elsewhere(groups: Iterable[Group], source: str, level: str | None, countries: Iterable[str]) -> Elsewhere:
    """Return where ideas come from, as requested. groups: all there are.

    Raises
    ------
    InvalidArgument
        If the source or the level is unknown, or a level or countries are given without the source ELSEWHERE.
    UnknownCountry
        If a country has no territory.
    """
    if source not in SOURCES:
        raise InvalidArgument(f"source is {source!r}. Use {' or '.join(SOURCES)}.")
    elsewhere = Elsewhere(level, frozenset(countries))
    if elsewhere != Elsewhere() and source != ELSEWHERE:
        given = "countries" if level is None else "level"
        raise InvalidArgument(f"{given} requires the source ELSEWHERE. Pass it too, or leave {given} out.")
    groups = list(groups)
    levels, available = _LEVELS | {group[0] for group in groups}, sorted({group[1] for group in groups})
    if level is not None and level not in levels:
        raise InvalidArgument(f"level is {level!r}. Use {' or '.join(sorted(levels))}.")
    for country in sorted(elsewhere.countries):
        if country not in available:
            raise UnknownCountry(country, ", ".join(available))
    return elsewhere
