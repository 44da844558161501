"""Positions in sorted tuples of ids."""

import bisect


def position_in(ids: tuple[str, ...], id_: str) -> int | None:
    """Return the position of an id in a sorted tuple; None if it is missing.

    >>> position_in(("a", "c"), "c"), position_in(("a", "c"), "b")
    (1, None)
    """
    position = bisect.bisect_left(ids, id_)
    return position if position < len(ids) and ids[position] == id_ else None
