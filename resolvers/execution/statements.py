"""The compiled statements of a root field, cached by the shape of the arguments."""

from collections.abc import Callable, Hashable

from graph.query import Arguments, Catalog, Compilation, Compiler, Field, NodeSelection, Statement
from resolvers.execution.memo import Memo

#: Maximum number of cached statements of each kind per root field.
MAX_STATEMENTS = 64
#: Nodes to fetch: the selection and the label of each list of nodes.
WantedNodes = tuple[tuple[NodeSelection, str], ...]


class Statements:
    """Compiles a statement once per shape of the arguments: the conditions and the order, without their values."""

    __slots__ = ("_catalog", "_computed", "_fetching", "_field", "_root")

    def __init__(self, catalog: Catalog, field: Field):
        self._catalog, self._field = catalog, field
        self._root: Memo[tuple[object, ...], Statement] = Memo(MAX_STATEMENTS)
        self._fetching: Memo[tuple[object, ...], Statement] = Memo(MAX_STATEMENTS)
        self._computed: Memo[tuple[object, ...], Statement] = Memo(MAX_STATEMENTS)

    def of(self, arguments: tuple[Arguments, ...], wanted: WantedNodes | None = None) -> Statement:
        """Return the statement of the field or, with `wanted`, the one that fetches the nodes of computed fields.

        Raises TooManyConditions.
        """
        # The key has only shapes, no values of the client.
        key = (wanted, *[each.shape for each in arguments])
        statements = self._root if wanted is None else self._fetching
        statement = statements.get(key)
        if statement is None:
            compiler = Compiler(self._catalog, arguments)
            compiled = compiler.root(self._field) if wanted is None else compiler.fetch(wanted)
            statement = statements.keep(key, compiled)
        return statement

    def compiled(
        self, arguments: tuple[Arguments, ...], key: Hashable, compile_: Callable[[Compilation], Statement]
    ) -> Statement:
        """Return the statement that a computed field compiles itself.

        key: identifies the statement together with the shapes of the arguments. Raises TooManyConditions.
        """
        full_key = (key, *[each.shape for each in arguments])
        statement = self._computed.get(full_key)
        if statement is None:
            statement = self._computed.keep(full_key, compile_(Compilation(self._catalog, arguments)))
        return statement
