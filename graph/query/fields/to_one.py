"""At most one node over a link."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.query.compilation import Compilation
from graph.query.fields.field import Declaration, Field, ListPlace, RequestedField
from graph.query.fields.node import NodeSelection, select_node
from graph.query.fields.one import OneReader, one
from graph.query.links import AnyLink
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import ROOT, Parents, Pricing


@dataclass(frozen=True, slots=True)
class ToOne(Declaration):
    """At most one node over a link."""

    link: AnyLink

    def select(self, requested: RequestedField) -> "ToOneField":
        """See Declaration."""
        return ToOneField(requested.key, self.link, select_node(requested))


@dataclass(frozen=True, slots=True)
class ToOneField(Field):
    """A selected node at the end of a link."""

    link: AnyLink
    node: NodeSelection

    def compile(self, compilation: Compilation, variable: str | None, columns: list[str]) -> OneReader:
        """See Field."""
        end = compilation.names.new("n")
        return one(compilation, columns, self.link.match(variable or "", end), self.node, end)

    def price(self, pricing: Pricing, parents: Parents | None) -> Price:
        """See Field."""
        starts = parents or ROOT
        ends = Parents(starts.count, starts.expected, tuple(self.node.types), distinct=starts.count == 1)
        return Price(self.key, starts.count, parts=self.node.prices(pricing, ends))

    def lists(self) -> Iterator[ListPlace]:
        """See Field."""
        return self.node.lists((self.key,))
