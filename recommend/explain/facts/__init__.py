"""The facts behind the values of the factors: counts, names and dates, which the sentences of an explanation state.

Each module has classes of facts, and for each factor the function that finds its facts. A new factor is one entry of
`FINDERS`. Facts are counted in the same set as the score counts them, and as of the same date.
"""

from collections.abc import Callable
from typing import Final

from recommend.explain.facts import evidence, links, practice, sample, shares, territory
from recommend.explain.facts.subject import Facts, Subject
from recommend.model.circles import CIRCLES
from recommend.model.sample_scoring import NEIGHBOURS, SampleModel

#: By factor: the function that returns the facts of a subject and a practice (column); None if there are none. Its
#: third argument is whether the value is above 0: of several true facts it chooses those that imply the sign.
FINDERS: Final[dict[str, Callable[[Subject, int, bool], Facts | None]]] = {
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


#: The same for the factors of a sample: what is known of it are cases.
SAMPLE_FINDERS: Final[dict[str, Callable[[Subject, int, bool], Facts | None]]] = FINDERS | {
    "popularity": sample.reach,
    **{name: sample.circle(name) for name in (NEIGHBOURS, *CIRCLES)},
    "recency": sample.recency,
    "stage": sample.stage,
    "fit": sample.fit,
}


def find_facts(subject: Subject, column: int, factor: str, value: float) -> Facts | None:
    """Return the facts behind the value of a factor for a practice; None for a factor without facts."""
    finders = SAMPLE_FINDERS if isinstance(subject.model, SampleModel) else FINDERS
    finder = finders.get(factor)
    return None if finder is None else finder(subject, column, value > 0)
