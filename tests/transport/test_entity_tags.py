"""Entity tags."""

import doctest

from transport import entity_tags


def test_docstring_examples():
    assert doctest.testmod(entity_tags).failed == 0
