"""JSON Lines: each row as in the response, one object per line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson

from export.about import About
from export.columns import Column
from export.formats.format import Format, Writer


class JsonLinesWriter(Writer):
    """Writes a JSON Lines file."""

    def __init__(self, columns: Sequence[Column], about: About):
        pass

    def write(self, rows: Iterable[Mapping[str, Any]]) -> bytes:
        """See Writer."""
        return b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)

    def finish(self) -> Iterator[bytes]:
        """See Writer."""
        return iter(())


JSON_LINES = Format("jsonl", "application/jsonl; charset=utf-8", JsonLinesWriter)
