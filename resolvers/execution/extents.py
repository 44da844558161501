"""The extents of a root field's conditions, cached by the shape of the arguments."""

from graph.query import Arguments, Catalog, WhereExtent, extent_of
from resolvers.execution.memo import Memo

#: Maximum number of cached extents per root field.
MAX_EXTENTS = 64
_NONE = WhereExtent()


class WhereExtents:
    """Computes the extent once for all requests whose arguments have the same shape."""

    __slots__ = ("_catalog", "_extents")

    def __init__(self, catalog: Catalog):
        self._catalog = catalog
        self._extents: Memo[tuple[object, ...], WhereExtent] = Memo(MAX_EXTENTS)

    def of(self, arguments: tuple[Arguments, ...]) -> WhereExtent:
        """Return the total extent of the conditions in the field."""
        filtered = [each for each in arguments if each.where]
        if not filtered:
            return _NONE
        key = tuple([(each.group, each.shape) for each in filtered])
        extent = self._extents.get(key)
        if extent is None:
            extent = self._extents.keep(key, self._compute(filtered))
        return extent

    def _compute(self, filtered: list[Arguments]) -> WhereExtent:
        extents = [extent_of(self._catalog, each.group or "", each.where) for each in filtered]
        return WhereExtent(sum(each.comparisons for each in extents), max(each.depth for each in extents))
