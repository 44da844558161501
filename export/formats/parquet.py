"""Apache Parquet. The origin of the data is in the key-value metadata of the file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from export.about import About
from export.columns import Column
from export.formats.format import Format, Writer

#: Rows in a row group. They are held in memory until the group is complete.
ROW_GROUP = 50_000
_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


class _Sink:
    """A file that keeps the bytes written until they are taken."""

    closed = False

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._position = 0

    def write(self, content: Any) -> int:
        part = bytes(content)
        self._parts.append(part)
        self._position += len(part)
        return len(part)

    def tell(self) -> int:
        return self._position

    def flush(self) -> None:
        pass

    def close(self) -> None:
        self.closed = True

    def take(self) -> bytes:
        content = b"".join(self._parts)
        self._parts.clear()
        return content


class ParquetWriter(Writer):
    """Writes a Parquet file."""

    def __init__(self, columns: Sequence[Column], about: About):
        self._columns = columns
        self._schema = pa.schema(
            [
                pa.field(column.name, pa.list_(_TYPES[column.kind]) if column.many else _TYPES[column.kind])
                for column in columns
            ],
            metadata=_metadata(about),
        )
        self._sink = _Sink()
        self._writer = pq.ParquetWriter(pa.PythonFile(self._sink, mode="w"), self._schema, compression="zstd")
        self._values: list[list[Any]] = [[] for _ in columns]
        self._groups = 0

    def write(self, rows: Iterable[Mapping[str, Any]]) -> bytes:
        """See Writer."""
        for row in rows:
            for column, values in zip(self._columns, self._values, strict=True):
                values.append(column.value(row))
        if self._values and len(self._values[0]) >= ROW_GROUP:
            self._write_group()
        return self._sink.take()

    def finish(self) -> Iterator[bytes]:
        """See Writer."""
        if not self._groups or self._values and self._values[0]:
            self._write_group()
        self._writer.close()
        yield self._sink.take()

    def close(self) -> None:
        """See Writer."""
        self._writer.close()

    def _write_group(self) -> None:
        arrays = [pa.array(values, field.type) for values, field in zip(self._values, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._values = [[] for _ in self._columns]
        self._groups += 1


def _metadata(about: About) -> dict[str, str]:
    entries: dict[str, list[str]] = {}
    for name, value in about.entries():
        entries.setdefault(name, []).append(value)
    return {name: "\n".join(values) for name, values in entries.items()}


PARQUET = Format("parquet", "application/vnd.apache.parquet", ParquetWriter)
