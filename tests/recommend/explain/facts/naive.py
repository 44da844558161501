"""The facts of sentences, counted from the tables by loops."""

import math
from collections.abc import Iterable
from functools import cache

import numpy as np
from scipy import stats

from recommend import Adoption, Border, Parameters, Tables, Territory
from recommend.dates import PartialDate, parse_date
from tests.recommend.explain.facts.generated import PLACE
from tests.support.narrowing import present

EARTH_KM = 6371.0088


class Facts:
    """What the tables state about the territories and practices of one list as of a date.

    is_sample: whether the list is of the practices from samples.
    """

    def __init__(self, tables: Tables, as_of: str | None, is_sample: bool, parameters: Parameters):
        self.tables, self.p = tables, parameters
        self.date = None if as_of is None else parse_date(as_of)
        self.territories = {t.id: t for t in tables.territories if (t.level, t.country) == PLACE}
        self.practices = {p.id: p for p in tables.practices}
        self.borders: dict[tuple[str, str], list[Border]] = {}
        for border in tables.borders:
            for pair in ((border.a, border.b), (border.b, border.a)):
                self.borders.setdefault(pair, []).append(border)
        self.records = [a for a in tables.adoptions if a.territory_id in self.territories and self._counts(a)]
        #: Of all lists: what each territory runs.
        self.runs_anywhere = {
            t: {a.practice_id for a in self._running() if a.territory_id == t} for t in self.territories
        }
        samples = {c.practice_id for c in tables.coverages if not c.complete}
        self.records = [a for a in self.records if (a.practice_id in samples) == is_sample]
        self.start = {(a.territory_id, a.practice_id): a.running_on for a in self._running()}
        self.of_list = sorted({practice for _, practice in self.start})
        self.records = [a for a in self.records if a.practice_id in self.of_list]
        dates = [date for date in map(self._parsed, self.start.values()) if date]
        latest = max(dates, key=lambda date: (date.last_day, date.text), default=None)
        self.until = latest.text if latest else None
        self.now = latest.end if latest else 0.0

    def _counts(self, a: Adoption) -> bool:
        return self.date is None or (
            a.running_on is not None and parse_date(a.running_on).last_day <= self.date.last_day
        )

    def has_stopped(self, a: Adoption) -> bool:
        if self.date is None:
            return a.stopped or a.stopped_on is not None
        return a.stopped_on is not None and parse_date(a.stopped_on).last_day <= self.date.last_day

    def _running(self) -> list[Adoption]:
        return [a for a in self.records if not self.has_stopped(a)]

    @staticmethod
    def _parsed(text: str | None) -> PartialDate | None:
        return parse_date(text) if text else None

    @cache  # noqa: B019 - the facts of a test live as long as it
    def adopters(self, practice: str) -> list[str]:
        return sorted(t for t, p in self.start if p == practice)

    @cache  # noqa: B019
    def own(self, territory: str) -> list[str]:
        return sorted(p for t, p in self.start if t == territory)

    @cache  # noqa: B019
    def recent(self, years: int, territory: str | None = None, practice: str | None = None) -> int:
        count = 0
        for (t, p), start in self.start.items():
            if start and (territory or t) == t and (practice or p) == p:
                count += self.now - parse_date(start).middle < years
        return count

    def took_up(self, practice: str) -> int:
        return sum(a.practice_id == practice for a in self.records)

    def stopped(self, practice: str | None = None) -> int:
        return sum(self.has_stopped(a) and practice in (None, a.practice_id) for a in self.records)

    def successes(self, practice: str | None = None) -> list[float]:
        return [
            outcome.success
            for a in self.tables.adoptions
            if a.territory_id in self.territories
            and a.practice_id in self.of_list
            and practice in (None, a.practice_id)
            for outcome in a.outcomes
            if self.date is None
            or (outcome.done_on is not None and parse_date(outcome.done_on).last_day <= self.date.last_day)
        ]

    def in_place(self, territory: str) -> set[str]:
        found, new = set(), set(self.runs_anywhere[territory])
        while new:
            found |= new
            new = {each for id_ in new if id_ in self.practices for each in self.practices[id_].includes} - found
        return found

    def missing(self, territory: str, practice: str) -> list[str]:
        return sorted(self.practices[practice].prerequisites - self.in_place(territory))

    def about(self, practice: str, other: str) -> bool:
        return bool(self.practices[practice].topics & self.practices[other].topics)

    def project_topics(self, territory: str) -> list[str]:
        known = {topic for practice in self.of_list for topic in self.practices[practice].topics}
        projects = self.tables.projects if self.date is None else ()
        return [topic for project in projects if project.territory_id == territory for topic in project.topics & known]

    def populations(self, practice: str) -> list[float]:
        known = (self.territories[t].population for t in self.adopters(practice))
        return sorted(population for population in known if population is not None)

    @cache  # noqa: B019
    def distance(self, a: str, b: str) -> float | None:
        places = [self.territories[a], self.territories[b]]
        if any(place.latitude is None for place in places):
            stated = [each.distance_km for each in self.borders.get((a, b), ()) if each.distance_km is not None]
            return min(stated, default=None)
        (lat_a, lon_a), (lat_b, lon_b) = (
            (math.radians(present(p.latitude)), math.radians(present(p.longitude))) for p in places
        )
        angle = math.acos(
            min(1.0, math.sin(lat_a) * math.sin(lat_b) + math.cos(lat_a) * math.cos(lat_b) * math.cos(lon_a - lon_b))
        )
        return EARTH_KM * angle

    def borders_on(self, a: str, b: str) -> bool:
        return any(border.border for border in self.borders.get((a, b), ()))

    def nearest(self, territory: str, others: Iterable[str]) -> tuple[str, float] | None:
        """Return the nearest of others with its distance; None if no distance is known."""
        known = [(distance, other) for other in others if (distance := self.distance(territory, other)) is not None]
        return min(known)[::-1] if known else None

    @cache  # noqa: B019
    def likeness(self, a: str, b: str) -> float:
        """Return the cosine of the words and topics of two practices."""
        words = {i: {*(f"term {t}" for t in self.practices[i].terms), *self.practices[i].topics} for i in self.of_list}

        def idf(word: str) -> float:
            return 1 + math.log((1 + len(words)) / (1 + sum(word in of for of in words.values())))

        lengths = [math.sqrt(sum(idf(word) ** 2 for word in words[i])) for i in (a, b)]
        common = sum(idf(word) ** 2 for word in words[a] & words[b])
        return round(common / (lengths[0] * lengths[1]), 9) if common else 0.0

    def closeness(self, territory: str, practice: str) -> float:
        """Return the cosine of a practice with the closest one that the territory runs."""
        return max((self.likeness(practice, own) for own in self.own(territory)), default=0.0)

    # Sets of territories

    @cache  # noqa: B019
    def members(self, kind: str, territory: str) -> set[str]:
        match kind:
            case "neighbours":
                return self._similar(territory)
            case "geography":
                return self._near(territory)
            case "indicators":
                return self._alike(territory)
        return self._same(kind, territory)

    def _same(self, kind: str, territory: str) -> set[str]:
        attribute = "division" if kind == "division" else "region_id"
        own = getattr(self.territories[territory], attribute)
        return {id_ for id_, t in self.territories.items() if own and getattr(t, attribute) == own and id_ != territory}

    @cache  # noqa: B019
    def similarities(self, territory: str) -> dict[str, float]:
        """Return the cosines with the territories that share a practice."""
        idf = {i: math.log(1 + len(self.territories) / len(self.adopters(i))) for i in self.of_list}
        own, found = set(self.own(territory)), {}
        for other in self.territories:
            shared = own & set(self.own(other))
            if other != territory and shared:
                lengths = [math.sqrt(sum(idf[i] ** 2 for i in self.own(id_))) for id_ in (territory, other)]
                found[other] = round(sum(idf[i] ** 2 for i in shared) / (lengths[0] * lengths[1]), 9)
        return found

    def _similar(self, territory: str) -> set[str]:
        own = set(self.own(territory))
        useful = {id_: value for id_, value in self.similarities(territory).items() if set(self.own(id_)) - own}
        last = sorted(useful.values(), reverse=True)[: self.p.neighbours][-1:]
        return {id_ for id_, value in useful.items() if value >= last[0]}

    def _near(self, territory: str) -> set[str]:
        located = [id_ for id_, t in self.territories.items() if t.latitude is not None]
        found: set[str] = set()
        if territory in located:
            others = [id_ for id_ in located if id_ != territory]
            found = set(sorted(others, key=lambda id_: present(self.distance(territory, id_)))[: self.p.nearest])
        for a, b in self.borders:
            both = a in located and b in located
            if a == territory and (self.borders_on(a, b) or (not both and self.distance(a, b) is not None)):
                found.add(b)
        return found

    def _alike(self, territory: str) -> set[str]:
        names = ["population", "income"]
        values = {id_: [_indicator(t, name) for name in names] for id_, t in self.territories.items()}
        known = {id_: of for id_, of in values.items() if any(value is not None for value in of)}
        if territory not in known:
            return set()
        scores = {id_: [0.0, 0.0] for id_ in known}
        for column in range(len(names)):
            with_value = [id_ for id_ in known if known[id_][column] is not None]
            ranks = stats.rankdata([known[id_][column] for id_ in with_value])
            for id_, rank in zip(with_value, ranks, strict=True):
                if len(with_value) > 1:
                    scores[id_][column] = float(stats.norm.ppf(rank / (len(with_value) + 1)))
        gaps = {
            id_: round(float(np.hypot(*np.subtract(scores[id_], scores[territory]))), 9)
            for id_ in known
            if id_ != territory
        }
        last = sorted(gaps.values())[: self.p.nearest][-1:]
        return {id_ for id_, gap in gaps.items() if gap <= last[0]}


def _indicator(territory: Territory, name: str) -> float | None:
    return territory.population if name == "population" else territory.indicators.get(name)
