"""How seldom the service looks for garbage."""

import gc

from process.garbage_collection import THRESHOLDS, settle


def test_what_was_made_before_is_left_out_of_all_searches():
    before = gc.get_threshold()
    try:
        settle()
        assert gc.get_threshold() == THRESHOLDS
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
