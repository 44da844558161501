"""Parameters of a statement: the position of each value in the arguments of a request."""

from collections.abc import Callable, Sequence
from typing import Any


class StatementParameters:
    """The parameters of a statement: collected during compilation, bound for each request.

    Arguments are read per slot: each field with arguments has a slot, which holds its arguments.
    """

    def __init__(self) -> None:
        self._paths: list[tuple[str, int, tuple[str | int, ...], Callable[[Any], Any] | None]] = []
        #: Parameters that all requests of a batch must share: a row cannot supply them (LIMIT), or does not need to.
        self.shared: tuple[str, ...] = ()

    def add(
        self,
        slot: int,
        path: tuple[str | int, ...],
        convert: Callable[[Any], Any] | None = None,
        *,
        shared: bool = False,
    ) -> str:
        """Add the value at `path` in the arguments of `slot`, converted, and return its Cypher name (`$p0`)."""
        name = f"p{len(self._paths)}"
        self._paths.append((name, slot, path, convert))
        if shared:
            self.shared += (name,)
        return f"${name}"

    def bind(self, arguments: Sequence[Any]) -> dict[str, Any]:
        """Return the parameters of one request. arguments: nested dictionaries and lists by slot."""
        bound = {}
        for name, slot, path, convert in self._paths:
            value = arguments[slot]
            for key in path:
                value = value[key]
            bound[name] = convert(value) if convert else value
        return bound
