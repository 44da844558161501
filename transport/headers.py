"""The headers of a request."""

from starlette.types import Scope


class Headers:
    """Finds a header at once; of several of one name, the first."""

    __slots__ = ("_first",)

    def __init__(self, scope: Scope):
        self._first: dict[bytes, bytes] = dict(reversed(scope["headers"]))

    def get(self, name: bytes, default: str | None = "") -> str | None:
        """The value of a header, whose name is in lower case; the default where there is none."""
        value = self._first.get(name)
        return default if value is None else value.decode("latin-1")
