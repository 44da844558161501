"""The shape of a `where` contains no operands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.query.where.shape import shape_of

scalars = st.text() | st.integers() | st.booleans() | st.floats()


@given(
    st.recursive(
        st.dictionaries(st.sampled_from(["eq", "in", "and", "a", "b"]), scalars | st.lists(scalars)),
        lambda inner: st.dictionaries(st.sampled_from(["not", "and", "a"]), inner | st.lists(inner)),
    )
)
def test_a_shape_contains_no_operand(where):
    def values(shape):
        if isinstance(shape, tuple):
            for part in shape:
                yield from values(part)
        else:
            yield shape

    names = {"eq", "in", "not", "and", "a", "b", True, False}
    assert set(values(shape_of(where).conditions)) <= names


@pytest.mark.parametrize(
    ("where", "lengths"),
    [
        ({}, ()),
        ({"name": {"eq": "a"}}, ()),
        ({"id": {"in": ["a", "b"]}, "name": {"in": []}}, ((2,),)),
        ({"or": [{"id": {"in": ["a"]}}, {}]}, ((((1,),), ()),)),
    ],
)
def test_the_lengths_of_lists_are_returned(where, lengths):
    assert shape_of(where).lengths == lengths


@pytest.mark.parametrize(
    ("where", "is_valid"),
    [
        ({"name": {"eq": "a"}, "id": {"in": ["b", "в"]}}, True),
        ({"name": {"isNull": True}}, True),
        ({"name": {"eq": None}}, False),
        ({"name": None}, False),
        ({"name": {"eq": "\ud800"}}, False),
        ({"and": [{"id": {"in": ["a", "\udfff"]}}]}, False),
        ({"or": [{}, {"not": {"name": {"isNull": None}}}]}, False),
    ],
)
def test_nulls_and_lone_surrogates_are_invalid(where, is_valid):
    assert shape_of(where).is_valid is is_valid
