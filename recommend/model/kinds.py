"""Classes of kinds: size and indicators are compared between territories of one class only.

Municipal districts and municipal okrugs are one class, with whatever a district became: the change of its government
leaves the land and the people as they were. Every other kind is a class of its own: an urban okrug or an inner-city
territory is not like a district with as many inhabitants. Territories of unknown kind are one class too.
"""

from collections.abc import Sequence

import numpy as np

from recommend.model.tables import Territory

#: The one kind that territories are known to have had before.
DISTRICT = "MUNICIPAL_DISTRICT"
_RURAL = (DISTRICT, "MUNICIPAL_OKRUG")


def classes(territories: Sequence[Territory]) -> np.ndarray:
    """Return the class of each territory, named by a kind; "" if the kind is unknown.

    The change of a district does not change its class, so that it is the same as of every date.

    >>> [str(each) for each in classes([Territory("a", "Municipality", "RU", kind=k) for k in ("CITY", None)])]
    ['CITY', '']
    """
    return np.array([DISTRICT if t.district_until or t.kind in _RURAL else t.kind or "" for t in territories], object)
