"""How seldom the service looks for cyclic garbage."""

import gc

#: Objects made, less those freed, until the young ones are looked through for cycles, and how many such looks until
#: the older ones are. Python's own 700 would look at the objects of a large answer again and again, half of such a
#: request's time. But Neo4j's driver leaves 49 objects in cycles behind for each statement: the more of them gather,
#: the longer the others wait for the look (50,000 took 30 ms; the 99th percentile of small requests was five times).
THRESHOLDS = (5_000, 50, 20)


def settle() -> None:
    """Leaves what was made so far out of all searches for garbage: modules and the schema stay for ever.

    What is replaced from time to time, such as the recommender, must be made later: else it would be kept.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
