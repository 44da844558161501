"""Practices that include narrower ones: a territory with the broader practice has the narrower one as a part of it."""

from collections.abc import Mapping

from recommend.model.tables import Practice


class Inclusion:
    """The inclusions between practices, through any number of steps. A practice does not include itself.

    Attributes
    ----------
    within : mapping
        By practice: the ids of the practices that it includes. Practices without any are absent.
    around : mapping
        By practice: the ids of the practices that include it. Practices without any are absent.
    """

    def __init__(self, practices: Mapping[str, Practice]):
        direct = {id_: practice.includes for id_, practice in practices.items() if practice.includes}
        self.within: Mapping[str, frozenset[str]] = {
            id_: reached for id_ in sorted(direct) if (reached := _reached(id_, direct))
        }
        around: dict[str, set[str]] = {}
        for broader, narrower in self.within.items():
            for id_ in narrower:
                around.setdefault(id_, set()).add(broader)
        self.around: Mapping[str, frozenset[str]] = {id_: frozenset(ids) for id_, ids in around.items()}


def _reached(start: str, direct: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the practices reached from a practice, without itself. A cycle ends the search."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        new = direct.get(waiting.pop(), frozenset()) - reached
        reached |= new
        waiting += new
    return frozenset(reached - {start})
