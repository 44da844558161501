"""Practices and projects that answer a query, with the projects of a practice below it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Solution:
    """A practice, or a project that implements none, found by a query.

    score: the best of its own score and those of its projects. projects: the ids and scores of its projects that were
    found, the best first; a project has itself.
    """

    id: str
    score: float
    projects: list[tuple[str, float]] = field(default_factory=list)


def solutions(found: Iterable[tuple[str, float]], practices_of: Mapping[str, Sequence[str]]) -> list[Solution]:
    """Return the practices and projects found, the best first; ties in the order of `found`, a practice first.

    found: ids of practices and projects with scores, the best first. practices_of: the practices that each project
    implements; a project that implements any is listed below them only.

    >>> [(each.id, each.projects) for each in solutions([("b", 0.9), ("p", 0.5), ("c", 0.4)], {"b": ["p"], "c": []})]
    [('p', [('b', 0.9)]), ('c', [('c', 0.4)])]
    """
    by_id: dict[str, Solution] = {}
    for id_, score in found:
        if id_ not in practices_of:
            by_id.setdefault(id_, Solution(id_, score))
            continue
        for owner in practices_of[id_] or [id_]:
            by_id.setdefault(owner, Solution(owner, score)).projects.append((id_, score))
    return list(by_id.values())
