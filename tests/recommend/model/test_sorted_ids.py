"""Positions in sorted tuples of ids."""

import random

from recommend.model.sorted_ids import position_in


def test_positions_are_those_of_a_search_through_all_ids():
    chance = random.Random(0)
    for _ in range(100):
        ids = tuple(sorted({str(chance.randint(0, 30)) for _ in range(chance.randint(0, 12))}))
        for id_ in map(str, range(31)):
            assert position_in(ids, id_) == (ids.index(id_) if id_ in ids else None)
