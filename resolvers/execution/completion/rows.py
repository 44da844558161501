"""Completion in one walk: generated code that makes the response of a root field straight from its statement's row.

It does at once what a statement's reader (row to objects) and `resolvers.execution.completion.codegen` (objects to
response) do one after the other, in the same order and with the same checks. A value that the code cannot complete
raises `CannotComplete`; then those two, or graphql-core, complete the same row.
"""

from collections.abc import Callable, Sequence
from typing import Any

from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema, is_non_null_type
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetails

from graph.query.arguments import Arguments
from graph.query.readers import (
    ColumnReader,
    ConnectionReader,
    CountReader,
    CursorReader,
    EachReader,
    EdgeReader,
    ObjectReader,
    OneReader,
    PageInfoReader,
    RowNodeReader,
    State,
    VariantsReader,
)
from graph.query.rows import Reader
from resolvers.execution.completion.codegen import CannotComplete, Generator

#: Makes the value of a root field in the response from the row of its statement and the arguments of the request.
#: Raises CannotComplete.
Direct = Callable[[list[Any], Sequence[Arguments]], Any]


def generate_direct(schema: GraphQLSchema, executor: Executor[Any], field: GraphQLField, details: list[FieldDetails],
                    reader: Reader) -> Direct:
    """The completion of one root field whose row this reader reads."""
    return _DirectGenerator(schema, executor).root(field, details, reader)


class _DirectGenerator(Generator):
    """Its functions take `r`, a list of columns, and `a`, the arguments of the request."""

    def root(self, field: GraphQLField, details: list[FieldDetails], reader: Reader) -> Direct:
        self.names["State"] = State
        lines = self._field(field, details, reader, "v")
        root = self._row_function(lines, "v")
        complete = self.compiled()[root]

        def direct(row: list[Any], arguments: Sequence[Arguments]) -> Any:
            try:
                return complete(row, arguments)
            except CannotComplete:
                raise
            except Exception as error:
                raise CannotComplete from error

        return direct

    def _row_function(self, lines: list[str], result: str) -> str:
        return self.function(lines, result, "r, a")

    def _field(self, field: GraphQLField, details: list[FieldDetails], reader: Reader, variable: str) -> list[str]:
        """The lines that give a variable the value of a field in the response."""
        null = not is_non_null_type(field.type)
        match reader:
            case ColumnReader(position=position):
                return [f"    {variable} = r[{position}]", *self.checked(field.type, details, variable)]
            case OneReader(position=position, node=node):
                call = f"{variable} = {self._node(node, details)}({variable}, a)"
                check = f"    if {variable} is not None: {call}"
                return [f"    {variable} = r[{position}]", check if null else f"    {call}"]
            case ConnectionReader():
                return [f"    {variable} = {self._connection(reader, details)}(r, a)"]
        raise TypeError(f"no code for {type(reader).__name__}")

    def _type(self, name: str) -> GraphQLObjectType:
        type_ = self.schema.get_type(name)
        if not isinstance(type_, GraphQLObjectType):
            raise TypeError(f"{name} is no object type")
        return type_

    def _node(self, reader: ObjectReader | VariantsReader, details: list[FieldDetails]) -> str:
        """The name of the function that makes a node."""
        if isinstance(reader, ObjectReader):
            return self._row_object(self._type(reader.type), reader.items, details)
        functions = [self._row_object(self._type(r.type), r.items, details) for r in reader.readers]
        table = self.statement(f"[{', '.join(functions)}]")
        return self._row_function([], f"{table}[r[0]](r[1], a)")

    def _row_object(self, type_: GraphQLObjectType, items: Sequence[tuple[str, Reader]],
                    details: list[FieldDetails]) -> str:
        readers = dict(items)
        lines, members = [], []
        for i, (key, sub) in enumerate(self.subfields(type_, details)):
            name = sub[0].node.name.value
            if name == "__typename":
                members.append(f"{key!r}: {type_.name!r}")
                continue
            lines += self._member(type_.fields[name], sub, readers[key], f"v{i}")
            members.append(f"{key!r}: v{i}")
        if not lines:  # nothing else would notice that there is no row
            lines = ["    if r.__class__ is not list: raise CannotComplete"]
        return self._row_function(lines, f"{{{', '.join(members)}}}")

    def _member(self, field: GraphQLField, details: list[FieldDetails], reader: Reader, variable: str) -> list[str]:
        match reader:
            case RowNodeReader(node=node):
                return [f"    {variable} = {self._node(node, details)}({_of_row(reader)}, a)"]
            case CursorReader():
                return [f"    {variable} = {self.name(reader)}(r, None)"]
        return self._field(field, details, reader, variable)

    def _connection(self, reader: ConnectionReader, details: list[FieldDetails]) -> str:
        type_ = self._type(reader.type)
        readers = dict(reader.items)
        lines, members, state = list[str](), list[str](), False
        for i, (key, sub) in enumerate(self.subfields(type_, details)):
            name, variable = sub[0].node.name.value, f"v{i}"
            if name == "__typename":
                members.append(f"{key!r}: {type_.name!r}")
                continue
            members.append(f"{key!r}: {variable}")
            field, item = type_.fields[name], readers[key]
            match item:
                case EachReader(item=RowNodeReader() as row_node):
                    function, of_row = self._node(row_node.node, sub), _of_row(row_node)
                    lines.append(f"    {variable} = [{function}({of_row}, a) for r in rows]")
                case EachReader(item=EdgeReader() as edge):
                    function = self._row_object(self._type(edge.type), edge.items, sub)
                    lines.append(f"    {variable} = [{function}(r, a) for r in rows]")
                case CountReader(column=column):
                    lines += [f"    {variable} = r[{column.position}]", *self.checked(field.type, sub, variable)]
                case PageInfoReader():
                    state = True
                    lines += [f"    {variable} = {self.name(item)}(s, None)", *self.checked(field.type, sub, variable)]
        head = [] if lines else ["    if r.__class__ is not list: raise CannotComplete"]
        if reader.position is not None:
            head = [f"    p = a[{reader.slot}].page", f"    rows = r[{reader.position}]"]
            if state:
                head.append("    s = State(r, rows, p)")
            head += ["    if len(rows) > p.size: rows = rows[:p.size]", "    if p.backward: rows = rows[::-1]"]
        return self._row_function(head + lines, f"{{{', '.join(members)}}}")


def _of_row(reader: RowNodeReader) -> str:
    return "r" if reader.whole else f"r[{reader.position}]"
