"""Each factor has one entry, the function that finds its facts."""

from recommend import FACTOR_NAMES, Recommender
from recommend.explain.facts import FINDERS, SAMPLE_FINDERS, find_facts
from recommend.explain.facts.subject import Subject
from recommend.model.registry import ModelRegistry
from tests.recommend.explain.facts.generated import PARAMETERS, PLACE, tables


def test_every_factor_has_facts():
    assert FINDERS.keys() | SAMPLE_FINDERS.keys() == set(FACTOR_NAMES)


def test_an_unknown_factor_has_no_facts():
    registry = ModelRegistry(tables("undated", 0), PARAMETERS)
    subject = Subject(registry.model(PLACE, None), 0, registry.history)
    assert find_facts(subject, 0, "luck", 1.0) is None


def test_facts_are_found_on_request_only():
    recommender = Recommender(tables("undated", 0), PARAMETERS)
    for parts, has_facts in (({"contributions"}, False), ({"contributions", "facts"}, True)):
        items = recommender.recommend("region:00", parts=parts).items
        assert any(part.facts for item in items for part in item.contributions) is has_facts
        next_items = recommender.next_adopters(items[0].practice, parts=parts).items
        assert any(part.facts for item in next_items for part in item.contributions) is has_facts
