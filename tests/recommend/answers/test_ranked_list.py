"""Ranked lists: the best first, ties by id; items are made when they are read."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommend.answers.ranked_list import RankedList, empty_list, ranked


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2000), st.integers(1, 30), st.integers(1, 40), st.randoms(use_true_random=False))
def test_the_first_of_many_are_those_of_the_whole_order(count, first, different, random):
    values = np.array([random.randrange(different) / 7 for _ in range(count)])
    candidates = np.arange(count) * 3
    assert ranked(candidates, values, first).tolist() == ranked(candidates, values)[:first].tolist()


def test_the_list_reads_like_a_sequence_and_makes_what_is_read():
    made = []

    def make(position, rank, score):
        made.append(position)
        return position, rank, score

    found = RankedList("abcd", np.array([0, 2, 3]), np.array([1.0, 3.0, 1.0]), make)
    assert found.keys == [(3.0, "c"), (1.0, "a"), (1.0, "d")]
    assert (len(found), found.head(2)) == (3, found.keys[:2])
    assert made == []
    assert (found[0], found[-1], found[1:]) == ((2, 1, 3.0), (3, 3, 1.0), ((0, 2, 1.0), (3, 3, 1.0)))
    assert made == [2, 3, 0, 3]
    assert found[3:] == ()
    with pytest.raises(IndexError):
        found[3]


def test_an_empty_list_has_no_items():
    found = empty_list()
    assert (list(found), found.keys, found.head(5)) == ([], [], [])
