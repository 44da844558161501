"""Entity tags."""

import doctest

from transport import entity_tags


def test_examples_in_the_docstrings_hold():
    assert doctest.testmod(entity_tags).failed == 0
