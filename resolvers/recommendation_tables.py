"""The recommender's tables, read from the graph as a stream."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from graph.store import Store
from graph.text import search_terms
from recommend import (
    Adoption,
    Border,
    Coverage,
    Outcome,
    Practice,
    Project,
    Recommender,
    Step,
    Tables,
    Territory,
    Topic,
)
from recommend.model.lifetimes import begin_of
from recommend.model.tables import joined
from resolvers.stand_ins import Place, stand_ins

Row = TypeVar("Row", Territory, Practice, Border, Project, Coverage, Topic)
#: If the property `population` is null, the latest observation of the first of these indicators is the population.
_POPULATIONS = ("indicator:population", "indicator:city-population")
#: The unit of honours, which are 1 or not known: territories are not compared by them.
_HONOUR = "honour"
_TERRITORIES = """
MATCH (t:Territory) RETURN t.id, CASE WHEN t:Region THEN 'Region' ELSE 'Municipality' END, t.country,
coalesce(t.nameEn, t.nameRu), t.latitude, t.longitude, t.population,
coalesce(head(COLLECT { MATCH (t)-[:IN_REGION]->(r:Region) RETURN r.id LIMIT 1 }), t.macroregion), t.division,
t.kind, t.districtUntil, t.validTo, t.validFrom, t.nameRu, t.oktmo,
COLLECT { MATCH (t)<-[:CODE_OF]-(c:Code) WHERE c.scheme = 'OKTMO' RETURN c.value },
head(COLLECT { MATCH (t)-[:PART_OF]->(m:Municipality) RETURN m.id LIMIT 1 }),
COLLECT { MATCH (t)<-[:PRECEDED_BY]-(m:Municipality) RETURN m.id }
"""
_COVERAGES = """
MATCH (c:Coverage)-[:COVERAGE_OF]->(p:Practice)
RETURN p.id, CASE c.level WHEN 'REGION' THEN 'Region' ELSE 'Municipality' END, c.country,
c.completeness = 'COMPLETE', c.atRisk, c.noteRu, c.noteEn
"""
_OBSERVATIONS = f"""
MATCH (i:Indicator)<-[:OF_INDICATOR]-(o:Observation)-[:ABOUT]->(t:Territory)
WHERE (NOT i.id IN {list(_POPULATIONS)} OR t.population IS NULL) AND coalesce(i.unit, '') <> '{_HONOUR}'
RETURN t.id, i.id, o.period, o.value
"""
_PRACTICES = """
MATCH (p:Practice) RETURN p.id, coalesce(p.nameEn, p.nameRu),
COLLECT { MATCH (p)-[:PRACTICE_ABOUT]->(t:Topic) RETURN t.id }, p.evidenceLevel, p.costBand, p.complexity,
COLLECT { MATCH (p)-[:REQUIRES]->(q:Practice) RETURN q.id },
COLLECT { MATCH (p)-[:INCLUDES]->(q:Practice) RETURN q.id }, p.nameEn, p.nameRu, coalesce(p.summaryRu, p.summaryEn)
"""
_TOPICS = "MATCH (t:Topic) RETURN t.id, coalesce(t.nameEn, t.nameRu), t.nameRu"
#: One record per territory with its adoptions as a list: one record per adoption took four times as long. Practices
#: that are requested are not adopted yet; for those that are being adapted see `_ADAPTATIONS`.
_ADOPTIONS = """
MATCH (t:Territory)
WITH t.id AS territory, COLLECT {
    MATCH (t)<-[:ADOPTED_BY]-(a:Adoption)-[:ADOPTION_OF]->(p:Practice)
    WHERE a.stage IN ['RUNNING', 'ASSESSED', 'STOPPED']
    RETURN [a.id, p.id, a.runningOn, a.stoppedOn, a.stage = 'STOPPED', coalesce(a.stopReasonRu, a.stopReasonEn),
        a.runningOnQualifier = 'NO_LATER_THAN']
} AS adoptions
WHERE size(adoptions) > 0
RETURN territory, adoptions
"""
#: Adoptions that are being adapted, or have been, count in samples only.
_ADAPTATIONS = """
MATCH (:Coverage {completeness: 'SAMPLE'})-[:COVERAGE_OF]->(p:Practice)<-[:ADOPTION_OF]-(a:Adoption)-[:ADOPTED_BY]->(t)
WHERE a.stage = 'ADAPTED' OR a.adaptedOn IS NOT NULL
RETURN DISTINCT a.id, t.id, p.id, a.adaptedOn, a.stage = 'ADAPTED'
"""
#: Few adoptions have assessments or origins, so separate statements read them instead of a subquery per adoption.
_RATINGS = """
MATCH (s:Assessment)-[:ASSESSMENT_OF]->(a:Adoption) WHERE s.rating IS NOT NULL
RETURN a.id, s.rating, s.doneOn
"""
_DERIVATIONS = """
MATCH (t:Territory)<-[:ADOPTED_BY]-(:Adoption)<-[:DERIVED_FROM]-(a:Adoption) RETURN a.id, t.id
"""
_BORDERS = "MATCH (a:Region)-[:BORDERS]->(b:Region) RETURN a.id, b.id"
_PROJECTS = """
MATCH (p:Project) RETURN p.id, coalesce(p.nameEn, p.nameRu),
COLLECT { MATCH (p)-[:PROJECT_ABOUT]->(t:Topic) RETURN t.id },
head(COLLECT { MATCH (p)-[:DEVELOPED_BY]->(:Team)-[:IN_COHORT]->(c:Cohort) RETURN c.id ORDER BY c.id LIMIT 1 }),
head(COLLECT { MATCH (p)-[:LOCATED_IN]->(t:Territory) RETURN t.id LIMIT 1 }),
COLLECT { MATCH (p)-[:DEVELOPED_BY]->(t:Team) RETURN t.id },
[p.nameRu, p.descriptionRu], [p.nameEn, p.descriptionEn], p.nameRu,
COLLECT { MATCH (p)-[:IMPLEMENTS]->(q:Practice) RETURN q.id },
COLLECT { MATCH (p)-[:DEVELOPED_BY]->(:Team)-[:FROM_TERRITORY]->(t:Territory) RETURN t.id }, p.startOn,
COLLECT {
    MATCH (p)<-[:THROUGH]-(a:Adoption)-[:ADOPTION_OF]->(q:Practice) WHERE a.stage <> 'REQUESTED'
    RETURN [a.id, q.id, a.adaptedOn, a.runningOn, a.stoppedOn, a.stage = 'ADAPTED', a.stage = 'STOPPED']
}
"""


async def read_tables(store: Store) -> Tables:
    """Return the recommender's tables with the current data of the graph. Raises StoreError."""

    async def rows(text: str) -> list[list[Any]]:
        return [row async for row in store.stream(text)]

    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    for adoption, rating, done_on in await rows(_RATINGS):
        outcomes[adoption].append(Outcome((rating - 1) / 4, done_on))  # from 1, a failure, to 5, a full success
    derived = dict(sorted(await rows(_DERIVATIONS), reverse=True))
    adaptations = await rows(_ADAPTATIONS)
    adapted_on = {id_: date for id_, _, _, date, _ in adaptations}
    # Referenced rows are read after the rows that refer to them, so that a concurrent load leaves no dangling id.
    adoptions = [
        Adoption(
            territory,
            sys.intern(practice),
            running_on,
            stopped_on,
            stopped,
            stop_reason,
            tuple(sorted(outcomes.get(id_, ()), key=repr)),
            derived.get(id_),
            adapted_on.get(id_),
            no_later_than=bool(no_later_than),
        )
        for territory, adopted in await rows(_ADOPTIONS)
        for id_, practice, running_on, stopped_on, stopped, stop_reason, no_later_than in adopted
    ]
    adoptions += [
        Adoption(territory, practice, adapted_on=date, being_adapted=True)
        for _, territory, practice, date, being_adapted in adaptations
        if being_adapted
    ]
    borders = [Border(*row) for row in await rows(_BORDERS)]
    projects = [
        Project(
            id_,
            name,
            frozenset(topics),
            cohort,
            territory,
            frozenset(teams),
            joined(texts_ru),
            joined(texts_en),
            name_ru,
            frozenset(implemented),
            frozenset(team_territories),
            start_on,
            tuple(Step(*step) for step in sorted(steps)),
        )
        for id_, name, topics, cohort, territory, teams, texts_ru, texts_en, *more in await rows(_PROJECTS)
        for name_ru, implemented, team_territories, start_on, steps in [more]
    ]
    practices = [
        Practice(
            id_,
            name,
            frozenset(topics),
            level,
            cost,
            complexity,
            frozenset(required),
            _terms([name_en, name_ru]),
            frozenset(included),
            name_ru,
            summary,
        )
        for id_, name, topics, level, cost, complexity, required, included, *texts in await rows(_PRACTICES)
        for name_en, name_ru, summary in [texts]
    ]
    all_topics = [Topic(*row) for row in await rows(_TOPICS)]
    indicators = _latest(await rows(_OBSERVATIONS))
    territories, places = [], {}
    ends_of_predecessors: dict[str, list[str | None]] = defaultdict(list)
    for row in await rows(_TERRITORIES):
        id_, level, country, name, latitude, longitude, population, region, division = row[:9]
        kind, district_until, valid_to, valid_from, name_ru, oktmo, codes, whole, successors = row[9:]
        others_observed = indicators.get(id_, {})
        observed = [others_observed.pop(indicator, None) for indicator in _POPULATIONS]
        population = next((value for value in (population, *observed) if value is not None), None)
        place = latitude, longitude, population, region, division
        more = kind, district_until, valid_to, valid_from, name_ru
        territories.append(Territory(id_, level, country, name, *place, others_observed, *more))
        places[id_] = Place({*codes, *([oktmo] if oktmo else [])}, valid_to, whole, successors)
        for successor in successors:
            ends_of_predecessors[successor].append(valid_to)
    adopters = {adoption.territory_id for adoption in adoptions}
    others = stand_ins(places, adopters)
    territories = [
        replace(territory, valid_from=begin_of(territory.valid_from, ends_of_predecessors[territory.id]))
        for territory in territories
        if territory.id in adopters or others.get(territory.id, "") != places[territory.id].whole
    ]
    coverages = [
        Coverage(practice, level, country, complete, None if at_risk == "ALL" else at_risk, *notes)
        for practice, level, country, complete, at_risk, *notes in await rows(_COVERAGES)
    ]
    return Tables(territories, practices, adoptions, borders, projects, coverages, others, all_topics)


