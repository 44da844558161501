"""How seldom the service looks for cyclic garbage."""

import gc

#: Objects made, less those freed, until the young ones are looked through for cycles. An answer of a few hundred
#: objects has none, but Python's own 700 would have them looked at again and again: half of such a request's time.
THRESHOLD = 50_000


def settle() -> None:
    """Leaves what was made so far out of all searches for garbage: modules and the schema stay for ever.

    What is replaced from time to time, such as the recommender, must be made later: else it would be kept.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(THRESHOLD, 10, 10)
