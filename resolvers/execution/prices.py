"""The prices of a root field, by the arguments of a request."""

from typing import NamedTuple

from graph.query.arguments import Arguments
from graph.query.compiler import field_price
from graph.query.computed import training_years
from graph.query.conditions import Catalog
from graph.query.price import Price, Pricing
from graph.query.sizes import GraphSizes
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
        pricing = Pricing(self._catalog, arguments, sizes)
        years = {year for field in self._selection.computed for year in training_years(pricing, field)}
        price = field_price(pricing, self._selection.field, None)
        if price is None:
            raise TypeError(f"the root field {self._selection.key} has no price")
        return RootPrice(price, frozenset(years))
