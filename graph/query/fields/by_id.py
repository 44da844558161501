"""A node looked up by its id."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.query.compilation import Compilation
from graph.query.fields.field import Declaration, Field, ListPlace, RequestedField
from graph.query.fields.node import NodeSelection, select_node
from graph.query.fields.one import OneReader, one
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing


@dataclass(frozen=True, slots=True)
class ById(Declaration):
    """The node whose id is the value of the `id` argument."""

    label: str

    def select(self, requested: RequestedField) -> "ByIdField":
        """See Declaration."""
        return ByIdField(requested.key, self.label, requested.slot(), select_node(requested))


@dataclass(frozen=True, slots=True)
class ByIdField(Field):
    """A selected node, looked up by label and id."""

    label: str
    slot: int
    node: NodeSelection

    def compile(self, compilation: Compilation, variable: str | None, columns: list[str]) -> OneReader:
        """See Field."""
        end, id_ = compilation.names.new("n"), compilation.parameters.add(self.slot, ("id",))
        return one(compilation, columns, f"MATCH ({end}:{self.label} {{id: {id_}}})", self.node, end)

    def price(self, pricing: Pricing, parents: Parents | None) -> Price:
        """See Field."""
        nodes = Parents(1, 1, tuple(self.node.types), distinct=True)
        return Price(self.key, 1, parts=self.node.prices(pricing, nodes))

    def lists(self) -> Iterator[ListPlace]:
        """See Field."""
        return self.node.lists((self.key,))
