"""Synthetic histories with a known cause."""

import numpy as np

from recommend import Adoption, Practice, Tables, Territory
from tests.support.narrowing import present


def by_taste(territories: int = 40, practices: int = 120, seed: int = 0) -> Tables:
    """Return practices of five kinds, which territories adopt by preference and at random times."""
    random = np.random.default_rng(seed)
    preferences, kinds = random.integers(0, 5, territories), random.integers(0, 5, practices)
    start = random.uniform(1970, 2005, practices)
    adoptions = []
    for u in range(territories):
        for i in range(practices):
            if random.random() < (0.7 if preferences[u] == kinds[i] else 0.08):
                adoptions.append(Adoption(f"u{u:02}", f"p{i:03}", str(int(start[i] + random.exponential(5)))))
    return Tables(
        [Territory(f"u{u:02}", "Region", "XX") for u in range(territories)],
        [Practice(f"p{i:03}") for i in range(practices)],
        adoptions,
    )


def with_adopters_shuffled(tables: Tables, seed: int = 0) -> Tables:
    """Return the same practices and years with the adopters of each year permuted."""
    random = np.random.default_rng(seed)
    by_year: dict[str, list[Adoption]] = {}
    for adoption in tables.adoptions:
        by_year.setdefault(present(adoption.running_on), []).append(adoption)
    shuffled: dict[tuple[str, str], Adoption] = {}
    for year, adoptions in sorted(by_year.items()):
        ids = random.permutation([adoption.territory_id for adoption in adoptions]).tolist()
        for id_, adoption in zip(ids, adoptions, strict=True):
            shuffled.setdefault((id_, adoption.practice_id), Adoption(id_, adoption.practice_id, year))
    return Tables(tables.territories, tables.practices, list(shuffled.values()))


def by_activity(territories: int = 30, practices: int = 120, seed: int = 0) -> Tables:
    """Return practices that all territories adopt sooner or later, the active ones sooner: 1960 to 2010."""
    random = np.random.default_rng(seed)
    pace, start = np.exp(random.normal(0, 1, territories)), random.uniform(1960, 2005, practices)
    years = (start + random.exponential(10 / pace[:, None], (territories, practices))).astype(int)
    return Tables(
        [Territory(f"u{u:02}", "Region", "XX") for u in range(territories)],
        [Practice(f"p{i:03}") for i in range(practices)],
        [
            Adoption(f"u{u:02}", f"p{i:03}", str(years[u, i]))
            for u, i in np.ndindex(territories, practices)
            if years[u, i] <= 2010
        ],
    )
