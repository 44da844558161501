"""The distances and borders between a territory and others."""

import math
from collections.abc import Mapping

import numpy as np

from messages import Message
from recommend.model.proximity import coordinates, distance_km
from recommend.model.tables import Border, Territory


def distance_in_words(distance: float) -> Message:
    """Return a distance in whole kilometres, in words.

    It is that of the answer, which has tenths, rounded half up, as the pages round it.

    >>> distance_in_words(406.46).text("en"), distance_in_words(0.44).text("en")
    ('407 km', 'less than 1 km')
    """
    whole = math.floor(round(distance, 1) + 0.5)
    return Message("facts.kilometres", {"count": whole}) if whole else Message("facts.next-door")


class Distances:
    """The distances from one territory to others.

    territories: those of a level and country, in the order of their rows. row: the territory. borders: by pair of ids.
    """

    def __init__(self, territories: tuple[Territory, ...], row: int, borders: Mapping[tuple[str, str], Border]):
        self._territories, self._row, self._borders = territories, row, borders

    def to(self, rows: np.ndarray) -> np.ndarray:
        """Return the distances to other territories in kilometres; nan if unknown.

        The distance of a row of `Tables.borders` counts if the coordinates of either territory are unknown.
        """
        own = coordinates([self._territories[self._row]])
        distances = distance_km(
            np.repeat(own, len(rows), axis=0), coordinates([self._territories[row] for row in rows])
        )
        for position in np.flatnonzero(np.isnan(distances)).tolist() if self._borders else ():
            border = self._border(int(rows[position]))
            if border is not None and border.distance_km is not None:
                distances[position] = border.distance_km
        return distances

    def borders(self, row: int) -> bool:
        """Return whether a territory is known to share a border with this one."""
        border = self._border(row)
        return border is not None and border.border

    def _border(self, row: int) -> Border | None:
        return self._borders.get((self._territories[self._row].id, self._territories[row].id))
