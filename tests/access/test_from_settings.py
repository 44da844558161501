"""Bounds and principals built from the settings."""

import hashlib
import math

import pytest

from access.from_settings import bounds_of, principals_of
from settings import Settings


def test_each_class_has_its_own_bounds():
    one, two = (hashlib.sha256(key).hexdigest() for key in (b"one", b"two"))
    settings = Settings(max_cost=(1, 2, 3), max_reads=(4, 5, 0), api_keys=[one], trusted_api_keys=[two])
    principals = principals_of(settings)
    allowances = [
        principal.allowance
        for principal in (principals.by_address("192.0.2.1"), principals.by_key("one"), principals.by_key("two"))
    ]
    assert [(each.max_cost, each.max_reads, each.may_plan) for each in allowances] == [
        (1, 4, False),
        (2, 5, False),
        (3, math.inf, True),
    ]


def test_document_bounds_come_from_the_settings():
    bounds = bounds_of(Settings(max_tokens=7, max_depth=3, introspection=False))
    assert (bounds.tokens, bounds.depth, bounds.introspection) == (7, 3, False)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, True),
        ({"introspection": False}, False),
        ({"introspection": False, "suggestions": True}, True),
        ({"suggestions": False}, False),
    ],
)
def test_suggestions_follow_introspection_by_default(options, expected):
    assert bounds_of(Settings(**options)).suggestions is expected


def test_zero_reads_means_unbounded():
    assert principals_of(Settings(max_reads=(0, 8, 8))).by_address("192.0.2.1").allowance.max_reads == float("inf")
