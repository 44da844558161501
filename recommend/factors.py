"""A factor of the score: its logarithm for every practice, and its weight."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """One term of the score.

    name: its key in `recommend.texts.FACTORS`. log_values: one per practice of the snapshot, finite; the term
    is weight x log value.
    """

    name: str
    log_values: np.ndarray
    weight: float
