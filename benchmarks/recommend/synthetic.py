"""A synthetic national history: territories in regions, practices with topics, adoptions over thirty years."""

import numpy as np

from recommend import Adoption, Practice, Tables, Territory

#: Territories and practices at 1,000,000 adoptions, scaled with the number of adoptions.
TERRITORIES, PRACTICES, ADOPTIONS = 20_000, 50_000, 1_000_000


def tables(adoptions: int, seed: int = 0) -> Tables:
    """Return tables with this many adoptions. Popularity and activity are heavy-tailed (log-normal)."""
    random = np.random.default_rng(seed)
    scale = adoptions / ADOPTIONS
    places, practices = max(200, int(TERRITORIES * scale)), max(500, int(PRACTICES * scale))
    latitude, longitude = random.uniform(42, 70, places), random.uniform(28, 170, places)
    populations = np.exp(random.normal(9, 1.5, places))
    regions = np.minimum((longitude - 28) // 7 * 4 + (latitude - 42) // 7, 88).astype(int)
    activity, popularity = np.exp(random.normal(0, 0.5, places)), np.exp(random.normal(0, 1.2, practices))
    start = random.uniform(1995, 2024, practices)
    drawn = int(adoptions * 1.1)
    rows = random.choice(places, drawn, p=activity / activity.sum())
    columns = random.choice(practices, drawn, p=popularity / popularity.sum())
    years = np.minimum(start[columns] + random.exponential(4, drawn), 2025.99)
    _, first = np.unique(rows.astype(np.int64) * practices + columns, return_index=True)
    chosen = np.sort(random.permutation(first)[:adoptions])
    return Tables(
        [
            Territory(
                f"municipality:{i}",
                "Municipality",
                "XX",
                None,
                float(latitude[i]),
                float(longitude[i]),
                float(populations[i]),
                f"region:{regions[i]}",
            )
            for i in range(places)
        ],
        [Practice(f"practice:{i}", topics=frozenset({f"topic:{i % 40}"})) for i in range(practices)],
        [
            Adoption(f"municipality:{row}", f"practice:{column}", f"{int(year)}-{1 + int(year % 1 * 12):02}")
            for row, column, year in zip(
                rows[chosen].tolist(), columns[chosen].tolist(), years[chosen].tolist(), strict=True
            )
        ],
    )
