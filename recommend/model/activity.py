"""The features of territories: how many practices a territory has taken up of late, and in all.

They are constant within the list of a territory, so only the ranking of the territories of a practice uses them.
"""

import numpy as np

from recommend.model.snapshot import RECENT_YEARS, Snapshot


def activity(snapshot: Snapshot) -> dict[str, np.ndarray]:
    """Return the features by name, each with a value per territory: log(1 + running practices).

    "activity_0" to "activity_2": of those taken up in the last 1, 2 and 5 years; "activity_3": of all.
    """
    young = [snapshot.recent_by_territory[years] for years in sorted(RECENT_YEARS)]
    features = [*young, np.diff(snapshot.running.indptr)]
    return {f"activity_{position}": np.log1p(counts) for position, counts in enumerate(features)}
