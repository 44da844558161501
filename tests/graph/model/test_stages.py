"""The stage of an adoption follows from its dates."""

import itertools

from graph.model.stages import STAGE, STAGE_DATES, stage_change


def test_the_stage_is_the_last_one_with_a_known_date():
    for values, stored, stage in (
        ({"requestedOn": "2020"}, {}, "REQUESTED"),
        ({"requestedOn": "2020", "stoppedOn": "2021"}, {}, "STOPPED"),
        ({"requestedOn": "2020"}, {"runningOn": "2021"}, "RUNNING"),
        ({"requestedOn": "2020", "runningOn": None}, {"runningOn": "2021"}, "REQUESTED"),
        ({STAGE: "ADAPTED"}, {}, "ADAPTED"),
        ({"runningOn": None}, {"runningOn": "2021"}, None),
    ):
        assert stage_change(values, stored) == {STAGE: stage}, (values, stored)
    assert stage_change({"stopReasonRu": "нет"}, {}) == {}


def test_every_combination_of_dates_has_the_stage_of_the_last_one():
    for known in itertools.product((False, True), repeat=len(STAGE_DATES)):
        dates = [date for date, is_known in zip(STAGE_DATES, known, strict=True) if is_known]
        values = {date: "2020" if date in dates else None for date in STAGE_DATES}
        stage = STAGE_DATES[dates[-1]] if dates else None
        # The dates are new, or stored, or half of each.
        assert stage_change(values, {}).get(STAGE) == stage
        assert stage_change({}, values) == ({STAGE: stage} if stage else {})
        half = dict.fromkeys(list(STAGE_DATES)[:2], "1999")
        assert stage_change(values, half).get(STAGE) == stage
