"""The prices of a root field, cached by the shape of the arguments."""

from typing import NamedTuple

from graph.query import Arguments, Catalog, GraphSizes, Price, Pricing
from resolvers.execution.memo import Memo
from resolvers.execution.selections import RootSelection

#: Maximum number of cached prices per root field.
MAX_PRICES = 64


class RootPrice(NamedTuple):
    """The price of a root field, and the years for which it needs a trained model."""

    price: Price
    years: frozenset[str]


class RootPrices:
    """Computes a price once for all requests with the same shapes and lengths, and the same version of the graph."""

    __slots__ = ("_catalog", "_prices", "_selection")

    def __init__(self, catalog: Catalog, selection: RootSelection):
        self._catalog, self._selection = catalog, selection
        self._prices: Memo[tuple[object, ...], RootPrice] = Memo(MAX_PRICES)

    def of(self, arguments: tuple[Arguments, ...], sizes: GraphSizes | None) -> RootPrice:
        """Return the price of the field with these arguments, in a graph of these sizes."""
        # The key has only shapes and lengths, no values of the client.
        key = (sizes and sizes.version, *[(each.shape, each.size) for each in arguments])
        price = self._prices.get(key)
        if price is None:
            price = self._prices.keep(key, self._compute(arguments, sizes))
        return price

    def _compute(self, arguments: tuple[Arguments, ...], sizes: GraphSizes | None) -> RootPrice:
        selection = self._selection
        price = selection.field.price(Pricing(self._catalog, arguments, sizes), None) or Price(selection.key)
        years = {year for field in selection.fields for year in field.training_years(arguments)}
        return RootPrice(price, frozenset(years))
