"""Synthetic histories with different causes of diffusion. All places are fictitious."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from recommend import Adoption, Practice, Tables, Territory

#: A unit, a practice and the year, None if undated.
Rows = Sequence[tuple[int, int, int | None]]


def over_the_map(seed: int = 0, undated: float = 0.0, mapped: bool = True) -> Tables:
    """200 units, 130 practices, 1800 to 2010: slow diffusion from neighbours and by the number of adopters."""
    random = np.random.default_rng(seed)
    units, practices = 200, 130
    latitude, longitude = random.uniform(-50, 60, units), random.uniform(-150, 150, units)
    apart = (latitude[:, None] - latitude) ** 2 + (longitude[:, None] - longitude) ** 2
    np.fill_diagonal(apart, np.inf)
    near = np.argsort(apart, 1)[:, :5]
    activity, start = np.exp(random.normal(0, 0.8, units)), random.integers(1800, 2010, practices)
    speed, neighbour_effect = np.exp(random.normal(-4.6, 0.8, practices)), random.uniform(0.3, 1, practices)
    rows: list[tuple[int, int, int | None]] = []
    for i in range(practices):
        adopted = np.zeros(units, bool)
        for year in range(start[i], 2011):
            rate = 1.3 * speed[i] * activity * (0.15 + adopted.mean() + 4 * neighbour_effect[i] * adopted[near].mean(1))
            new = ~adopted & (random.random(units) < 1 - np.exp(-rate))
            rows += [(u, i, year if random.random() >= undated else None) for u in np.flatnonzero(new).tolist()]
            adopted |= new
    places: dict[str, Any] = {"latitude": latitude, "longitude": longitude} if mapped else {}
    return _tables(units, practices, rows, **places)


def by_taste(seed: int = 1) -> Tables:
    """300 units and 150 practices of six kinds: a unit adopts the kind that it prefers, at random times."""
    random = np.random.default_rng(seed)
    preferences, kinds = random.integers(0, 6, 300), random.integers(0, 6, 150)
    rows = [
        (u, i, int(random.integers(1980, 2021)))
        for u in range(300)
        for i in range(150)
        if random.random() < (0.55 if preferences[u] == kinds[i] else 0.05)
    ]
    return _tables(300, 150, rows)


def by_trend(seed: int = 2) -> Tables:
    """120 identical units and 300 practices, each with its own adoption curve."""
    random = np.random.default_rng(seed)
    start, width, reach = random.uniform(1960, 2015, 300), random.uniform(1.5, 6, 300), random.uniform(0.2, 0.95, 300)
    rows = []
    for i in range(300):
        for u in range(120):
            if random.random() < reach[i]:
                year = int(start[i] + width[i] * random.logistic() + 5)
                if 1950 <= year <= 2020:
                    rows.append((u, i, year))
    return _tables(120, 300, rows)


def of_few_years(seed: int = 3) -> Tables:
    """250 units with four preferences, 80 practices, 2016 to 2023."""
    random = np.random.default_rng(seed)
    preferences, kinds, start = random.integers(0, 4, 250), random.integers(0, 4, 80), random.uniform(2016, 2022, 80)
    rows = []
    for i in range(80):
        popularity = np.exp(random.normal(-1.5, 0.8))
        for u in range(250):
            if random.random() < min(0.9, popularity * (2 if preferences[u] == kinds[i] else 0.5)):
                year = int(start[i] + random.exponential(2))
                if year <= 2023:
                    rows.append((u, i, year))
    return _tables(250, 80, rows)


def of_small_units(seed: int = 4) -> Tables:
    """800 units with two to eight of 60 practices each; preferences differ by region."""
    random = np.random.default_rng(seed)
    region, preference = random.integers(0, 20, 800), np.exp(random.normal(0, 1, (20, 60)))
    popularity, start = np.exp(random.normal(0, 1, 60)), random.uniform(1990, 2018, 60)
    rows = []
    for u in range(800):
        count, weights = random.integers(2, 9), popularity * preference[region[u]]
        for i in random.choice(60, count, False, p=weights / weights.sum()).tolist():
            rows.append((u, i, int(min(2022, start[i] + random.exponential(5)))))
    return _tables(800, 60, rows, region_id=[f"r{r}" for r in region])


def in_sequence(seed: int = 5) -> Tables:
    """150 units; the practices of each of ten topics follow one another, sooner in some units."""
    random = np.random.default_rng(seed)
    rows, delay, activity = [], random.normal(0, 4, 150), np.exp(random.normal(0, 0.7, (150, 10)))
    for topic in range(10):
        base = random.uniform(1970, 1990)
        for u in range(150):
            year = base + delay[u]
            for step in range(10):
                year += random.exponential(6 / activity[u, topic]) + 0.5
                if year > 2020:
                    break
                rows.append((u, topic * 10 + step, int(year)))
    return _tables(150, 100, rows, [i // 10 for i in range(100)])


def by_size(seed: int = 6) -> Tables:
    """400 units; of 120 practices, some suit large units and some suit small ones."""
    random = np.random.default_rng(seed)
    population = np.exp(random.normal(10, 1.2, 400))
    size, start = (np.log(population) - 10) / 1.2, random.uniform(1970, 2015, 120)
    direction, reach = random.choice([-1, 1], 120, p=[0.4, 0.6]), random.normal(-0.5, 1, 120)
    rows = []
    for i in range(120):
        for u in range(400):
            if direction[i] * size[u] * 1.2 + reach[i] + random.normal(0, 0.7) > 0:
                year = int(start[i] + random.exponential(6))
                if year <= 2022:
                    rows.append((u, i, year))
    return _tables(400, 120, rows, population=population)


#: By name: the function that builds the history, the years of the rankings, and the horizon in years.
KINDS: Mapping[str, tuple[Callable[[], Tables], tuple[int, ...], int]] = {
    "over the map": (over_the_map, (1960, 1980, 1990, 2000, 2005), 5),
    "over a map that is not given": (lambda: over_the_map(10, mapped=False), (1960, 1980, 1990, 2000, 2005), 5),
    "over the map, half undated": (lambda: over_the_map(8, 0.5), (1960, 1980, 1990, 2000, 2005), 5),
    "by taste": (by_taste, (2000, 2005, 2010, 2015), 5),
    "by trend": (by_trend, (1985, 1995, 2005, 2015), 5),
    "few years": (of_few_years, (2019, 2020, 2021), 2),
    "small units": (of_small_units, (2005, 2010, 2014, 2017), 5),
    "in sequence": (in_sequence, (1990, 2000, 2010, 2015), 5),
    "by size": (by_size, (1990, 2000, 2010, 2017), 5),
}


def _tables(units: int, practices: int, rows: Rows, topics: list[int] | None = None, **attributes) -> Tables:
    return Tables(
        [
            Territory(f"u{u}", "Unit", "ZZ", **{name: _plain(values[u]) for name, values in attributes.items()})
            for u in range(units)
        ],
        [Practice(f"p{i}", topics=frozenset({f"t{topics[i]}"} if topics else ())) for i in range(practices)],
        [Adoption(f"u{u}", f"p{i}", str(year) if year else None) for u, i, year in rows],
    )


def _plain(value):
    return value if isinstance(value, str) else float(value)
