"""The bounds that the settings name."""

import pytest

from access.from_settings import bounds_of, clients_of
from settings import Settings


@pytest.mark.parametrize(("given", "expected"), [
    ({}, True), ({"introspection": False}, False), ({"introspection": False, "suggestions": True}, True),
    ({"suggestions": False}, False),
])
def test_suggestions_follow_introspection_where_nothing_else_is_set(given, expected):
    assert bounds_of(Settings(**given)).suggestions is expected


def test_no_bound_of_reads_is_0():
    assert clients_of(Settings(max_reads=(0, 8, 8))).by_address("192.0.2.1").allowance.max_reads == float("inf")
