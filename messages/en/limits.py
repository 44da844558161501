"""English sentences: limits."""

from typing import Final

SENTENCES: Final = {
    "limit.too-many-tokens": "The document has more than {limit:token|tokens}; split it into several operations.",
    "limit.too-deep": (
        "The operation nests fields more than {limit:level|levels} deep; ask for less at once, and for the rest by id."
    ),
    "limit.too-many-fields": (
        "The document selects more than {limit:field|fields}, those of its fragments counted wherever they are spread;"
        " split it into several operations."
    ),
    "limit.too-many-repeats": (
        "The document selects the same fields again and again: more than {limit:pair|pairs} of equal names in one "
        "place, directly or by overlapping fragments; select each field once."
    ),
    "limit.too-many-operations": "The document has more than {limit:operation|operations}; send the one that is meant.",
    "limit.too-many-root-fields": (
        "The operation has more than {limit:root field|root fields}; send several operations."
    ),
    "limit.too-many-aliases": (
        "The document has more than {limit:alias|aliases}; ask for many nodes by nodes(ids:) or a list with where."
    ),
    "limit.too-many-directives": (
        "The document has more than {limit:directive|directives}; put one on a fragment instead of many on its fields."
    ),
    "limit.too-many-fragments": (
        "The document has more than {limit:fragment|fragments}, defined or spread; select the fields in their place."
    ),
    "limit.fragment-cycle": "Cannot spread fragment '{name}' within itself.",
    "limit.too-many-variables": (
        "The document defines more than {limit:variable|variables}; pass lists or input objects."
    ),
    "limit.too-many-values": (
        "The variables hold more than {limit:value|values}, those in lists and objects counted; send several "
        "operations."
    ),
    "limit.values-too-deep": "The variables are nested more than {limit:level|levels} deep; write flatter conditions.",
    "limit.too-many-conditions": (
        "The operation has more than {limit:condition|conditions}; compare with a list (in) instead of alternatives "
        "(or), or send several operations."
    ),
    "limit.conditions-too-deep": (
        "The conditions are nested more than {limit:level|levels} deep (and, or: 1; a relationship: 2); write flatter "
        "conditions, or start from a list that is nearer."
    ),
    "limit.introspection-disabled": "This service does not answer introspection; take its schema from schema.graphql.",
    "limit.too-costly": (
        "The operation costs {cost}, and {limit} is the most for one; {its_cost} of it is {part}. Ask for smaller "
        "pages (first), fewer levels, or conditions that name ids."
    ),
    "limit.rate-limited": (
        "This client has spent what it may for now ({limit:g} a second); try again in {seconds} s or ask for less."
    ),
    "limit.too-many-reads": (
        "This client has as many reads under way as it may ({limit}), and others wait; try again in {seconds} s or ask"
        " for less at once."
    ),
    "limit.plan-not-allowed": "extensions.plan is shown to trusted keys only; leave it out.",
}
