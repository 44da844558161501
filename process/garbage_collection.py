"""Garbage collector settings of the service."""

import gc

#: Collection thresholds of the three generations. With Python's default of 700 the objects of a large response are
#: scanned repeatedly, which takes half of the time of such a request. A much higher threshold delays other requests,
#: because the Neo4j driver leaves 49 objects in cycles per statement: a collection of 50,000 objects took 30 ms, and
#: the 99th percentile of small requests became five times as high.
THRESHOLDS = (5_000, 50, 20)


def freeze_startup_objects() -> None:
    """Exclude all existing objects from future collections: modules and the schema live as long as the process.

    Call it before creating objects that are replaced later, such as the recommender: frozen objects in cycles are never
    freed.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
