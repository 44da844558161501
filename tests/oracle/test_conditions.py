"""Conditions through relationships select what a walk over the loaded tables selects.

Drawn are conditions that are compiled to semi-joins: the others are met by the generated operations, too.
"""

import asyncio
import random

from access.bounds import DEFAULT_BOUNDS
from graph.query.arguments import page_arguments
from graph.query.where.extent import extent_of
from graph.query.where.formula import formula_of, needs_semi_join
from schema.public import CONDITIONS
from tests.oracle.arguments import Arguments
from tests.oracle.test_oracle import check, synthetic, synthetic_folders, synthetic_naive  # noqa: F401 - fixtures
from tests.oracle.writing import Draft, Operation, literal

#: Neo4j plans each of them for up to a second.
COUNT = {"embedded": 150, "neo4j": 50}
UNDER_WAY = 4
#: Root fields, and the fields below a node, with the type of their nodes and a property of their edges.
LISTS = [
    ("territories", "Territory"),
    ("regions", "Region"),
    ("municipalities", "Municipality"),
    ("practices", "Practice"),
    ("topics", "Topic"),
    ("adoptions", "Adoption"),
    ("projects", "Project"),
    ("teams", "Team"),
    ("cohorts", "Cohort"),
    ("programs", "Program"),
    ("organizations", "Organization"),
    ("people", "Person"),
    ("events", "Event"),
    ("sources", "Source"),
]
BELOW = [
    ("regions", "municipalities", "Municipality", ""),
    ("regions", "borders", "Region", ""),
    ("topics", "practices", "Practice", ""),
    ("people", "offices", "Territory", "position"),
    ("teams", "members", "Person", "role"),
    ("practices", "adoptions", "Adoption", ""),
    ("organizations", "people", "Person", "position"),
]


def drawn(arguments: Arguments, seed: int) -> Operation | None:
    """An operation with a condition that needs a semi-join; None where the drawn one does not."""
    draft = Draft(random.Random(seed))
    outer, field, target, of_edge = draft.choice.choice(
        BELOW if draft.chance(0.3) else [(None, *each, "") for each in LISTS]
    )
    where = arguments.where(draft, f"{target}Where", 4)
    given = page_arguments({"where": where}, target).values["where"]
    extent = extent_of(CONDITIONS, f"{target}Where", given)
    if (
        not needs_semi_join(formula_of(CONDITIONS, f"{target}Where", given, ("where",)))
        or extent.comparisons > DEFAULT_BOUNDS.conditions
        or extent.depth > DEFAULT_BOUNDS.condition_depth
    ):
        return None
    size = draft.choice.choice((1, 3, 100))
    page = f"first: {size}, where: {literal(where)}"
    selected = f"{field}({page}) {{ totalCount edges {{ cursor {of_edge} node {{ id }} }} pageInfo {{ hasNextPage }} }}"
    return draft.operation(f"{{ {outer}(first: 5) {{ nodes {{ {selected} }} }} }}" if outer else f"{{ {selected} }}")


async def test_conditions_that_are_semi_joins_select_what_the_tables_say(synthetic, synthetic_naive, store_kind):  # noqa: F811
    arguments = Arguments(synthetic_naive.schema, CONDITIONS, synthetic_naive.tables)
    turns, wanted, seed = asyncio.Semaphore(UNDER_WAY), COUNT[store_kind], 0

    async def in_turn(operation: Operation) -> None:
        async with turns:
            await check(synthetic, operation)

    async with asyncio.TaskGroup() as group:
        while wanted:
            seed += 1
            if operation := drawn(arguments, seed):
                wanted -= 1
                group.create_task(in_turn(operation))
