"""The compiled statements of a root field: the one place where they are looked up."""

from graph.query.arguments import Arguments
from graph.query.compiler import Compiler
from graph.query.conditions import Catalog
from graph.query.selection import ByIdField, Field, NodeSelection, ToManyField
from graph.query.statement import Statement
from resolvers.execution.memo import Memo

#: Statements that are kept for a root field.
STATEMENTS = 64
#: Lists of nodes to fetch: of each its selection and its label.
WantedNodes = tuple[tuple[NodeSelection, str], ...]


class Statements:
    """Compiles a statement once for each shape of the arguments: which conditions and which order, not their values."""

    __slots__ = ("_catalog", "_compiled", "_field")

    def __init__(self, catalog: Catalog, field: Field):
        self._catalog, self._field = catalog, field
        self._compiled: Memo[tuple[object, ...], Statement] = Memo(STATEMENTS)

    def of(self, arguments: tuple[Arguments, ...], wanted: WantedNodes | None = None) -> Statement:
        """Return the statement of the field; with `wanted`, that which fetches nodes that computed fields name.

        Raises TooManyConditions.
        """
        # A key holds no value of a client, only shapes.
        key = (wanted, *[each.shape for each in arguments])
        statement = self._compiled.get(key)
        if statement is None:
            compiler = Compiler(self._catalog, arguments)
            made = self._root(compiler) if wanted is None else compiler.fetch(wanted)
            statement = self._compiled.keep(key, made)
        return statement

    def _root(self, compiler: Compiler) -> Statement:
        if not isinstance(self._field, ByIdField | ToManyField):
            raise TypeError(f"the field {self._field.key} is read by no statement of its own")
        return compiler.root(self._field)
