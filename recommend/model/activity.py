"""The features of territories: how many practices a territory has taken up of late, and in all.

They are constant within the list of a territory, so only the ranking of the territories of a practice uses them.
"""

import numpy as np

from recommend.model.snapshot import Snapshot

#: Windows, in years, in which the adoptions of a territory are counted.
_RECENT = (1, 2, 5)


def activity(snapshot: Snapshot) -> dict[str, np.ndarray]:
    """Return the features by name, each with a value per territory: log(1 + running practices).

    "activity_0" to "activity_2": of those taken up in the last 1, 2 and 5 years; "activity_3": of all.
    """
    count = len(snapshot.territory_ids)
    rows = np.repeat(np.arange(count), np.diff(snapshot.running.indptr))
    ages = snapshot.now - snapshot.time  # nan if undated: in no window
    young = [np.bincount(rows[ages < years], minlength=count) for years in _RECENT]
    features = [*young, np.bincount(rows, minlength=count)]
    return {f"activity_{position}": np.log1p(counts) for position, counts in enumerate(features)}
