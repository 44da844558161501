"""The prices of a root field, by the arguments of a request."""

from typing import NamedTuple

from graph.query import Arguments, Catalog, GraphSizes, Price, Pricing
from resolvers.execution.memo import Memo
from resolvers.execution.selections import RootSelection

#: Prices that are kept for a root field.
PRICES = 64


class RootPrice(NamedTuple):
    """The price of a root field, and the years for which it asks of the recommender."""

    price: Price
    years: frozenset[str]


class RootPrices:
    """Computes a price once for all requests that agree in what decides it, while the graph has the same version."""

    __slots__ = ("_catalog", "_prices", "_selection")

    def __init__(self, catalog: Catalog, selection: RootSelection):
        self._catalog, self._selection = catalog, selection
        self._prices: Memo[tuple[object, ...], RootPrice] = Memo(PRICES)

    def of(self, arguments: tuple[Arguments, ...], sizes: GraphSizes | None) -> RootPrice:
        """Return what the field may cost with these arguments, in a graph of these sizes."""
        # A key holds no value of a client, only shapes and lengths.
        key = (sizes and sizes.version, *[(each.shape, each.size) for each in arguments])
        price = self._prices.get(key)
        if price is None:
            price = self._prices.keep(key, self._computed(arguments, sizes))
        return price

    def _computed(self, arguments: tuple[Arguments, ...], sizes: GraphSizes | None) -> RootPrice:
        selection = self._selection
        price = selection.field.price(Pricing(self._catalog, arguments, sizes), None) or Price(selection.key)
        years = {year for field in selection.fields for year in field.training_years(arguments)}
        return RootPrice(price, frozenset(years))
