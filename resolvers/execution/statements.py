"""The compiled statements of a root field: the one place where they are looked up."""

from collections.abc import Callable, Hashable

from graph.query import Arguments, Catalog, Compilation, Compiler, Field, NodeSelection, Statement
from resolvers.execution.memo import Memo

#: Statements of each sort that are kept for a root field.
STATEMENTS = 64
#: Lists of nodes to fetch: of each its selection and its label.
WantedNodes = tuple[tuple[NodeSelection, str], ...]


class Statements:
    """Compiles a statement once for each shape of the arguments: which conditions and which order, not their values."""

    __slots__ = ("_catalog", "_computed", "_field", "_wanted", "_whole")

    def __init__(self, catalog: Catalog, field: Field):
        self._catalog, self._field = catalog, field
        self._whole: Memo[tuple[object, ...], Statement] = Memo(STATEMENTS)
        self._wanted: Memo[tuple[object, ...], Statement] = Memo(STATEMENTS)
        self._computed: Memo[tuple[object, ...], Statement] = Memo(STATEMENTS)

    def of(self, arguments: tuple[Arguments, ...], wanted: WantedNodes | None = None) -> Statement:
        """Return the statement of the field; with `wanted`, that which fetches nodes that computed fields name.

        Raises TooManyConditions.
        """
        # A key holds no value of a client, only shapes.
        key = (wanted, *[each.shape for each in arguments])
        compiled = self._whole if wanted is None else self._wanted
        statement = compiled.get(key)
        if statement is None:
            compiler = Compiler(self._catalog, arguments)
            made = compiler.root(self._field) if wanted is None else compiler.fetch(wanted)
            statement = compiled.keep(key, made)
        return statement

    def compiled(
        self, arguments: tuple[Arguments, ...], key: Hashable, compile_: Callable[[Compilation], Statement]
    ) -> Statement:
        """Return the statement that a computed field compiles for itself.

        key: all that decides it beside the shapes of the arguments. Raises TooManyConditions.
        """
        whole = (key, *[each.shape for each in arguments])
        statement = self._computed.get(whole)
        if statement is None:
            statement = self._computed.keep(whole, compile_(Compilation(self._catalog, arguments)))
        return statement
