"""English sentences: errors of exports."""

from typing import Final

SENTENCES: Final = {
    "export.unknown-format": "format: {value!r} is not a format. Use one of {formats}.",
    "export.unknown-locale": "locale: {value!r} is not a locale. Use en or ru.",
    "export.headings-form": (
        "headings: give a JSON object of the heading by column, or of an object with title and words. Each text has 1 "
        "to 200 characters."
    ),
    "export.no-column": "headings: the file has no column {name!r}. Its columns: {columns}.",
    "export.only-query": "query: only a query can be exported. Send a query operation.",
    "export.one-root-field": "query: an export has the rows of one root field. Select exactly one root field.",
    "export.nodes-or-edges": "query: {field} has two lists of the same rows. Select one of them, once.",
    "export.backward": "query: {argument} is not possible in an export. Use first and after.",
    "export.no-graph": (
        "format: the query has no graph. Select nodes with their id, and links with type, sourceId and targetId, of "
        "neighbourhood or of the paths of shortestPath."
    ),
    "export.aborted": "The export ended early: a page failed, or the data changed. Start it again.",
    "export.too-many-rows": (
        "The format holds at most {limit:,} rows, and the list is longer. Narrow the conditions, or take CSV."
    ),
}
