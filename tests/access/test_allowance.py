"""The cost bound and the plan permission of an allowance."""

import pytest

from access.allowance import UNBOUNDED, Allowance
from access.errors import LimitError


def test_an_operation_above_the_maximum_cost_is_rejected():
    allowance = Allowance(max_cost=50)
    allowance.check_cost(50, lambda: ("regions.nodes", 47))
    with pytest.raises(LimitError) as raised:
        allowance.check_cost(51, lambda: ("regions.nodes", 48))
    assert raised.value.code == "TOO_COSTLY"
    assert "51" in raised.value.sentence("en")
    assert "50" in raised.value.sentence("en")
    assert "The most expensive part is regions.nodes, at 48." in raised.value.sentence("en")


def test_an_unbounded_allowance_accepts_any_cost():
    UNBOUNDED.check_cost(10**9, lambda: ("", 0))


def test_the_plan_requires_permission():
    Allowance(may_plan=True).check_plan()
    with pytest.raises(LimitError) as raised:
        Allowance().check_plan()
    assert raised.value.code == "PLAN_NOT_ALLOWED"
