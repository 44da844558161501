"""The Russian sentences by key."""

from collections.abc import Mapping
from typing import Final

from messages.ru import (
    explanations,
    exports,
    groups,
    http,
    limits,
    load_files,
    load_rows,
    load_values,
    loading,
    names,
    queries,
    recommendations,
    store,
    terminal,
    validation,
)

SENTENCES: Final[Mapping[str, str]] = {
    **terminal.SENTENCES,
    **http.SENTENCES,
    **limits.SENTENCES,
    **queries.SENTENCES,
    **validation.SENTENCES,
    **store.SENTENCES,
    **loading.SENTENCES,
    **load_files.SENTENCES,
    **load_rows.SENTENCES,
    **load_values.SENTENCES,
    **recommendations.SENTENCES,
    **explanations.SENTENCES,
    **exports.SENTENCES,
    **names.SENTENCES,
    **groups.SENTENCES,
}
