"""Stand-ins: the territories whose facts answer for parts of a municipality and for territories that have ended."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """The facts about a territory that decide its stand-in.

    oktmo: its OKTMO codes, present and former. whole: the municipality that it is part of. successors: the
    municipalities that were formed from it.
    """

    oktmo: Set[str]
    valid_to: str | None
    whole: str | None
    successors: Sequence[str]


def stand_ins(places: Mapping[str, Place], adopters: Set[str]) -> dict[str, str]:
    """Return the stand-ins by id. A stand-in may have one itself: a chain is followed as of a date.

    A territory that has ended is answered for by its successor, else by its municipality. A part is answered for by
    its municipality, unless it has adopted itself. A territory whose chain leads into a cycle has no stand-in.
    """
    predecessors: dict[str, list[str]] = defaultdict(list)
    for id_, place in places.items():
        for successor in place.successors:
            predecessors[successor].append(id_)
    direct: dict[str, str] = {}
    for id_, place in places.items():
        other = place.whole if place.valid_to or id_ not in adopters else None
        if place.valid_to:
            other = _successor(id_, places, predecessors) or other
        if other is not None and other in places:
            direct[id_] = other
    return {id_: other for id_, other in direct.items() if not _leads_into_cycle(id_, direct)}


def _leads_into_cycle(id_: str, direct: Mapping[str, str]) -> bool:
    seen = {id_}
    while (id_ := direct.get(id_, "")) and id_ not in seen:
        seen.add(id_)
    return bool(id_)


def _successor(id_: str, places: Mapping[str, Place], predecessors: Mapping[str, Sequence[str]]) -> str | None:
    """Return the successor that continues a territory; ties by id. None without a known successor.

    After a transfer of land between two municipalities both former ones precede both new ones. The successor has an
    OKTMO of the former one, or at least none of another former one.
    """
    successors = sorted(each for each in places[id_].successors if each in places)
    own = places[id_].oktmo
    former = {other for each in successors for other in predecessors[each] if other != id_}
    others = {code for other in former for code in places[other].oktmo}
    same = [each for each in successors if places[each].oktmo & own]
    free = [each for each in successors if not places[each].oktmo & others]
    return next(iter(same or free or successors), None)
