"""Connections: the columns for rows, counts and the neighbouring pages, and the reader that joins them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graph.query.degree import degree_pattern
from graph.query.formula import FALSE, TRUE, All, conjunction, fans_out, formula_of, needs_semi_join
from graph.query.keyset import Keyset
from graph.query.links import Link
from graph.query.predicates import PredicateCompiler, joined
from graph.query.price import TOTAL_COUNT, Parents, Price, Pricing
from graph.query.readers import (
    ColumnReader,
    ConnectionReader,
    CountReader,
    CursorReader,
    EachReader,
    EdgeReader,
    EndCursorReader,
    MoreReader,
    NullReader,
    PageInfoReader,
    RowNodeReader,
)
from graph.query.rows import Reader
from graph.query.seeds import find_seed, named_nodes
from graph.query.selection import (
    CursorField,
    EdgeNodeField,
    EdgeSelection,
    EdgesField,
    NodeSelection,
    NodesField,
    PageInfoField,
    ToManyField,
    ToOneField,
    TotalCountField,
)
from graph.query.semijoin import SemiJoinCompiler

if TYPE_CHECKING:
    from graph.query.compiler import Compiler
    from graph.query.computed import PriceOfNode


class ConnectionCompiler:
    """Compiles one connection below `parent` (a variable), or over all nodes of a label where parent is None."""

    def __init__(self, compiler: Compiler, field: ToManyField, parent: str | None):
        self.compiler, self.field, self.parent = compiler, field, parent
        self.node, self.relationship = compiler.names.new("n"), compiler.names.new("r")
        self.page = compiler.arguments[field.slot].page
        self.predicates = PredicateCompiler(compiler.parameters, field.slot, compiler.names)
        self.joins = SemiJoinCompiler(self.predicates, compiler.names)
        self.group = f"{field.target}Where"
        self.row_columns: list[str] = []
        self.row_nodes: list[RowNodeReader] = []
        self.has_sources = field.link is not None and field.link.has_sources
        self.relationship_used = self.has_sources and any(
            not isinstance(selected, CursorField | EdgeNodeField)
            for edges in field.connection.fields if isinstance(edges, EdgesField) for selected in edges.edge.fields)
        self.rows_needed = self.more_needed = False

    def compile(self, columns: list[str]) -> ConnectionReader:
        self._find_matches()
        items: list[tuple[str, Reader]] = []
        for selected in self.field.connection.fields:
            match selected:
                case TotalCountField(key=key):
                    items.append((key, self._total_count(columns)))
                case NodesField(key=key, node=node):
                    items.append((key, self._each(self._object(node))))
                case EdgesField(key=key, edge=edge):
                    items.append((key, self._each(self._edge(edge))))
                case PageInfoField(key=key, fields=fields):
                    items.append((key, self._page_info(fields, columns)))
        position = self._rows(columns)
        return ConnectionReader(self.field.connection.type, self.field.slot, tuple(items), position)

    def _find_matches(self) -> None:
        """The MATCH clauses, and what the `where` argument leaves for them."""
        where = self.compiler.arguments[self.field.slot].values["where"]
        catalog, self.distinct, seed = self.compiler.catalog, False, None
        if self.parent is None:
            self.match = f"MATCH ({self.node}:{self.field.target})"
            if seed := find_seed(catalog, self.group, where):
                self.match = seed.match(f"{self.node}:{self.field.target}", self.predicates, self.joins)
                where, self.distinct = seed.rest, True
        else:
            link = self.field.link
            self.match = link.match(self.parent, self.node, self.relationship if self.relationship_used else "")
            self.distinct = not link.single
        formula = formula_of(catalog, self.group, where, ("where",))
        self.is_empty = formula == FALSE
        if seed and fans_out(formula):
            self.match += f" WITH DISTINCT {self.node}"  # what has to be tested is tested once
        parts = formula.parts if isinstance(formula, All) else (formula,)
        joins = conjunction([part for part in parts if needs_semi_join(part)])
        predicate = self.predicates.predicate(conjunction([p for p in parts if not needs_semi_join(p)]), self.node)
        self.predicate = None if predicate == "true" else predicate
        self.narrowed = joins != TRUE
        compiler = self.compiler
        compiler.has_semi_join = compiler.has_semi_join or self.narrowed or (seed is not None and seed.needs_semi_join)
        self.formula = joins
        self.plain = formula == TRUE and seed is None
        self.keyset = Keyset(self.page, self.node, self.compiler.parameters, self.field.slot,
                             indexed=self.parent is None and seed is None)

    def _matched(self, *predicates: str) -> str:
        terms = [p for p in (*predicates, self.predicate) if p]
        source = self.match + (f" WHERE {joined('AND', terms)}" if terms else "")
        if not self.narrowed:
            return source
        if self.distinct:
            source += f" WITH DISTINCT {self.node}"
        return self.joins.narrow(self.formula, source, self.node, self.relationship if self.relationship_used else None)

    def _subquery(self, *predicates: str) -> str:
        """What COUNT and EXISTS take: after more than a MATCH they ask for a RETURN."""
        return self._matched(*predicates) + (f" RETURN {self.node}" if self.narrowed else "")

    def _object(self, node: NodeSelection) -> RowNodeReader:
        expression, reader = self.compiler.node(node, self.node)
        self.row_columns.append(expression)
        self.row_nodes.append(RowNodeReader(len(self.row_columns) - 1, reader))
        return self.row_nodes[-1]

    def _edge(self, edge: EdgeSelection) -> EdgeReader:
        items: list[tuple[str, Reader]] = []
        for selected in edge.fields:
            match selected:
                case CursorField(key=key):
                    items.append((key, self._cursor()))
                case EdgeNodeField(key=key, node=node):
                    items.append((key, self._object(node)))
                case _ if not self.has_sources:
                    items.append((selected.key, NullReader()))
                case _:
                    items.append((selected.key, self.compiler.field(
                        selected, self.relationship, self.row_columns)))
        return EdgeReader(edge.type, tuple(items))

    def _cursor(self) -> CursorReader:
        order, target = self.page.order, self.field.target
        id_ = self._row_column(self.keyset.id)
        key = id_ if order.by_id else self._row_column(self.keyset.key)
        return CursorReader(target, order, key, id_)

    def _row_column(self, expression: str) -> int:
        if expression not in self.row_columns:
            self.row_columns.append(expression)
        return self.row_columns.index(expression)

    def _each(self, item: RowNodeReader | EdgeReader) -> EachReader:
        self.rows_needed = True
        return EachReader(item)

    def _total_count(self, columns: list[str]) -> CountReader:
        if self.is_empty:
            expression = "0"
        elif self.plain and self.parent is not None and (degree := degree_pattern(self.field.link, self.parent)):
            expression = f"COUNT {{ {degree} }}"
        elif self.distinct:
            expression = f"size(COLLECT {{ {self._matched()} RETURN DISTINCT {self.node}.id }})"
        else:
            expression = f"COUNT {{ {self._subquery()} }}"
        return CountReader(self.compiler.column(columns, expression))

    def _page_info(self, fields: Sequence[tuple[str, str]], columns: list[str]) -> PageInfoReader:
        self.rows_needed = True
        return PageInfoReader(tuple((key, self._page_info_member(name, columns)) for key, name in fields))

    def _page_info_member(self, name: str, columns: list[str]) -> Reader:
        if name in ("startCursor", "endCursor"):
            return EndCursorReader(self._cursor(), 0 if name == "startCursor" else -1)
        forward = name == "hasNextPage"
        here = forward != self.page.backward
        self.more_needed |= here
        return MoreReader(here, self._beyond("before" if forward else "after", columns))

    def _beyond(self, side: str, columns: list[str]) -> ColumnReader | None:
        """Whether the list goes on outside the cursor `side`; None where none is given."""
        if getattr(self.page, side) is None:
            return None
        if self.is_empty:
            return self.compiler.column(columns, "false")
        return self.compiler.column(columns, f"EXISTS {{ {self._subquery(f'({self.keyset.outside(side)})')} }}")

    def _rows(self, columns: list[str]) -> int | None:
        """The position of the rows; None where none are needed."""
        if not self.rows_needed:
            return None
        limit = self.compiler.parameters.add(self.field.slot, ("oneMore" if self.more_needed else "size",), shared=True)
        kept = f"{self.node}, {self.relationship}" if self.relationship_used else self.node
        result = f"[{', '.join(self.row_columns) or 'true'}]"
        if len(self.row_columns) == len(self.row_nodes) == 1:
            # A list around the node's own would only make the answer larger.
            result, self.row_nodes[0].whole = self.row_columns[0], True
        returned, distinct = self.compiler.returned(result, kept), "DISTINCT " if self.distinct else ""
        runs = [f"COLLECT {{ {self._matched(run.predicate)} WITH {distinct}{kept}"
                f" ORDER BY {run.order} LIMIT {limit}{returned} }}"
                for run in ([] if self.is_empty else self.keyset.ranges())]
        return self.compiler.column(columns, " + ".join(runs) or "[]").position


def connection_price(pricing: Pricing, field: ToManyField, parents: Parents | None,
                     price_of_node: PriceOfNode) -> Price:
    """The price of a connection of some nodes, or of the list over all nodes of a label where parents is None."""
    given = pricing.arguments[field.slot]
    page, where, count = given.page, given.values["where"], parents.count if parents else 1
    listed, scanned = _listed(pricing, field, parents, where, ordered=not page.order.by_id)
    counted = any(isinstance(selected, TotalCountField) for selected in field.connection.fields)
    rows = any(not isinstance(selected, TotalCountField) for selected in field.connection.fields)
    beyond = sum(getattr(page, side) is not None for side in ("after", "before"))
    whole = bool(where) or (parents is not None and not (isinstance(field.link, Link) and field.link.single))
    times = rows * (1 + beyond) + (counted and whole)
    answered = min(count * page.size, listed.count) if pricing.sizes else count * page.size
    expected = min(answered, listed.expected)
    nodes = Parents(answered, expected, listed.labels, listed.distinct or count == 1)
    parts = [pricing.where(f"{field.target}Where", where, listed, scanned, count, times) if where
             else Price("where", visits=times * scanned)]
    for selected in field.connection.fields:
        match selected:
            case TotalCountField(key=key):
                parts.append(Price(key, TOTAL_COUNT * count))
            case NodesField(key=key, node=node):
                parts.append(Price(key, answered, parts=price_of_node(pricing, node, nodes)))
            case EdgesField(key=key, edge=edge):
                has_node = any(isinstance(each, EdgeNodeField) for each in edge.fields)
                parts.append(Price(key, 0 if has_node else answered, parts=_edge_parts(
                    pricing, edge, nodes, price_of_node, field.link is not None and field.link.has_sources)))
            case PageInfoField(key=key):
                parts.append(Price(key, answered))
    return Price(field.key, count, parts=tuple(parts))


def _edge_parts(pricing: Pricing, edge: EdgeSelection, nodes: Parents, price_of_node: PriceOfNode,
                has_sources: bool) -> tuple[Price, ...]:
    """The prices of the members of edges that lead to these nodes; sources that are null cost nothing."""
    parts = []
    for selected in edge.fields:
        match selected:
            case EdgeNodeField(key=key, node=node):
                parts.append(Price(key, nodes.count, parts=price_of_node(pricing, node, nodes)))
            case ToOneField() | ToManyField() if has_sources:  # the sources of the relationship
                parts += price_of_node(pricing, NodeSelection(dict.fromkeys(nodes.labels, (selected,))), nodes)
    return tuple(parts)


def _listed(pricing: Pricing, field: ToManyField, parents: Parents | None, where: Mapping,
            *, ordered: bool) -> tuple[Parents, float]:
    """The nodes among which the pages of all parents are found, and how many are looked at beside those answered."""
    labels, sizes = (field.target,) if field.target != "Node" else (), pricing.sizes
    if formula_of(pricing.catalog, f"{field.target}Where", where, ("where",)) == FALSE:
        return Parents(0, 0, labels, distinct=True), 0.0
    if parents is not None:
        if sizes is None:
            return Parents(math.inf, math.inf, labels, parents.distinct), math.inf if where else 0.0
        reached, scanned = parents, 0.0
        if not isinstance(field.link, Link):  # the sources of a relationship, of which it may have many
            count = parents.count * sizes.nodes(labels)
            return Parents(count, count, labels, distinct=False), count
        hops = field.link.hops
        for i, hop in enumerate(hops):
            chain = reached.expected * sizes.chain(reached.labels)
            looked_at, reached = pricing.step(reached, hop, labels if i == len(hops) - 1 else ())
            scanned += max(looked_at, chain)
        return Parents(reached.count, reached.expected, labels, reached.distinct), scanned
    if sizes is None:
        return Parents(math.inf, math.inf, labels, distinct=True), math.inf if where or ordered else 0.0
    every = sizes.nodes(labels)
    if seed := find_seed(pricing.catalog, f"{field.target}Where", where):
        reached, scanned = seed.ends(pricing, where)
        return Parents(min(reached.count, every), min(reached.expected, every), labels, distinct=True), scanned
    named = named_nodes(pricing.catalog, field.target, where)
    found = every if named is None else min(named, every)
    return Parents(found, found, labels, distinct=True), found if where or ordered else 0.0
