"""A scorer is learned again only where it would be another one, whatever the tables have gained."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommend import (
    Adoption,
    Border,
    Practice,
    Project,
    Recommender,
    ScorerCache,
    Tables,
    Territory,
    Untrained,
    leave,
)
from recommend.model.learner import Learner
from tests.recommend.histories import by_taste
from tests.recommend.shipped import shipped
from tests.recommend.strategies import ADOPTIONS, FAST, HISTORIES, tables
from tests.recommend.strategies import TERRITORIES as SOME

YEAR = "1995"


class Counted(ScorerCache):
    """ScorerCache that note the years as of whose ends they were learned."""

    def __init__(self):
        self.years = []
        super().__init__(self._noted)

    def _noted(self, training):
        self.years.append(training.year)
        return Learner(training.data).scorer(training.year)


def more(tables: Tables, **rows) -> Tables:
    """The tables with further rows."""
    return replace(tables, **{name: [*getattr(tables, name), *added] for name, added in rows.items()})


def answers(recommender: Recommender, territories, as_of: str | None) -> str:
    """All that is scored, to the last digit."""
    return repr(
        [
            (found.model_version, found.items.keys)
            for found in (recommender.recommend(id_, as_of=as_of) for id_ in territories)
        ]
    )


#: By taste, with places, borders and topics.
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
#: A town of another level, which takes part in what some of the additions are about.
TOWN, CITY = Territory("town", "Municipality", "XX"), Territory("city", "Municipality", "XX")
PAIR = next(a for a in HISTORY.adoptions if a.running_on and a.running_on < "1990")
#: The tables with something more, and the dates as of which the scorers are others then (None: today).
NEVER: list[str | None] = []
ALWAYS: list[str | None] = [YEAR, None]
ADDED = {
    "a territory of another level": (more(HISTORY, territories=[TOWN]), NEVER),
    "a territory of the level": (more(HISTORY, territories=[Territory("zz", "Region", "XX")]), ALWAYS),
    "a practice that nobody has": (
        more(HISTORY, practices=[Practice("zz", topics=frozenset({"topic:0", "topic:9"}))]),
        NEVER,
    ),
    "a practice that another level has": (
        more(HISTORY, territories=[TOWN], practices=[Practice("a")], adoptions=[Adoption("town", "a", "1980")]),
        NEVER,
    ),
    "a practice taken up later": (
        more(
            HISTORY, practices=[Practice("a", topics=frozenset({"topic:0"}))], adoptions=[Adoption("u01", "a", "1996")]
        ),
        [None],
    ),
    "a border of another level": (more(HISTORY, territories=[TOWN, CITY], borders=[Border("town", "city")]), NEVER),
    "a border of the level": (more(HISTORY, borders=[Border("u02", "u07")]), ALWAYS),
    "a project": (more(HISTORY, projects=[Project("p", topics=frozenset({"topic:1"}), territory_id="u03")]), NEVER),
    "an adoption later on": (more(HISTORY, adoptions=[Adoption("u00", "p000", "1996-04")]), [None]),
    "an adoption long ago": (
        more(HISTORY, practices=[Practice("zz")], adoptions=[Adoption("u00", "zz", "1960-04")]),
        ALWAYS,
    ),
    "an adoption without a date": (more(HISTORY, adoptions=[Adoption("u00", "p000")]), NEVER),
    "a stop later on": (
        replace(HISTORY, adoptions=[replace(a, stopped_on="1996-03") if a is PAIR else a for a in HISTORY.adoptions]),
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
    "another topic": (
        replace(
            HISTORY,
            practices=[replace(p, topics=frozenset()) if p.id == PAIR.practice_id else p for p in HISTORY.practices],
        ),
        ALWAYS,
    ),
}


@pytest.fixture(scope="module")
def learned():
    """The scorers of the history as of 1995 and of today."""
    scorers = Counted()
    answers(Recommender(HISTORY, FAST, scorers), ["u00"], YEAR)
    answers(Recommender(HISTORY, FAST, scorers), ["u00"], None)
    assert len(scorers.years) == 2
    return scorers


def test_only_what_has_a_part_in_a_scorer_has_it_learned_again(learned):
    for kind, (now, others) in ADDED.items():
        for as_of in (YEAR, None):
            before = len(learned.years)
            kept = answers(Recommender(now, FAST, learned), ["u00", "u05"], as_of)
            assert len(learned.years) - before == (as_of in others), (kind, as_of)
            assert kept == answers(Recommender(now, FAST), ["u00", "u05"], as_of), kind


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
def test_a_kept_scorer_is_the_one_that_would_be_learned(adoptions, changes, as_of):
    before = tables(adoptions)
    now, scorers, ids = more(before, **changes), ScorerCache(), [t.id for t in SOME]
    answers(Recommender(before, FAST, scorers), ids, as_of)
    assert answers(Recommender(now, FAST, scorers), ids, as_of) == answers(Recommender(now, FAST), ids, as_of)


#: Of the shipped history, in which practices are sampled.
STATES = shipped("spid")


@pytest.fixture(scope="module")
def of_states():
    """The scorers as of 1999."""
    scorers = Counted()
    of_california(STATES, scorers)
    assert scorers.years == [1999]
    return scorers


def of_california(tables: Tables, scorers: ScorerCache | None = None) -> str:
    return answers(Recommender(tables, FAST, scorers), ["region:US-CA"], "1999")


def test_of_the_shipped_history_nothing_is_learned_again_for_what_has_no_part_in_it(of_states):
    now = more(
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
    before = list(of_states.years)
    kept = of_california(now, of_states)
    assert of_states.years == before
    assert kept == of_california(now)


def test_what_is_taken_up_soon_after_is_learned_from_where_practices_are_sampled(of_states):
    """It is an example of the windows whose horizon has not ended."""
    now = replace(STATES, adoptions=[a for a in STATES.adoptions if not (a.running_on or "").startswith("2000")])
    before = len(of_states.years)
    learned = of_california(now, of_states)
    assert len(of_states.years) == before + 1
    assert learned == of_california(now)
    assert learned != of_california(STATES, of_states)


def test_a_question_whose_scorer_is_left_to_others_says_what_is_to_be_learned():
    scorers = ScorerCache(learn=leave)
    recommender = Recommender(HISTORY, FAST, scorers)
    with pytest.raises(Untrained) as untrained:
        recommender.recommend("u00", as_of=YEAR)
    training = untrained.value.training
    assert training.year == 1995
    # What nothing is learned for is answered.
    assert recommender.peers("u00", as_of=YEAR).items
    assert recommender.diffusion("p000", as_of=YEAR).points
    assert recommender.compare(["u00", "u01"], as_of=YEAR).common is not None
    scorers.keep(training, Learner(training.data).scorer(training.year))
    assert answers(recommender, ["u00"], YEAR) == answers(Recommender(HISTORY, FAST), ["u00"], YEAR)
