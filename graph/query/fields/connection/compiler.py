"""Compile the list of a connection into Cypher: its matches, its count, its rows and the nodes beyond its cursors."""

from graph.query.anchors import find_anchor
from graph.query.arguments import page_at
from graph.query.compilation import Compilation
from graph.query.fields.column import column
from graph.query.fields.connection.degree import degree_pattern
from graph.query.fields.connection.row_node import RowNodeReader
from graph.query.fields.node import NodeSelection
from graph.query.keyset import Keyset
from graph.query.links import AnyLink
from graph.query.where.formula import FALSE, TRUE, And, conjunction, fans_out, formula_of, needs_semi_join
from graph.query.where.predicates import PredicateCompiler, join_terms
from graph.query.where.semijoin import SemiJoinCompiler


class ConnectionCompiler:
    """A compiler of one connection below the variable `parent`, or over all nodes of a label if `parent` is None.

    uses_relationship: whether the rows read the relationship that leads to a node.

    Attributes
    ----------
    rows_needed, more_needed
        Whether a member reads the rows of the page, and one row more. The members set them.
    """

    def __init__(
        self,
        compilation: Compilation,
        link: AnyLink | None,
        target: str,
        slot: int,
        parent: str | None,
        *,
        uses_relationship: bool,
    ):
        self.compilation, self.link, self.target, self.slot, self.parent = compilation, link, target, slot, parent
        self.uses_relationship = uses_relationship
        self.node, self.relationship = compilation.names.new("n"), compilation.names.new("r")
        self.page = page_at(compilation.arguments, slot)
        self.row_columns: list[str] = []
        self.rows_needed = self.more_needed = False
        self._row_nodes: list[RowNodeReader] = []
        self._predicates = PredicateCompiler(compilation.parameters, slot, compilation.names)
        self._joins = SemiJoinCompiler(self._predicates, compilation.names)
        self._compile_matches()

    def _compile_matches(self) -> None:
        """Compile the MATCH clauses and the conditions that the `where` argument adds to them."""
        compilation, group = self.compilation, f"{self.target}Where"
        where, catalog = compilation.arguments[self.slot].where, compilation.catalog
        self._distinct, anchor = False, None
        if self.parent is None or self.link is None:
            self._match = f"MATCH ({self.node}:{self.target})"
            if anchor := find_anchor(catalog, group, where):
                self._match = anchor.match(f"{self.node}:{self.target}", self._predicates, self._joins)
                where, self._distinct = anchor.rest, True
        else:
            self._match = self.link.match(self.parent, self.node, self.relationship if self.uses_relationship else "")
            self._distinct = not self.link.single
        formula = formula_of(catalog, group, where, ("where",))
        self._is_empty = formula == FALSE
        if anchor and fans_out(formula):
            self._match += f" WITH DISTINCT {self.node}"  # each node is tested once
        parts = formula.parts if isinstance(formula, And) else (formula,)
        self._formula = conjunction([part for part in parts if needs_semi_join(part)])
        predicate = self._predicates.predicate(conjunction([p for p in parts if not needs_semi_join(p)]), self.node)
        self._predicate = None if predicate == "true" else predicate
        self._narrowed = self._formula != TRUE
        if self._narrowed or (anchor is not None and anchor.needs_semi_join):
            compilation.groups_rows = True
        self._plain = formula == TRUE and anchor is None
        self.keyset = Keyset(
            self.page, self.node, compilation.parameters, self.slot, indexed=self.parent is None and anchor is None
        )

    def _matched(self, *predicates: str) -> str:
        terms = [p for p in (*predicates, self._predicate) if p]
        source = self._match + (f" WHERE {join_terms('AND', terms)}" if terms else "")
        if not self._narrowed:
            return source
        if self._distinct:
            source += f" WITH DISTINCT {self.node}"
        return self._joins.narrow(
            self._formula, source, self.node, self.relationship if self.uses_relationship else None
        )

    def _subquery(self, *predicates: str) -> str:
        """Return the body of a COUNT or EXISTS subquery, which requires a RETURN after clauses other than MATCH."""
        return self._matched(*predicates) + (f" RETURN {self.node}" if self._narrowed else "")

    def row_node(self, node: NodeSelection) -> RowNodeReader:
        """Add the column of a node to the rows, and return its reader."""
        expression, reader = node.compile(self.compilation, self.node)
        self.row_columns.append(expression)
        self._row_nodes.append(RowNodeReader(len(self.row_columns) - 1, reader))
        return self._row_nodes[-1]

    def row_column(self, expression: str) -> int:
        """Return the position of an expression in the rows, adding it if missing."""
        if expression not in self.row_columns:
            self.row_columns.append(expression)
        return self.row_columns.index(expression)

    def whole(self) -> str:
        """Return the clauses that bind each node of the whole list once."""
        if self._is_empty:
            return f"MATCH ({self.node}:{self.target}) WHERE false"
        return self._matched() + (f" WITH DISTINCT {self.node}" if self._distinct and not self._narrowed else "")

    def count(self) -> str:
        """Return the expression of the number of all nodes."""
        if self._is_empty:
            return "0"
        if (
            self._plain
            and self.parent is not None
            and self.link is not None
            and (degree := degree_pattern(self.link, self.parent))
        ):
            return f"COUNT {{ {degree} }}"
        if self._distinct:
            return f"size(COLLECT {{ {self._matched()} RETURN DISTINCT {self.node}.id }})"
        return f"COUNT {{ {self._subquery()} }}"

    def beyond(self, side: str) -> str | None:
        """Return the expression of whether the list has nodes outside the cursor `side`; None without that cursor."""
        if (self.page.after if side == "after" else self.page.before) is None:
            return None
        return "false" if self._is_empty else f"EXISTS {{ {self._subquery(f'({self.keyset.outside(side)})')} }}"

    def rows(self, columns: list[str]) -> int | None:
        """Append the column of the rows, and return its position; None if no member needs rows.

        Call it after all members have been compiled.
        """
        if not self.rows_needed:
            return None
        limit = self.compilation.parameters.add(self.slot, ("oneMore" if self.more_needed else "size",), shared=True)
        variables = f"{self.node}, {self.relationship}" if self.uses_relationship else self.node
        result = f"[{', '.join(self.row_columns) or 'true'}]"
        if len(self.row_columns) == len(self._row_nodes) == 1:
            # A list around the list of the node would only enlarge the result.
            result, self._row_nodes[0].whole = self.row_columns[0], True
        returned, distinct = self.compilation.returned(result, variables), "DISTINCT " if self._distinct else ""
        parts = [
            f"COLLECT {{ {self._matched(range_.predicate)} WITH {distinct}{variables}"
            f" ORDER BY {range_.order} LIMIT {limit}{returned} }}"
            for range_ in ([] if self._is_empty else self.keyset.ranges())
        ]
        return column(columns, " + ".join(parts) or "[]").position
