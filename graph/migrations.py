"""Migrations of the graph: its constraints, its indexes and the stored form of its properties.

The graph stores its version in one node, `(:SchemaVersion {id: 'schema', version})`. Each step brings the graph to the
next version. Steps are idempotent, so an interrupted step is run again.
"""

import contextlib
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence

from graph import data_version
from graph.model import MODEL, Model
from graph.model.derived import NAMES_PROPERTY, SEARCH_PROPERTY
from graph.store.errors import StoreConflict, StoreTooNew
from graph.store.interface import Store
from graph.text import name_terms, search_terms

logger = logging.getLogger(__name__)

READ_VERSION = "MATCH (v:SchemaVersion {id: 'schema'}) RETURN v.version"
WRITE_VERSION = "MERGE (v:SchemaVersion {id: 'schema'}) SET v.version = $version"

#: Attempts at a step: instances of the service that start at the same time on one graph conflict.
ATTEMPTS = 5
#: Nodes updated in one transaction.
BATCH = 1000


def search_index(label: str) -> str:
    """Return the name of the label's full-text index."""
    return f"search_{label}"


def schema_statements(model: Model) -> Iterator[str]:
    """Yield the statements that create the constraints and indexes of reads and writes, except the full-text indexes.

    - The id is unique within each label, interfaces included.
    - An `indexed` property has an index for equality.
    - A `sortable` property has a composite index with the id, which breaks ties in the order.
    - The label of an interface has the indexes of the properties that all its types share.
    """
    labels = {t.label: t.properties for t in model.node_types}
    for interface in model.interfaces:
        shared = [set(t.properties) for t in model.concrete(interface)]
        labels[interface] = tuple(sorted(set.intersection(*shared), key=lambda p: p.name))
    for label in (*labels, "SchemaVersion", "DataVersion"):
        yield f"CREATE CONSTRAINT {label}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for label, properties in labels.items():
        for each in properties:
            if each.indexed:
                yield f"CREATE INDEX {label}_{each.name} IF NOT EXISTS FOR (n:{label}) ON (n.{each.name})"
            if each.sortable:
                yield (f"CREATE INDEX {label}_{each.name}_id IF NOT EXISTS FOR (n:{label}) ON (n.{each.name}, n.id)")


async def _create_schema(store: Store) -> None:
    for statement in schema_statements(MODEL):
        await store.write((statement, {}))
    for node_type in MODEL.node_types:
        if any(each.searched for each in node_type.properties):
            await store.create_fulltext_index(search_index(node_type.label), node_type.label, SEARCH_PROPERTY)
    await store.write((data_version.CREATE, {}))


async def _name_category(store: Store) -> None:
    """Rename the property `kind` of regions to `category`: `kind` of municipalities has another meaning."""
    await store.write(("MATCH (r:Region) WHERE r.kind IS NOT NULL SET r.category = r.kind REMOVE r.kind", {}))


async def _join_words(store: Store) -> None:
    """Add the words joined at an apostrophe to the search terms."""
    for type_ in MODEL.node_types:
        if searched := [each.name for each in type_.properties if each.searched]:
            await _rewrite(
                store,
                type_.label,
                SEARCH_PROPERTY,
                searched,
                search_terms,
                where=f" WHERE n.{SEARCH_PROPERTY} IS NOT NULL",
            )


async def _rewrite(
    store: Store,
    label: str,
    property_: str,
    texts: Sequence[str],
    derive: Callable[[list[str | None]], str | list[str]],
    where: str = "",
) -> None:
    """Recompute a property from the texts of each node and write the values that changed."""
    listed = ", ".join(f"n.{name}" for name in texts)
    records = store.stream(f"MATCH (n:{label}){where} RETURN n.id, n.{property_}, [{listed}]")
    async with contextlib.aclosing(records):
        rows = [
            {"id": id_, "value": value}
            async for id_, old, values in records
            if (value := derive(values) or None) != old
        ]
    for begin in range(0, len(rows), BATCH):
        await store.write(
            (
                f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n.{property_} = row.value",
                {"rows": rows[begin : begin + BATCH]},
            )
        )


async def _count(store: Store) -> None:
    """Record the counts for the integrity check. A later step that adds or removes nodes must count again."""
    await store.write((data_version.COUNT, {}))


async def _add_name_terms(store: Store) -> None:
    """Add the name terms, by which search hits are ranked."""
    for type_ in MODEL.node_types:
        if names := [each.name for each in type_.properties if each.searched == "name"]:
            await _rewrite(store, type_.label, NAMES_PROPERTY, names, name_terms)


#: The steps in the order of the versions, starting with version 1. A released step never changes. A change of the
#: model's constraints or indexes is a new step, which may be `_create_schema` again.
STEPS: tuple[Callable[[Store], Awaitable[None]], ...] = (
    _create_schema,
    _name_category,
    _join_words,
    _count,
    _add_name_terms,
)

VERSION = len(STEPS)


async def version(store: Store) -> int:
    """Return the graph's version; 0 for a new graph."""
    return await store.read(READ_VERSION) or 0


async def check(store: Store) -> int:
    """Return the graph's version. Raises StoreTooNew if a newer version of the program wrote it."""
    current = await version(store)
    if current > VERSION:
        raise StoreTooNew(current, VERSION)
    return current


async def upgrade(store: Store) -> None:
    """Upgrade the graph to this program's version; a no-op if it is up to date.

    Raises:
        StoreTooNew: a newer version of the program wrote the graph.
    """
    current = await check(store)
    for number in range(current + 1, VERSION + 1):
        logger.info("Upgrading the graph to version %d", number)
        await _run_step(number, store)


async def _run_step(number: int, store: Store) -> None:
    for attempts_left in reversed(range(ATTEMPTS)):
        try:
            await STEPS[number - 1](store)
            await store.write((WRITE_VERSION, {"version": number}))
            return
        except StoreConflict:
            if not attempts_left:
                raise
