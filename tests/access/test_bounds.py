"""The default bounds are those of a service with default settings."""

from dataclasses import asdict

from access.bounds import DEFAULT_BOUNDS
from access.from_settings import bounds_of
from settings import Settings


def test_the_default_bounds_are_those_of_the_default_settings():
    # Suggestions follow introspection in the service; without settings they are off, to reveal no names.
    assert asdict(bounds_of(Settings())) | {"suggestions": False} == asdict(DEFAULT_BOUNDS)


def test_every_number_bounds_something():
    for name, bound in asdict(DEFAULT_BOUNDS).items():
        assert isinstance(bound, bool) or bound > 0, name
