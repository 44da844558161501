"""Parameters of a statement: where in the arguments of a request each value comes from."""

from collections.abc import Callable, Sequence
from typing import Any


class StatementParameters:
    """Collects parameters while a statement is compiled; binds them for a request.

    Arguments are read per slot: a slot is one field with arguments, and holds what the client gave it.
    """

    def __init__(self) -> None:
        self._paths: list[tuple[str, int, tuple[str | int, ...], Callable[[Any], Any] | None]] = []
        #: Those in which all of a batch have to agree: no row of it can hold them (LIMIT), or none needs to.
        self.shared: tuple[str, ...] = ()

    def add(
        self,
        slot: int,
        path: tuple[str | int, ...],
        convert: Callable[[Any], Any] | None = None,
        *,
        shared: bool = False,
    ) -> str:
        """The Cypher name (`$p0`) of the value that lies at `path` in the arguments of `slot`, converted."""
        name = f"p{len(self._paths)}"
        self._paths.append((name, slot, path, convert))
        if shared:
            self.shared += (name,)
        return f"${name}"

    def bind(self, arguments: Sequence[Any]) -> dict[str, Any]:
        """The parameters of one request; `arguments[slot]` are nested dictionaries and lists."""
        bound = {}
        for name, slot, path, convert in self._paths:
            value = arguments[slot]
            for key in path:
                value = value[key]
            bound[name] = convert(value) if convert else value
        return bound
