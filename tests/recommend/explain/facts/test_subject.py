"""The subject of an explanation: names, standings and sets of territories."""

import numpy as np

from recommend import Practice, Territory
from recommend.explain.facts.subject import Named, Standing, Subject, named, standing
from recommend.model.registry import ModelRegistry
from tests.recommend.explain.facts.generated import KINDS, PARAMETERS, PLACE, tables
from tests.recommend.explain.facts.naive import Facts


def test_a_missing_name_is_that_of_the_other_language_or_the_id():
    for row, expected in (
        (Territory("t", *PLACE, "Tula", name_ru="Тула"), ("Тула", "Tula")),
        (Practice("t", "Park"), ("Park", "Park")),
        (Practice("t", name_ru="Парк"), ("Парк", "Парк")),
        (Practice("t"), ("t", "t")),
    ):
        assert named(row) == Named("t", *expected)
        assert (named(row).words.text("ru"), named(row).words.text("en")) == expected


def test_a_standing_implies_the_sign_if_most_of_the_others_that_differ_do():
    found = standing(np.array([3, 1, 5, 3, 2]), 0)
    assert found == Standing(4, 2, 1)
    assert (found.lead(True), found.lead(False)) == (1, -1)
    assert found.favours(True)
    assert not found.favours(False)
    assert not Standing(3, 0, 0).favours(True)


def test_a_practice_without_a_row_is_named_by_its_id():
    registry = ModelRegistry(tables("requires", 0), PARAMETERS)
    subject = Subject(registry.model(PLACE, None), 0, registry.history, False)
    assert subject.practice("practice:unknown") == Named("practice:unknown", "practice:unknown", "practice:unknown")


def test_members_are_the_territories_with_influence_without_the_subject():
    for kind in KINDS:
        generated = tables(kind, 0)
        registry = ModelRegistry(generated, PARAMETERS)
        group = (*PLACE, "SAMPLE") if kind == "sample" else PLACE
        model, facts = registry.model(group, None), Facts(generated, None, kind == "sample", PARAMETERS)
        for row, territory in enumerate(model.features.snapshot.territory_ids):
            subject = Subject(model, row, registry.history, kind == "sample")
            shared = [len(set(facts.own(territory)) & set(facts.own(other))) for other in facts.territories]
            assert subject.shared_counts.tolist() == shared
            for name in ("neighbours", "geography", "region", "division", "indicators"):
                members = subject.members(name)
                expected = facts.members(name, territory) if name in model.kinds else set()
                assert {subject.territory(each).id for each in ([] if members is None else members)} == expected
