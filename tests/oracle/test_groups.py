"""Facets and aggregates agree with loops over the loaded tables, and their conditions with the counts.

The values of a dimension, the `where` of each value and the measures are checked on synthetic data with every type and
property of the model.
"""

import asyncio
import random
from collections.abc import Iterator
from typing import Any

from graphql import GraphQLEnumType

from graph.model import Kind
from graph.query.dimensions import dimension_of, number_of
from graph.query.where.conditions import Catalog
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from tests.oracle.arguments import Arguments
from tests.oracle.grouping import facet_of
from tests.oracle.naive import Naive
from tests.oracle.test_conditions import LISTS, NESTED
from tests.oracle.test_oracle import check, synthetic, synthetic_folders, synthetic_naive  # noqa: F401 - fixtures
from tests.oracle.where import matches
from tests.oracle.writing import Draft, Name, Operation, literal
from tests.schema.declared import NODE_TYPES
from tests.support.narrowing import instance

#: Operations for each store. Neo4j takes up to a second to plan each of them.
COUNT = {"embedded": 60, "neo4j": 24}
CONCURRENCY = 4
KEY = "key labelRu labelEn node { __typename id ... on Topic { name broader { id } } ... on Region { country } }"
MEASURES = {"sum": "SUM", "mean": "MEAN", "median": "MEDIAN", "min": "MIN", "max": "MAX"}


def values_of(name: str) -> dict[str, str]:
    """Return the paths of an enumeration, such as `PracticeDimension`, by public name; empty if there is none."""
    type_ = GRAPHQL_SCHEMA.type_map.get(name)
    return {public: value.value for public, value in type_.values.items()} if isinstance(type_, GraphQLEnumType) else {}


def whole_numbers(target: str) -> Iterator[str]:
    """Yield the public names of whole numbers: sums of others depend on the order of addition."""
    for public, path in values_of(f"{target}Number").items():
        number = number_of(CONDITIONS, target, path)
        if number.is_year or number.stored.kind is Kind.INT:
            yield public


def draw_facets(draft: Draft, target: str) -> str:
    dimensions = list(values_of(f"{target}Dimension"))
    by = [
        Name(each) for each in draft.choice.sample(dimensions, min(len(dimensions), draft.choice.choice((1, 1, 2, 3))))
    ]
    arguments = {"by": by, "first": draft.choice.choice((1, 2, 100))}
    written = ", ".join(f"{name}: {literal(value)}" for name, value in arguments.items())
    return f"{draft.alias()}: facets({written}) {{ by bucketCount otherCount buckets {{ count {KEY} }} }}"


def draw_measure(draft: Draft, target: str, measures: dict[str, str]) -> tuple[str, str, str]:
    """Return the name of a measure in the schema and in an order, and what it measures; "" for a count."""
    numbers = list(whole_numbers(target))
    name = draft.choice.choice(["count", "distinctCount", *(measures if numbers else ())])
    if name == "count":
        return name, "COUNT", ""
    if name == "distinctCount":
        return name, "DISTINCT_COUNT", draft.choice.choice(list(values_of(f"{target}Dimension")))
    return name, measures[name], draft.choice.choice(numbers)


def draw_aggregate(draft: Draft, target: str) -> str:
    dimensions = list(values_of(f"{target}Dimension"))
    arguments: dict[str, Any] = {}
    if count := draft.choice.choice((0, 1, 1, 2, 3)):
        arguments["groupBy"] = [Name(each) for each in draft.choice.sample(dimensions, min(len(dimensions), count))]
    if draft.chance(0.6):
        _, measure, of = draw_measure(draft, target, MEASURES)
        kind = {"COUNT": "", "DISTINCT_COUNT": "dimension"}.get(measure, "number")
        order: dict[str, Any] = {"measure": Name("KEY" if draft.chance(0.2) and measure == "COUNT" else measure)}
        if kind:
            order[kind] = Name(of)
        if draft.chance(0.7):
            order["direction"] = Name(draft.choice.choice(("ASC", "DESC")))
        arguments["orderBy"] = order
    if draft.chance(0.7):
        arguments["first"] = draft.choice.choice((1, 3, 1000))
    members = [f"keys {{ {KEY} }}"]
    for _ in range(draft.choice.choice((1, 2, 3))):
        name, _, of = draw_measure(draft, target, MEASURES)
        members.append(f"{draft.alias()}: {name}{f'(of: {of})' if of else ''}")
    written = f"({', '.join(f'{name}: {literal(value)}' for name, value in arguments.items())})" if arguments else ""
    return (
        f"{draft.alias()}: aggregate{written} {{ groupCount groups {{ {' '.join(members)} }}"
        " pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"
    )


def draw_operation(arguments: Arguments, seed: int) -> Operation:
    """Return an operation with facets and an aggregate of a list, alone or below other nodes."""
    draft = Draft(random.Random(seed))
    outer, field, target, of_edge = draft.choice.choice(
        NESTED if draft.chance(0.3) else [(None, *each, "") for each in LISTS]
    )
    where = arguments.where(draft, f"{target}Where", 1) if draft.chance(0.4) else {}
    parts = [
        draw(draft, target)
        for draw in draft.choice.choice(((draw_facets,), (draw_aggregate,), (draw_facets, draw_aggregate)))
    ]
    if draft.chance(0.3):
        parts.append(f"totalCount edges {{ cursor {of_edge} node {{ id }} }}")
    page = f"(first: 2, where: {literal(where)})" if where else "(first: 2)"
    selected = f"{field}{page} {{ {' '.join(parts)} }}"
    return draft.operation(f"{{ {outer}(first: 3) {{ nodes {{ {selected} }} }} }}" if outer else f"{{ {selected} }}")


async def test_facets_and_aggregates_agree_with_the_tables(synthetic, synthetic_naive, store_kind):  # noqa: F811
    arguments = Arguments(synthetic_naive.schema, CONDITIONS, synthetic_naive.tables)
    semaphore = asyncio.Semaphore(CONCURRENCY)

    async def check_in_turn(operation: Operation) -> None:
        async with semaphore:
            await check(synthetic, operation)

    async with asyncio.TaskGroup() as group:
        for seed in range(COUNT[store_kind]):
            group.create_task(check_in_turn(draw_operation(arguments, seed)))


def test_the_conditions_of_a_value_select_exactly_the_nodes_that_are_counted(synthetic_naive):  # noqa: F811
    naive: Naive = instance(synthetic_naive, Naive)
    catalog: Catalog = CONDITIONS
    checked = missing = 0
    for target in NODE_TYPES:
        nodes = naive.tables.by_label[target]
        for path in values_of(f"{target}Dimension").values():
            dimension = dimension_of(catalog, target, path)
            for bucket in facet_of(naive.tables, catalog, target, path, nodes, 100).buckets:
                where = dimension.where(bucket.key_.raw)
                selected = [node for node in nodes if matches(naive.tables, catalog, f"{target}Where", where, node)]
                assert len(selected) == bucket.count, (target, path, where)
                checked, missing = checked + 1, missing + (bucket.key_.raw is None)
    assert checked > 1_000
    assert missing > 100
