"""Conditions through relationships select the same nodes as a walk over the loaded tables.

Only conditions that compile to semi-joins are tested here: the generated operations of test_oracle.py cover the others.
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

#: Operations for each store. Neo4j takes up to a second to plan each of them. The last operation to reach a new path of
#: the planner is the 93rd.
COUNT = {"embedded": 100, "neo4j": 20}
CONCURRENCY = 4
#: Root fields with the type of their nodes.
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
#: Fields below a root field, with the type of their nodes and a property of their edges.
NESTED = [
    ("regions", "municipalities", "Municipality", ""),
    ("regions", "borders", "Region", ""),
    ("topics", "practices", "Practice", ""),
    ("people", "offices", "Territory", "position"),
    ("teams", "members", "Person", "role"),
    ("practices", "adoptions", "Adoption", ""),
    ("organizations", "people", "Person", "position"),
]


def draw_operation(arguments: Arguments, seed: int) -> Operation | None:
    """Return an operation with a condition that needs a semi-join, or None if the drawn one needs none."""
    draft = Draft(random.Random(seed))
    outer, field, target, of_edge = draft.choice.choice(
        NESTED if draft.chance(0.3) else [(None, *each, "") for each in LISTS]
    )
    where = arguments.where(draft, f"{target}Where", 4)
    conditions = page_arguments({"where": where}, target).values["where"]
    extent = extent_of(CONDITIONS, f"{target}Where", conditions)
    if (
        not needs_semi_join(formula_of(CONDITIONS, f"{target}Where", conditions, ("where",)))
        or extent.comparisons > DEFAULT_BOUNDS.conditions
        or extent.depth > DEFAULT_BOUNDS.condition_depth
    ):
        return None
    size = draft.choice.choice((1, 3, 100))
    page = f"first: {size}, where: {literal(where)}"
    selected = f"{field}({page}) {{ totalCount edges {{ cursor {of_edge} node {{ id }} }} pageInfo {{ hasNextPage }} }}"
    return draft.operation(f"{{ {outer}(first: 5) {{ nodes {{ {selected} }} }} }}" if outer else f"{{ {selected} }}")


async def test_semi_join_conditions_agree_with_the_tables(synthetic, synthetic_naive, store_kind):  # noqa: F811
    arguments = Arguments(synthetic_naive.schema, CONDITIONS, synthetic_naive.tables)
    semaphore, remaining, seed = asyncio.Semaphore(CONCURRENCY), COUNT[store_kind], 0

    async def check_in_turn(operation: Operation) -> None:
        async with semaphore:
            await check(synthetic, operation)

    async with asyncio.TaskGroup() as group:
        while remaining:
            seed += 1
            if operation := draw_operation(arguments, seed):
                remaining -= 1
                group.create_task(check_in_turn(operation))
