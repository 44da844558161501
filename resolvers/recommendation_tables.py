"""The tables of the recommender, read from the graph as a stream."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

from graph.model import MODEL
from graph.store import Store
from graph.text import search_terms
from recommend import Adoption, Border, Outcome, Practice, Project, Recommender, Tables, Territory

Row = TypeVar("Row", Territory, Practice, Border, Project)
#: An indicator like the others where the property `population` has no figure, which says the same.
_POPULATION = "indicator:population"
_TERRITORIES = """
MATCH (t:Territory) RETURN t.id, CASE WHEN t:Region THEN 'Region' ELSE 'Municipality' END, t.country,
coalesce(t.nameEn, t.nameRu), t.latitude, t.longitude, t.population,
coalesce(head(COLLECT { MATCH (t)-[:IN_REGION]->(r:Region) RETURN r.id LIMIT 1 }), t.macroregion), t.division
"""
_OBSERVATIONS = f"""
MATCH (i:Indicator)<-[:OF_INDICATOR]-(o:Observation)-[:ABOUT]->(t:Territory)
WHERE i.id <> '{_POPULATION}' OR t.population IS NULL
RETURN t.id, i.id, o.period, o.value
"""
_PRACTICES = """
MATCH (p:Practice) RETURN p.id, coalesce(p.nameEn, p.nameRu),
COLLECT { MATCH (p)-[:PRACTICE_ABOUT]->(t:Topic) RETURN t.id }, p.evidenceLevel, p.costBand, p.complexity,
COLLECT { MATCH (p)-[:REQUIRES]->(q:Practice) RETURN q.id }
"""
#: A territory a record, with its adoptions as a list: a record for each adoption took four times as long. What was
#: asked for or is being adapted is not yet taken up.
_ADOPTIONS = """
MATCH (t:Territory)
WITH t.id AS territory, COLLECT {
    MATCH (t)<-[:ADOPTED_BY]-(a:Adoption)-[:ADOPTION_OF]->(p:Practice)
    WHERE a.stage IN ['RUNNING', 'ASSESSED', 'STOPPED']
    RETURN [a.id, p.id, a.runningOn, a.stoppedOn, a.stage = 'STOPPED', coalesce(a.stopReasonRu, a.stopReasonEn)]
} AS adoptions
WHERE size(adoptions) > 0
RETURN territory, adoptions
"""
#: Few adoptions are assessed or say where they come from: these are read apart, not asked of every adoption.
_RATINGS = """
MATCH (s:Assessment)-[:ASSESSMENT_OF]->(a:Adoption) WHERE s.rating IS NOT NULL
RETURN a.id, s.rating, s.doneOn
"""
_DERIVATIONS = """
MATCH (t:Territory)<-[:ADOPTED_BY]-(:Adoption)<-[:DERIVED_FROM]-(a:Adoption) RETURN a.id, t.id
"""
_BORDERS = "MATCH (a:Region)-[:BORDERS]->(b:Region) RETURN a.id, b.id"
_TEXTS = [p.name for p in MODEL.by_label["Project"].properties if p.searched]
_PROJECTS = f"""
MATCH (p:Project) RETURN p.id, coalesce(p.nameEn, p.nameRu), [{", ".join(f"p.{name}" for name in _TEXTS)}],
COLLECT {{ MATCH (p)-[:PROJECT_ABOUT]->(t:Topic) RETURN t.id }},
head(COLLECT {{ MATCH (p)-[:DEVELOPED_BY]->(:Team)-[:IN_COHORT]->(c:Cohort) RETURN c.id ORDER BY c.id LIMIT 1 }}),
head(COLLECT {{ MATCH (p)-[:LOCATED_IN]->(t:Territory) RETURN t.id LIMIT 1 }})
"""


async def read_tables(store: Store) -> Tables:
    """Return the tables of the recommender, as the graph has them now. Raises StoreError."""

    async def rows(text: str) -> list[list[Any]]:
        return [row async for row in store.stream(text)]

    outcomes: dict[str, list[Outcome]] = defaultdict(list)
    for adoption, rating, done_on in await rows(_RATINGS):
        outcomes[adoption].append(Outcome((rating - 1) / 4, done_on))  # 1 is failed, 5 a full success
    derived = dict(sorted(await rows(_DERIVATIONS), reverse=True))
    # What is named is read after what names it: a load that goes on meanwhile leaves no name without its row.
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
        )
        for territory, adopted in await rows(_ADOPTIONS)
        for id_, practice, running_on, stopped_on, stopped, stop_reason in adopted
    ]
    borders = [Border(*row) for row in await rows(_BORDERS)]
    projects = [
        Project(id_, name, frozenset(search_terms(texts).split()), frozenset(topics), cohort, territory)
        for id_, name, texts, topics, cohort, territory in await rows(_PROJECTS)
    ]
    practices = [
        Practice(id_, name, frozenset(topics), evidence_level, cost_band, complexity, frozenset(required))
        for id_, name, topics, evidence_level, cost_band, complexity, required in await rows(_PRACTICES)
    ]
    indicators = _latest(await rows(_OBSERVATIONS))
    territories = [
        Territory(id_, level, country, name, latitude, longitude, population, region, division, indicators.get(id_, {}))
        for id_, level, country, name, latitude, longitude, population, region, division in await rows(_TERRITORIES)
    ]
    return Tables(territories, practices, adoptions, borders, projects)


def _latest(observed: list[list[Any]]) -> dict[str, dict[str, float]]:
    """Of each territory and indicator the value of the latest period; one without a period counts as the oldest."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for territory, indicator, _, value in sorted(observed, key=lambda row: (row[:2], row[2] or "", row[3])):
        found[territory][indicator] = float(value)
    return found


def renewed(recommender: Recommender, before: Tables, now: Tables) -> Recommender:
    """Return the recommender of the tables `now`, from that of the tables `before`.

    Where only adoptions differ, what they do not touch is kept; else only the scorers are that would be learned again
    from the same. Raises RecommendError.
    """
    tables = ("territories", "practices", "borders", "projects")
    if any(_by_content(getattr(before, name)) != _by_content(getattr(now, name)) for name in tables):
        return recommender.with_tables(now)
    old, new = Counter(before.adoptions), Counter(now.adoptions)
    changed = {(a.territory_id, a.practice_id) for a in [*(old - new), *(new - old)]}
    if not changed:
        return recommender
    rows = [a for a in now.adoptions if (a.territory_id, a.practice_id) in changed]
    return recommender.refreshed(rows, changed - {(a.territory_id, a.practice_id) for a in rows})


def _by_content(rows: Iterable[Row]) -> list[Row]:
    """Return the rows in an order of their own: the store has none."""
    return sorted(rows, key=lambda row: (row.a, row.b) if isinstance(row, Border) else (row.id, ""))