def _terms(texts: list[str | None]) -> frozenset[str]:
    return frozenset(search_terms(texts).split())


def _latest(observations: list[list[Any]]) -> dict[str, dict[str, float]]:
    """Return the latest value by territory and indicator. A value without a period counts as the oldest."""
    latest: dict[str, dict[str, float]] = defaultdict(dict)
    for territory, indicator, _, value in sorted(observations, key=lambda row: (row[:2], row[2] or "", row[3])):
        latest[territory][indicator] = float(value)
    return latest


def updated(recommender: Recommender, before: Tables, now: Tables) -> Recommender:
    """Return the recommender for the tables `now`, given the recommender for the tables `before`.

    If only adoptions differ, the parts that they do not affect are reused. Otherwise only the scorers whose training
    data are unchanged are reused. Raises RecommendError.
    """
    tables = ("territories", "practices", "borders", "projects", "coverages", "topics")
    if before.stand_ins != now.stand_ins or any(
        _sorted(getattr(before, name)) != _sorted(getattr(now, name)) for name in tables
    ):
        return recommender.with_tables(now)
    old, new = Counter(before.adoptions), Counter(now.adoptions)
    changed = {(a.territory_id, a.practice_id) for a in [*(old - new), *(new - old)]}
    if not changed:
        return recommender
    rows = [a for a in now.adoptions if (a.territory_id, a.practice_id) in changed]
    return recommender.refreshed(rows, changed - {(a.territory_id, a.practice_id) for a in rows})


def _sorted(rows: Iterable[Row]) -> list[Row]:
    """Return the rows in a fixed order, because the store returns them in any order."""
    return sorted(rows, key=_key)


def _key(row: Territory | Practice | Border | Project | Coverage | Topic) -> tuple[str, ...]:
    match row:
        case Border():
            return row.a, row.b
        case Coverage():
            return row.practice_id, row.level, row.country, str(row.complete), row.at_risk or ""
    return (row.id,)
