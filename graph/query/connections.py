"""Connections: the columns for rows, counts and the neighbouring pages, and the reader that joins them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.query.conditions import WhereCompiler
from graph.query.cursors import encode_cursor
from graph.query.degree import degree_pattern
from graph.query.keyset import Keyset
from graph.query.rows import Reader, Reading, Row
from graph.query.seeds import find_seed
from graph.query.selection import (
    CursorField,
    EdgeNodeField,
    EdgeSelection,
    EdgesField,
    NodesField,
    PageInfoField,
    ToManyField,
    TotalCountField,
)

if TYPE_CHECKING:
    from graph.query.compiler import Compiler


class ConnectionCompiler:
    """Compiles one connection below `parent` (a variable), or over all nodes of a label where parent is None."""

    def __init__(self, compiler: Compiler, field: ToManyField, parent: str | None):
        self.compiler, self.field, self.parent = compiler, field, parent
        self.node, self.relationship = compiler.name("n"), compiler.name("r")
        self.page = compiler.arguments[field.slot].page
        self.keyset = Keyset(self.page, self.node, compiler.parameters, field.slot)
        self.where = WhereCompiler(compiler.catalog, compiler.parameters, field.slot)
        self.group = f"{field.target}Where"
        self.row_columns: list[str] = []
        self.relationship_used = False
        self.rows_needed = False

    def compile(self, columns: list[str]) -> Reader:
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
        rows = self._rows(columns)
        type_, slot = self.field.connection.type, self.field.slot

        def read(row: list, reading: Reading) -> Row:
            state = _State(row, rows(row, reading), reading.arguments[slot].page)
            result = Row(type_)
            for key, reader in items:
                result[key] = reader(state, reading)
            return result

        return read

    def _find_matches(self) -> None:
        """The MATCH clause, and the predicate that the `where` argument leaves for it."""
        where = dict(self.compiler.arguments[self.field.slot].values["where"])
        self.distinct = False
        seed, predicates = None, []
        if self.parent is None:
            self.match = f"MATCH ({self.node}:{self.field.target})"
            if seed := find_seed(self.compiler.catalog, self.group, where):
                self.match = seed.match(f"{self.node}:{self.field.target}", self.compiler.parameters, self.field.slot)
                predicates.append(seed.predicate(self.where))
                where, self.distinct = seed.rest, True
        else:
            link = self.field.link
            self.match = link.match(self.parent, self.node, self.relationship if link.single else "")
            self.distinct = not link.single
        predicates.append(self.where.predicate(self.group, where, self.node, ("where",)))
        self.predicates = [p for p in predicates if p != "true"]
        self.plain = not self.predicates and seed is None

    def _matched(self, *predicates: str) -> str:
        terms = [*predicates, *self.predicates]
        return self.match + (" WHERE " + " AND ".join(f"({t})" for t in terms) if terms else "")

    def _object(self, node) -> Reader:
        expression, reader = self.compiler.node(node, self.node)
        self.row_columns.append(expression)
        position = len(self.row_columns) - 1
        return lambda row, reading: reader(row[position], reading)

    def _edge(self, edge: EdgeSelection) -> Reader:
        items = []
        for selected in edge.fields:
            match selected:
                case CursorField(key=key):
                    cursor = self._cursor()
                    items.append((key, lambda row, reading, cursor=cursor: cursor(row)))
                case EdgeNodeField(key=key, node=node):
                    items.append((key, self._object(node)))
                case _:
                    self.relationship_used = True
                    items.append((selected.key, self.compiler.field(
                        selected, self.relationship, self.row_columns)))

        def read(row: list, reading: Reading) -> Row:
            result = Row(edge.type)
            for key, reader in items:
                result[key] = reader(row, reading)
            return result

        return read

    def _cursor(self):
        """A function from a row to its cursor."""
        order, target = self.page.order, self.field.target
        id_ = self._row_column(self.keyset.id)
        key = id_ if order.by_id else self._row_column(self.keyset.key)
        return lambda row: encode_cursor(target, order, row[key], row[id_])

    def _row_column(self, expression: str) -> int:
        if expression not in self.row_columns:
            self.row_columns.append(expression)
        return self.row_columns.index(expression)

    def _each(self, reader: Reader):
        self.rows_needed = True
        return lambda state, reading: [reader(row, reading) for row in state.rows]

    def _total_count(self, columns: list[str]):
        if self.plain and self.parent is not None and (degree := degree_pattern(self.field.link, self.parent)):
            expression = f"COUNT {{ {degree} }}"
        elif self.distinct:
            expression = f"size(COLLECT {{ {self._matched()} RETURN DISTINCT {self.node}.id }})"
        else:
            expression = f"COUNT {{ {self._matched()} }}"
        column = self.compiler.column(columns, expression)
        return lambda state, reading: column(state.row, reading)

    def _page_info(self, fields, columns: list[str]):
        self.rows_needed = True
        readers = {}
        for _, name in fields:
            if name in ("startCursor", "endCursor"):
                cursor, position = self._cursor(), 0 if name == "startCursor" else -1
                readers[name] = lambda state, cursor=cursor, position=position: (
                    cursor(state.rows[position]) if state.rows else None)
            elif name in ("hasNextPage", "hasPreviousPage"):
                forward = name == "hasNextPage"
                beyond = self._beyond("before" if forward else "after", columns)
                here = forward != self.page.backward
                readers[name] = lambda state, here=here, beyond=beyond: (here and state.more) or beyond(state.row)
            else:
                readers[name] = lambda state: None

        def read(state: _State, reading: Reading) -> Row:
            result = Row("PageInfo")
            for key, name in fields:
                result[key] = readers[name](state)
            return result

        return read

    def _beyond(self, side: str, columns: list[str]):
        """Whether the list goes on outside the cursor `side`: false where none is given."""
        if getattr(self.page, side) is None:
            return lambda row: False
        matched = self._matched(self.keyset.outside(side))
        column = self.compiler.column(columns, f"EXISTS {{ {matched} }}")
        return lambda row: column(row, None)

    def _rows(self, columns: list[str]) -> Reader:
        if not self.rows_needed:
            return lambda row, reading: []
        limit = self.compiler.parameters.add(self.field.slot, ("limit",), shared=True)
        kept = f"{self.node}, {self.relationship}" if self.relationship_used else self.node
        result = f"[{', '.join(self.row_columns) or 'true'}]"
        runs = [f"COLLECT {{ {self._matched(run.predicate)} WITH {'DISTINCT ' if self.distinct else ''}{kept}"
                f" ORDER BY {run.order} LIMIT {limit} RETURN {result} }}" for run in self.keyset.ranges()]
        return self.compiler.column(columns, " + ".join(runs) or "[]")


class _State:
    """What a connection's readers share: the parent's row, the rows of the page in order, whether there are more."""

    __slots__ = ("more", "row", "rows")

    def __init__(self, row: list, rows: list, page):
        self.row = row
        self.more = len(rows) > page.size
        kept = rows[:page.size]
        self.rows = kept[::-1] if page.backward else kept
