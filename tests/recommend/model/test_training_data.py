"""Trainings: a scorer is learned again only if the changed tables would give another one."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommend import Adoption, Border, Practice, Project, Recommender, ScorerCache, Tables, Territory
from recommend.model.learner import Learner
from tests.recommend.histories import by_taste
from tests.recommend.shipped import shipped
from tests.recommend.strategies import ADOPTIONS, FAST, HISTORIES, TERRITORIES, tables

YEAR = "1995"


class CountingCache(ScorerCache):
    """A ScorerCache that records the years of the trainings."""

    def __init__(self):
        self.years = []
        super().__init__(self._record_and_learn)

    def _record_and_learn(self, training):
        self.years.append(training.year)
        return Learner(training.data).scorer(training.year)


def more(tables: Tables, **rows) -> Tables:
    """Return the tables with additional rows."""
    changed: dict[str, Any] = {name: [*getattr(tables, name), *added] for name, added in rows.items()}
    return replace(tables, **changed)


def answers(recommender: Recommender, territories, as_of: str | None) -> str:
    """Return all scores, to the last digit."""
    return repr(
        [
            (answer.model_version, answer.items.keys)
            for answer in (recommender.recommend(id_, as_of=as_of) for id_ in territories)
        ]
    )


#: A history with locations, borders and topics.
HISTORY = by_taste(12, 30)
HISTORY = Tables(
    [
        replace(t, latitude=50.0 + n % 5, longitude=30.0 + n, population=1000.0 * n, region_id=f"r{n % 3}")
        for n, t in enumerate(HISTORY.territories)
    ],
    [replace(p, topics=frozenset({f"topic:{n % 3}"})) for n, p in enumerate(HISTORY.practices)],
    HISTORY.adoptions,
    [Border("u00", "u01")],
)
#: Two municipalities, which are of another level.
TOWN, CITY = Territory("town", "Municipality", "XX"), Territory("city", "Municipality", "XX")
OLD_ADOPTION = next(a for a in HISTORY.adoptions if a.running_on and a.running_on < "1990")
#: Changed tables, and the dates as of which the scorer changes (None: without a date).
NEVER: list[str | None] = []
ALWAYS: list[str | None] = [YEAR, None]
CHANGED = {
    "a territory of another level": (more(HISTORY, territories=[TOWN]), NEVER),
    "a territory of the level": (more(HISTORY, territories=[Territory("zz", "Region", "XX")]), ALWAYS),
    "a practice without adoptions": (
        more(HISTORY, practices=[Practice("zz", topics=frozenset({"topic:0", "topic:9"}))]),
        NEVER,
    ),
    "a practice of another level": (
        more(HISTORY, territories=[TOWN], practices=[Practice("a")], adoptions=[Adoption("town", "a", "1980")]),
        NEVER,
    ),
    "a practice with a later adoption": (
        more(
            HISTORY, practices=[Practice("a", topics=frozenset({"topic:0"}))], adoptions=[Adoption("u01", "a", "1996")]
        ),
        [None],
    ),
    "a border of another level": (more(HISTORY, territories=[TOWN, CITY], borders=[Border("town", "city")]), NEVER),
    "a border of the level": (more(HISTORY, borders=[Border("u02", "u07")]), ALWAYS),
    "a project": (more(HISTORY, projects=[Project("p", topics=frozenset({"topic:1"}), territory_id="u03")]), NEVER),
    "a later adoption": (more(HISTORY, adoptions=[Adoption("u00", "p000", "1996-04")]), [None]),
    "an early adoption": (
        more(HISTORY, practices=[Practice("zz")], adoptions=[Adoption("u00", "zz", "1960-04")]),
        ALWAYS,
    ),
    "an undated adoption": (more(HISTORY, adoptions=[Adoption("u00", "p000")]), NEVER),
    "a later stop": (
        replace(
            HISTORY, adoptions=[replace(a, stopped_on="1996-03") if a is OLD_ADOPTION else a for a in HISTORY.adoptions]
        ),
        [None],
    ),
    "a population": (
        replace(HISTORY, territories=[replace(t, population=5.0) if t.id == "u03" else t for t in HISTORY.territories]),
        ALWAYS,
    ),
    "another name": (replace(HISTORY, territories=[replace(t, name="x") for t in HISTORY.territories]), NEVER),
    "another level of evidence": (
        replace(HISTORY, practices=[replace(p, evidence_level="CAUSAL") for p in HISTORY.practices]),
        NEVER,
    ),
    "other words of a name": (
        replace(
            HISTORY,
            practices=[
                replace(p, terms=frozenset({"road"})) if p.id == OLD_ADOPTION.practice_id else p
                for p in HISTORY.practices
            ],
        ),
        ALWAYS,
    ),
    "another topic": (
        replace(
            HISTORY,
            practices=[
                replace(p, topics=frozenset()) if p.id == OLD_ADOPTION.practice_id else p for p in HISTORY.practices
            ],
        ),
        ALWAYS,
    ),
}


@pytest.fixture(scope="module")
def learned():
    """The scorers of the history as of 1995 and without a date."""
    scorers = CountingCache()
    answers(Recommender(HISTORY, FAST, scorers), ["u00"], YEAR)
    answers(Recommender(HISTORY, FAST, scorers), ["u00"], None)
    assert len(scorers.years) == 2
    return scorers


def test_a_scorer_is_learned_again_only_if_its_data_change(learned):
    for kind, (changed, dates) in CHANGED.items():
        for as_of in (YEAR, None):
            before = len(learned.years)
            cached = answers(Recommender(changed, FAST, learned), ["u00", "u05"], as_of)
            assert len(learned.years) - before == (as_of in dates), (kind, as_of)
            assert cached == answers(Recommender(changed, FAST), ["u00", "u05"], as_of), kind


CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "territories": st.sampled_from(
            [[Territory("region:z", "Region", "XX")], [Territory("t", "Municipality", "YY")]]
        ),
        "practices": st.sampled_from([[Practice("z", topics=frozenset({"topic:7"}))], [Practice("z")]]),
        "adoptions": st.lists(ADOPTIONS, max_size=4),
        "borders": st.sampled_from([[Border("region:3", "region:4")], [Border("municipality:0", "municipality:1")]]),
        "projects": st.just([Project("p", topics=frozenset({"topic:1"}), territory_id="region:0")]),
    },
)


@settings(max_examples=20)
@given(HISTORIES, CHANGES, st.sampled_from([None, "1998", "2003-05"]))
def test_a_cached_scorer_equals_a_newly_learned_one(adoptions, changes, as_of):
    before = tables(adoptions)
    after, scorers, ids = more(before, **changes), ScorerCache(), [t.id for t in TERRITORIES]
    answers(Recommender(before, FAST, scorers), ids, as_of)
    assert answers(Recommender(after, FAST, scorers), ids, as_of) == answers(Recommender(after, FAST), ids, as_of)


#: The shipped history has so many practices that they are sampled.
STATES = shipped("spid")


@pytest.fixture(scope="module")
def state_scorers():
    """The scorers as of 1999."""
    scorers = CountingCache()
    california(STATES, scorers)
    assert scorers.years == [1999]
    return scorers


def california(tables: Tables, scorers: ScorerCache | None = None) -> str:
    return answers(Recommender(tables, FAST, scorers), ["region:US-CA"], "1999")


def test_unrelated_changes_of_the_shipped_history_are_not_learned(state_scorers):
    changed = more(
        STATES,
        territories=[TOWN, CITY],
        borders=[Border("town", "city")],
        practices=[Practice("practice:new", topics=frozenset({"topic:new"}))],
        projects=[Project("p", territory_id="region:US-CA", topics=frozenset({"topic:new"}))],
        adoptions=[
            Adoption("town", "practice:new", "1950"),
            Adoption("region:US-CA", "practice:new", "2000"),
            *(Adoption("region:US-CA", practice.id, "2001") for practice in STATES.practices),
        ],
    )
    before = list(state_scorers.years)
    cached = california(changed, state_scorers)
    assert state_scorers.years == before
    assert cached == california(changed)
