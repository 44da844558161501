"""The facts behind the values of the factors: counts, names and dates, which the sentences of an explanation state.

Each module has classes of facts, and for each factor the function that finds its facts. A new factor is one entry of
`FINDERS`. Facts are counted in the same set as the score counts them, and as of the same date.
"""

from collections.abc import Callable, Mapping
from typing import Final

from recommend.explain.facts import evidence, links, practice, shares, territory
from recommend.explain.facts.subject import Facts, Subject

#: By factor: the function that returns the facts of a subject and a practice (column); None if there are none. Its
#: third argument is whether the value is above 0: of several true facts it chooses those that imply the sign.
FINDERS: Final[Mapping[str, Callable[[Subject, int, bool], Facts | None]]] = {
    "spreading": practice.spread,
    "popularity": practice.popularity,
    "neighbours": shares.neighbours,
    "geography": shares.geography,
    "region": shares.region,
    "indicators": shares.indicators,
    "topic": territory.topics,
    "walk": links.links,
    "text": links.likeness,
    "taste": links.companion,
    "activity": territory.activity,
    "outcomes": evidence.outcomes,
    "failures": evidence.failures,
    "evidence": evidence.strength,
    "cost": evidence.demands,
    "prerequisites": evidence.prerequisites,
}


def find_facts(subject: Subject, column: int, factor: str, value: float) -> Facts | None:
    """Return the facts behind the value of a factor for a practice; None for a factor without facts."""
    finder = FINDERS.get(factor)
    return None if finder is None else finder(subject, column, value > 0)
