"""English sentences: what is wrong with an operation or its arguments, and what the engine reports."""

from typing import Final

SENTENCES: Final = {
    # Operations
    "operation.several": "operationName: the document has several operations; name one of them",
    "operation.unknown": "operationName: the document has no operation {name!r}",
    "operation.recommender-busy": (
        "Recommendations as of this date are not computed yet, and there is a queue for that just now; try again in "
        "{seconds} s, and ask for fewer years at once."
    ),
    "operation.property-without-data": (
        "{argument}: no node of this list has a value of this property, so that the list is empty; leave the condition "
        "out."
    ),
    "operation.internal": "Something went wrong in the service; its log has the details under {id}.",
    # Pages and cursors
    "query.first-and-last": "{argument}: first and last exclude each other; give one of them",
    "query.size": "{argument}: {size} is out of range; ask for 1 to {limit}",
    "query.size-at-depth": "{argument}: {size} is out of range; ask for 1 to {limit} at depth {depth}",
    "query.too-many-ids": "{argument}: {count} ids are too many; ask for up to {limit} at once",
    "query.number-of-ids": "{argument}: {count:different id|different ids}; give {least} to {limit}",
    "query.bad-cursor": (
        "{argument}: it is not a cursor of this service; use a cursor that the same list with the same orderBy gave"
    ),
    "query.foreign-cursor": (
        "{argument}: it belongs to a list of another type or order; use a cursor that the same list with the same "
        "orderBy gave"
    ),
    # Values
    "query.half-character": (
        "{argument}: the text holds half of a character (a lone surrogate); send whole characters"
    ),
    "query.null-condition": (
        "{argument}: null is no condition; leave it out, or find what is missing with isNull: true"
    ),
    "query.null-variable": (
        "{argument}: the variable ${variable} is null or left out, where a value must not be null; give it a value"
    ),
    "query.bad-argument": "{argument}: the value of an argument does not fit",
    "query.weight": "{argument}: {weight:g} is out of range; give 0 to {limit:g}",
    "query.no-weight": "{argument}: no component has a weight above 0; give one",
    "query.no-territory": "{argument}: there is no territory {id}; give ids of regions and municipalities",
    "query.gone": "{argument}: what is asked about has just been removed from the data; look for it again",
    "query.too-many-conditions": (
        "{argument}: these conditions through relationships make too large a statement together; send several "
        "operations"
    ),
    "query.partial-date": "a date is written YYYY, YYYY-MM or YYYY-MM-DD, from 0001 on, and must exist",
    # Full-text search
    "search.empty": "text has no word to search for: write at least one letter or digit.",
    "search.too-long": "text has {length:character|characters}: write at most {limit}, the words that matter.",
}
