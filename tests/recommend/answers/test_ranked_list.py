"""Ranked lists: the best first, ties by id; items are built on access."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommend.answers.ranked_list import ConcatenatedList, RankedList, empty_list, ranked


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2000), st.integers(1, 30), st.integers(1, 40), st.randoms(use_true_random=False))
def test_the_first_items_equal_those_of_the_full_order(count, first, different, random):
    values = np.array([random.randrange(different) / 7 for _ in range(count)])
    candidates = np.arange(count) * 3
    assert ranked(candidates, values, first).tolist() == ranked(candidates, values)[:first].tolist()


def test_a_list_is_a_sequence_that_builds_items_on_access():
    built = []

    def build(position, rank, score):
        built.append(position)
        return position, rank, score

    ranked_list = RankedList("abcd", np.array([0, 2, 3]), np.array([1.0, 3.0, 1.0]), build)
    assert ranked_list.keys == [(3.0, "c"), (1.0, "a"), (1.0, "d")]
    assert (len(ranked_list), ranked_list.head(2)) == (3, ranked_list.keys[:2])
    assert built == []
    assert (ranked_list[0], ranked_list[-1], ranked_list[1:]) == ((2, 1, 3.0), (3, 3, 1.0), ((0, 2, 1.0), (3, 3, 1.0)))
    assert built == [2, 3, 0, 3]
    assert ranked_list[3:] == ()
    with pytest.raises(IndexError):
        ranked_list[3]


def test_ties_are_counted():
    def build(position, rank, score):
        return position, rank

    first, second = (
        RankedList("abcdef", np.arange(len(values)), np.array(values), build)
        for values in ([1.0, 3.0, 1.0, 2.0], [1.0, 1.0])
    )
    assert [first.tie_count(position) for position in range(4)] == [1, 1, 2, 2]
    # The scores of different lists are not comparable.
    both = ConcatenatedList([first, second], lambda item, rank: (item[0], rank))
    assert [both.tie_count(position) for position in range(6)] == [1, 1, 2, 2, 2, 2]
    assert both[4] == (0, 5)
    with pytest.raises(IndexError):
        both.tie_count(6)


def test_an_empty_list_has_no_items():
    empty = empty_list()
    assert (list(empty), empty.keys, empty.head(5)) == ([], [], [])
