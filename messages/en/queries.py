"""English sentences: errors of an operation and its arguments."""

from typing import Final

SENTENCES: Final = {
    # Operations
    "operation.several": "operationName: the document has several operations. Name the one to run.",
    "operation.unknown": "operationName: the document has no operation {name!r}. Name one of its operations.",
    "operation.recommender-busy": (
        "Recommendations as of this date are still being computed. Try again in {seconds} s, and request fewer "
        "different years at once."
    ),
    "operation.property-without-data": (
        "{argument}: the list is empty because no node that meets the other conditions has a value for this property. "
        "Remove the condition."
    ),
    "operation.internal": "Internal server error. The log of the service has the details under the id {id}.",
    # Pages and cursors
    "query.first-and-last": "{argument}: first and last exclude each other. Use one of them.",
    "query.size": "{argument}: {size} is out of range. Use 1 to {limit}.",
    "query.size-at-depth": "{argument}: {size} is out of range at depth {depth}. Use 1 to {limit}.",
    "query.path-length": "{argument}: the path has {size:step|steps}. Use 1 to {limit}.",
    "query.along-alone": "{argument}: a path excludes depth and relationshipTypes. Use one or the other.",
    "query.too-many-ids": "{argument}: {count:id is|ids are} too many. Request at most {limit} at once.",
    "query.number-of-ids": (
        "{argument}: {count:there is # different id|there are # different ids}. Use {least} to {limit}."
    ),
    "query.bad-cursor": (
        "{argument}: this is not a cursor of this service. Use a cursor from the same list with the same orderBy."
    ),
    "query.foreign-cursor": (
        "{argument}: the cursor is from a list of another type or order. Use a cursor from the same list with the same "
        "orderBy."
    ),
    # Groups
    "query.too-many-dimensions": "{argument}: {count:dimension is|dimensions are} too many. Use at most {limit}.",
    "query.repeated-dimension": "{argument}: a dimension is repeated. Name each of them once.",
    "query.incomplete-order": "{argument}: an order by {measure} needs a value here. Set it.",
    "query.unused-order": "{argument}: an order by {measure} takes no value here. Remove it.",
    # Values
    "query.half-character": (
        "{argument}: the text contains half of a character (a lone surrogate). Send whole characters."
    ),
    "query.null-condition": (
        "{argument}: the condition must not be null. Remove it, or use isNull: true to find missing values."
    ),
    "query.null-variable": (
        "{argument}: the variable ${variable} is null or missing, but the argument must not be null. Set the variable."
    ),
    "query.bad-argument": "{argument}: the value is not valid.",
    "query.weight": "{argument}: {weight:g} is out of range. Use 0 to {limit:g}.",
    "query.months": "{argument}: {months} is out of range. Use 0 to {limit} months.",
    "query.no-weight": "{argument}: no component has a weight above 0. Set at least one.",
    "query.only-elsewhere": "{argument} requires from: ELSEWHERE. Pass it too, or leave {argument} out.",
    "query.no-country": (
        "{argument}: there are no territories of {country}. Use ISO 3166-1 alpha-2 codes of countries in the data, "
        "such as RU."
    ),
    "query.no-territory": "{argument}: there is no territory {id}. Use ids of regions and municipalities.",
    "query.no-territories": (
        "{argument}: the graph has no territories of this level in the country {country!r}. Use the code of a country "
        "with territories, such as RU or US."
    ),
    "query.no-topic": "{argument}: there is no topic {id}. Use the id of a topic, such as topic:waste.",
    "query.gone": "{argument}: the node has just been removed from the data. Look it up again.",
    "query.too-many-conditions": (
        "{argument}: the conditions through relationships, the facets and the groups add up to a statement that is too "
        "large. Split them into several operations."
    ),
    "query.path-search-too-wide": (
        "The search for a path visited {limit:,} relationships without an answer. Name fewer relationshipTypes, or "
        "reduce maxLength."
    ),
    "query.partial-date": "a date must be YYYY, YYYY-MM or YYYY-MM-DD, from year 0001 on, and must exist",
    # Full-text search
    "search.empty": "text: there is no word to search for. Write at least one letter or digit.",
    "search.too-long": (
        "text: it has {length:character|characters}, more than {limit}. Write only the words that matter."
    ),
    "search.no-meaning": (
        "{argument}: {type} has no texts that are compared by meaning. Use mode: WORDS, or types among {types}."
    ),
    "search.nothing-similar": (
        "No practice and no project has texts close to this problem. Describe it in other words, or browse the topics."
    ),
}
