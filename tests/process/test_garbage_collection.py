"""Garbage collector settings of the service."""

import gc

from process.garbage_collection import THRESHOLDS, freeze_startup_objects


def test_existing_objects_are_frozen_and_thresholds_are_set():
    before = gc.get_threshold()
    try:
        freeze_startup_objects()
        assert gc.get_threshold() == THRESHOLDS
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
