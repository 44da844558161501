"""Headings and words for the readers of a table, in place of the names of columns and the values of enums."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from export.columns import Column
from export.errors import ExportError

#: The maximum number of characters in a heading or word.
MAX_TEXT = 200


def with_headings(columns: Iterable[Column], headings: str) -> tuple[Column, ...]:
    """Return the columns with the headings and words of a JSON text.

    headings: an object by the name of a column. A value is the heading, or an object with `title` and `words`, the
    words by value. Columns that it does not name keep their names.

    Raises ExportError for another form, and for a column that the file does not have.
    """
    columns = tuple(columns)
    try:
        given = json.loads(headings)
    except (ValueError, RecursionError):
        raise ExportError("export.headings-form") from None
    if not isinstance(given, dict):
        raise ExportError("export.headings-form")
    names = {column.name for column in columns}
    if unknown := [name for name in given if name not in names]:
        raise ExportError("export.no-column", name=unknown[0], columns=", ".join(sorted(names)))
    return tuple(_with_heading(column, given[column.name]) if column.name in given else column for column in columns)


def _with_heading(column: Column, heading: Any) -> Column:
    entry = {"title": heading} if isinstance(heading, str) else heading
    if not isinstance(entry, dict) or not entry.keys() <= {"title", "words"}:
        raise ExportError("export.headings-form")
    title, words = entry.get("title", column.name), entry.get("words", {})
    if not isinstance(words, dict) or not all(map(_is_text, (title, *words.values()))):
        raise ExportError("export.headings-form")
    return replace(column, heading=title, words=words)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= MAX_TEXT
