"""English sentences: limits."""

from typing import Final

SENTENCES: Final = {
    "limit.too-many-tokens": "The document has more than {limit:token|tokens}. Split it into several operations.",
    "limit.too-deep": (
        "The operation nests fields more than {limit:level|levels} deep. Request fewer levels, and the rest by id."
    ),
    "limit.too-many-fields": (
        "The document selects more than {limit:field|fields}, counting the fields of a fragment at each of its spreads."
        " Split it into several operations."
    ),
    "limit.too-many-repeats": (
        "The document repeats fields: more than {limit:pair|pairs} of equal names in one place, directly or through "
        "overlapping fragments. Select each field once."
    ),
    "limit.too-many-operations": "The document has more than {limit:operation|operations}. Send only the one to run.",
    "limit.too-many-root-fields": (
        "The operation has more than {limit:root field|root fields}. Split it into several operations."
    ),
    "limit.too-many-aliases": (
        "The document has more than {limit:alias|aliases}. Request many nodes with nodes(ids:) or a list with where."
    ),
    "limit.too-many-directives": (
        "The document has more than {limit:directive|directives}. Put one directive on a fragment instead of one on "
        "each field."
    ),
    "limit.too-many-fragments": (
        "The document has more than {limit:fragment|fragments}, counting definitions and spreads. Select the fields "
        "directly."
    ),
    "limit.fragment-cycle": "Cannot spread fragment '{name}' within itself.",
    "limit.too-many-variables": (
        "The document defines more than {limit:variable|variables}. Use lists or input objects."
    ),
    "limit.too-many-values": (
        "The variables hold more than {limit:value|values}, counting those in lists and objects. Split the request into"
        " several operations."
    ),
    "limit.values-too-deep": "The variables are nested more than {limit:level|levels} deep. Use flatter conditions.",
    "limit.too-many-conditions": (
        "The operation has more than {limit:condition|conditions}. Use a list (in) instead of alternatives (or), or "
        "split it into several operations."
    ),
    "limit.conditions-too-deep": (
        "The conditions are nested more than {limit:level|levels} deep (and, or: 1; a relationship: 2). Use flatter "
        "conditions, or start from a list that is closer to the result."
    ),
    "limit.introspection-disabled": "Introspection is disabled. Take the schema from schema.graphql in the source.",
    "limit.too-costly": (
        "The operation costs {cost}; the limit is {limit}. The most expensive part is {part}, at {its_cost}. Request "
        "smaller pages (first) or fewer levels, or filter by id."
    ),
    "limit.rate-limited": (
        "The rate limit is exceeded: the operations of this client may cost {limit:.10g} per second. Try again in "
        "{seconds} s, or request less."
    ),
    "limit.too-many-reads": (
        "This client already has {limit:read|reads} in progress, and others are waiting. Try again in {seconds} s, or "
        "request less at once."
    ),
    "limit.plan-not-allowed": "extensions.plan is available to trusted keys only. Remove it from the request.",
}
