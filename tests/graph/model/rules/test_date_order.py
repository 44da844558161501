"""The order of dates, and their agreement with the stage."""

from graph.model import MODEL
from graph.model.rules.date_order import date_violations, ordered_pairs

PERIOD = ordered_pairs(MODEL.by_label["Project"].properties)
ADOPTION = ordered_pairs(MODEL.by_label["Adoption"].properties)


def rules(pairs, values, stored=()):
    return [(name, violation.rule) for name, violation in date_violations(pairs, values, dict(stored))]


def test_ordered_pairs_need_both_properties():
    assert PERIOD == (("startOn", "endOn"),)
    assert ("assessedOn", "stoppedOn") not in ADOPTION
    assert len(ADOPTION) == 9
    assert ordered_pairs(MODEL.by_label["Topic"].properties) == ()


def test_only_dates_certainly_out_of_order_are_rejected():
    for start, end, rule in (
        ("2026", "2025", "order"),
        ("2025-05", "2025-04-30", "order"),
        ("2025-05", "2025", None),
        ("2025", "2025-01-01", None),
        ("2025", None, None),
        ("2024-12", "2025", None),
    ):
        assert rules(PERIOD, {"startOn": start, "endOn": end}) == ([("endOn", rule)] if rule else []), (start, end)


def test_a_stored_date_counts_unless_the_values_replace_it():
    assert rules(PERIOD, {"endOn": "2020"}, {"startOn": "2021"}) == [("endOn", "order-in-graph")]
    assert rules(PERIOD, {"startOn": "2021"}, {"endOn": "2020"}) == [("startOn", "order-in-graph")]
    assert rules(PERIOD, {"endOn": None}, {"startOn": "2021"}) == []
    assert rules(PERIOD, {"status": "FINISHED"}, {"startOn": "2021", "endOn": "2020"}) == []


def test_a_stage_is_allowed_only_without_dates():
    assert rules(ADOPTION, {"stage": "RUNNING"}) == []
    assert rules(ADOPTION, {"stage": "RUNNING", "requestedOn": "2020"}) == [("stage", "stage-with-date")]
    assert rules(ADOPTION, {"stage": "RUNNING"}, {"requestedOn": "2020"}) == [("stage", "stage-with-date")]
    assert rules(ADOPTION, {"stage": "RUNNING", "requestedOn": None}, {"requestedOn": "2020"}) == []
