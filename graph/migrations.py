"""Constraints, indexes and the stored form of the graph, by version.

A graph says its version in one node, `(:SchemaVersion {id: 'schema', version})`. What this program adds to a
graph of an older version is a list of steps; each is idempotent, so one that was interrupted is simply made
again.
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

#: Copies of the service that start at the same moment on the same graph get in each other's way.
ATTEMPTS = 5
#: Nodes that one transaction changes.
BATCH = 1000


def search_index(label: str) -> str:
    """The name of the label's full-text index."""
    return f"search_{label}"


def schema_statements(model: Model) -> Iterator[str]:
    """What makes the constraints and indexes that reads and writes use, apart from full text.

    - The id is unique for each label, and for each interface's.
    - A property that is read by equality has an index.
    - One that lists are ordered by has an index together with the id, the tie-breaker of the order. A label
      of an interface has it for what all its types share.
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
    """What a region is called was its `kind`, a name that means another thing of municipalities."""
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
    made: Callable[[list[str | None]], str | list[str]],
    where: str = "",
) -> None:
    """Write a property that is made from some texts of a node, where it is another than before."""
    listed = ", ".join(f"n.{name}" for name in texts)
    found = store.stream(f"MATCH (n:{label}){where} RETURN n.id, n.{property_}, [{listed}]")
    async with contextlib.aclosing(found):
        rows = [{"id": id_, "value": value} async for id_, old, given in found if (value := made(given) or None) != old]
    for begin in range(0, len(rows), BATCH):
        await store.write(
            (
                f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n.{property_} = row.value",
                {"rows": rows[begin : begin + BATCH]},
            )
        )


async def _count(store: Store) -> None:
    """What the graph holds, which later starts compare it with. A later step that adds or removes counts again."""
    await store.write((data_version.COUNT, {}))


async def _add_name_terms(store: Store) -> None:
    """Add the words of the names, by which hits are ranked."""
    for type_ in MODEL.node_types:
        if names := [each.name for each in type_.properties if each.searched == "name"]:
            await _rewrite(store, type_.label, NAMES_PROPERTY, names, name_terms)


#: What each version adds to the one before: number 1 is the first. Never changed once released; a change of
#: the model's constraints or indexes is a new step, which may be `_create_schema` again.
STEPS: tuple[Callable[[Store], Awaitable[None]], ...] = (
    _create_schema,
    _name_category,
    _join_words,
    _count,
    _add_name_terms,
)

VERSION = len(STEPS)


async def version(store: Store) -> int:
    """The graph's version; 0: nothing has been made yet."""
    return await store.read(READ_VERSION) or 0


async def check(store: Store) -> int:
    """The graph's version. Raises StoreTooNew where a newer program has written it."""
    found = await version(store)
    if found > VERSION:
        raise StoreTooNew(found, VERSION)
    return found


async def upgrade(store: Store) -> None:
    """Bring the graph to this program's version; a graph that has it is left alone.

    Raises:
        StoreTooNew: a newer program has written it.
    """
    found = await check(store)
    for number in range(found + 1, VERSION + 1):
        logger.info("Upgrading the graph to version %d", number)
        await _make(number, store)


async def _make(number: int, store: Store) -> None:
    for attempts_left in reversed(range(ATTEMPTS)):
        try:
            await STEPS[number - 1](store)
            await store.write((WRITE_VERSION, {"version": number}))
            return
        except StoreConflict:
            if not attempts_left:
                raise
