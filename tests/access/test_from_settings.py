"""The allowances of the classes, as the settings give them."""

import hashlib
import math

import pytest

from access.from_settings import bounds_of, principals_of
from settings import Settings


def test_each_class_has_its_own_bounds():
    one, two = (hashlib.sha256(key).hexdigest() for key in (b"one", b"two"))
    found = principals_of(Settings(max_cost=(1, 2, 3), max_reads=(4, 5, 0), api_keys=[one], trusted_api_keys=[two]))
    allowances = [
        principal.allowance for principal in (found.by_address("192.0.2.1"), found.by_key("one"), found.by_key("two"))
    ]
    assert [(each.max_cost, each.max_reads, each.may_plan) for each in allowances] == [
        (1, 4, False),
        (2, 5, False),
        (3, math.inf, True),
    ]


def test_the_bounds_of_documents_are_those_of_the_settings():
    bounds = bounds_of(Settings(max_tokens=7, max_depth=3, introspection=False))
    assert (bounds.tokens, bounds.depth, bounds.introspection) == (7, 3, False)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, True),
        ({"introspection": False}, False),
        ({"introspection": False, "suggestions": True}, True),
        ({"suggestions": False}, False),
    ],
)
def test_suggestions_follow_introspection_where_nothing_else_is_set(given, expected):
    assert bounds_of(Settings(**given)).suggestions is expected


def test_no_bound_of_reads_is_0():
    assert principals_of(Settings(max_reads=(0, 8, 8))).by_address("192.0.2.1").allowance.max_reads == float("inf")
