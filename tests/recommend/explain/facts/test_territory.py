"""The topics of own practices in words, and the activity of a territory."""

import itertools

import pytest

from recommend.explain.facts import find_facts
from recommend.explain.facts.subject import Standing, Subject
from recommend.explain.facts.territory import Activity, OwnTopics, Topics
from recommend.model.registry import ModelRegistry
from tests.recommend.explain.facts.generated import KINDS, PARAMETERS, PLACE, tables
from tests.recommend.explain.facts.naive import Facts as Naive
from tests.recommend.explain.facts.wording import both


@pytest.mark.parametrize(
    ("facts", "en", "ru"),
    [
        (
            Topics(0, 0, 4, 9, 3, 8),
            "on the topics of the practice: 3 of 8 topics of own projects; 4 of 9 adoptions by all "
            "territories; the age of the adoptions and the other practices of each topic count too",
            "по темам практики — 3 из 8 тем собственных проектов; 4 из 9 внедрений на всех территориях; "
            "учтены также давность внедрений и остальные практики по каждой теме",
        ),
        (
            OwnTopics(1, 3, 4, 21),
            "on the topics of the practice the territory has 1 of 3 practices, in all 4 of 21",
            "по темам практики на территории есть 1 из 3 практик, всего — 4 из 21",
        ),
        (
            OwnTopics(0, 3, 4, 21),
            "on the topics of the practice the territory has none of 3 practices, in all 4 of 21; the age of "
            "the adoptions and the other practices of each topic count too",
            "по темам практики на территории нет ни одной из 3 практик, всего — 4 из 21; учтены также "
            "давность внедрений и остальные практики по каждой теме",
        ),
        (
            Activity(3, 5, "2005", Standing(40, 30, 10)),
            "the territory has adopted 3 practices in the 5 years to 2005, more than 30 of 40 other territories",
            "за 5 лет по 2005 год территория внедрила 3 практики — больше, чем 30 из 40 других территорий",
        ),
    ],
)
def test_own_practices_and_activity_in_words(facts, en, ru):
    assert both(facts) == (en, ru)


def test_the_activity_of_a_territory_is_counted_among_all():
    for kind, as_of in itertools.product(KINDS, (None, "2003")):
        generated = tables(kind, 7)
        registry = ModelRegistry(generated, PARAMETERS)
        sample = kind == "sample"
        group = (*PLACE, "SAMPLE") if sample else PLACE
        naive = Naive(generated, as_of, sample, PARAMETERS)
        model = registry.model(group, naive.date)
        for row, territory in enumerate(model.features.snapshot.territory_ids):
            subject = Subject(model, row, registry.history, sample)
            facts = find_facts(subject, 0, "activity", 0.5)
            assert isinstance(facts, Activity)
            _activity(facts, naive, territory)


def _activity(facts: Activity, naive: Naive, territory: str) -> None:
    counts = {id_: naive.recent(5, territory=id_) for id_ in naive.territories}
    others = [count for id_, count in counts.items() if id_ != territory]
    assert (facts.recent, facts.years, facts.until) == (counts[territory], 5, naive.until)
    assert facts.territories == Standing(
        len(others),
        sum(count < counts[territory] for count in others),
        sum(count > counts[territory] for count in others),
    )
