"""Synthetic tables with every kind of data that a sentence states.

Each territory and practice have one record at most.
"""

import random
from typing import Any

from recommend import Adoption, Border, Coverage, Outcome, Parameters, Practice, Project, Tables, Territory

#: Small sets of neighbours, so that a set differs from all territories; few candidate scorers, for fast learning.
PARAMETERS = Parameters(windows=4, half_lives=(2.0,), neighbours=5, nearest=4)
PLACE = "Region", "XX"
#: Names by language: with both, with one, without.
NAMES = {
    "both": ("Город {}", "Town {}"),
    "ru": ("Город {}", None),
    "en": (None, "Town {}"),
    "none": (None, None),
}
KINDS = ("complete", "stops", "evidence", "nowhere", "sample", "undated", "mixed", "requires")


def tables(kind: str, seed: int) -> Tables:
    """Return tables of a kind: `nowhere` has no coordinates, `mixed` complete lists and samples."""
    chance = random.Random(f"{kind} {seed}")
    territories = [_territory(chance, number, kind) for number in range(chance.randint(14, 20))]
    territories += [Territory("y", "Region", "YY", "Elsewhere")]
    practices = [_practice(chance, number, kind) for number in range(chance.randint(8, 14))]
    tastes = [chance.random() for _ in practices]
    adoptions = [
        _adoption(chance, territory.id, practice.id, kind)
        for territory in territories
        for practice, taste in zip(practices, tastes, strict=True)
        if chance.random() < 0.15 + 0.5 * taste * (int(territory.region_id == "north") + 0.3)
    ]
    topics = [f"topic:{number}" for number in range(3)]
    return Tables(
        territories,
        practices,
        adoptions,
        [_border(chance, territories[:-1]) for _ in range(6)],
        [
            Project(
                f"project:{n}", topics=frozenset(chance.sample(topics, 1)), territory_id=chance.choice(territories).id
            )
            for n in range(6)
        ],
        [
            Coverage(practice.id, *PLACE, complete=False)
            for number, practice in enumerate(practices)
            if kind == "sample" or (kind == "mixed" and number % 2)
        ],
    )


def _territory(chance: random.Random, number: int, kind: str) -> Territory:
    name_ru, name_en = (
        name and name.format("АБВГДЕЖЗИКЛМНОПРСТУФ"[number]) for name in chance.choice([*NAMES.values()])
    )
    located = kind != "nowhere" and chance.random() < 0.9
    return Territory(
        f"region:{number:02}",
        *PLACE,
        name_en,
        50 + 8 * chance.random() if located else None,
        30 + 8 * chance.random() if located else None,
        round(10 ** chance.uniform(3, 6)) if chance.random() < 0.9 else None,
        chance.choice(["north", "south", None]),
        chance.choice(["d1", "d2", "d3", None]),
        {"income": chance.random()} if kind == "complete" and chance.random() < 0.9 else {},
        name_ru=name_ru,
    )


def _practice(chance: random.Random, number: int, kind: str) -> Practice:
    more: dict[str, Any] = {}
    if kind == "evidence":
        more = {
            "evidence_level": chance.choice([None, "ANECDOTAL", "DESCRIPTIVE", "COMPARATIVE", "CAUSAL"]),
            "cost_band": chance.choice([None, "LOW", "MEDIUM", "HIGH"]),
            "complexity": chance.choice([None, "LOW", "MEDIUM", "HIGH"]),
        }
    if kind in ("requires", "mixed"):
        others = [f"practice:{other:02}" for other in range(15) if other != number]
        more["prerequisites"] = frozenset(chance.sample(others, chance.choice([0, 0, 1, 2, 7])))
        # A practice includes later ones only, so there is no cycle.
        more["includes"] = frozenset(chance.sample([id_ for id_ in others if id_ > f"practice:{number:02}"], 1)[:1])
    name_ru, name_en = (name and name.format(number) for name in chance.choice([*NAMES.values()]))
    topics = frozenset(chance.sample(["topic:0", "topic:1", "topic:2"], chance.choice([0, 1, 1, 2])))
    terms = frozenset(chance.sample("abcdefghij", chance.choice([0, 2, 3])))
    return Practice(f"practice:{number:02}", name_en, topics, terms=terms, name_ru=name_ru, **more)


def _adoption(chance: random.Random, territory: str, practice: str, kind: str) -> Adoption:
    year = chance.randint(1994, 2008)
    start = chance.choice([f"{year}", f"{year}-{chance.randint(1, 12):02}", f"{year}-03-{chance.randint(1, 28):02}"])
    is_dated = chance.random() < (0.3 if kind in ("undated", "sample") else 0.95)
    stop: dict[str, Any] = {}
    if kind in ("stops", "mixed") and chance.random() < 0.3:
        stop = {"stopped_on": f"{year + chance.randint(1, 4)}"} if chance.random() < 0.8 else {"stopped": True}
        stop["stop_reason"] = "too dear"
    outcomes = tuple(
        Outcome(chance.choice([0.0, 0.25, 0.5, 0.75, 1.0]), f"{year + 1}" if chance.random() < 0.8 else None)
        for _ in range(chance.choice([0, 0, 1, 2]) if kind == "evidence" else 0)
    )
    return Adoption(territory, practice, start if is_dated else None, outcomes=outcomes, **stop)


def _border(chance: random.Random, territories: list[Territory]) -> Border:
    a, b = chance.sample(territories, 2)
    return Border(a.id, b.id, chance.random() < 0.7, chance.choice([None, 30.0, 90.0, 150.0]))
