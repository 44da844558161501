"""Facets and aggregates on plain tables: values by walking the tables, counts and measures by loops.

A path of conditions, such as `practice.topics` or `runningOn:year`, is walked independently of the planner.
"""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from typing import Any

from graph.query.cursors import Order, encode_cursor
from graph.query.where.conditions import Catalog, LinkCondition, PathCondition, ValueCondition
from messages import SENTENCES
from tests.oracle.tables import Node, Tables
from tests.oracle.walking import follow
from tests.support.narrowing import present


@dataclass(frozen=True, slots=True)
class Key:
    """A value with its labels; `node` is the value itself if that is a node. `raw` sorts and compares."""

    raw: Any
    label_ru: str = field(compare=False)
    label_en: str = field(compare=False)
    node: Node | None = field(default=None, compare=False)

    @property
    def key(self) -> str | None:
        return None if self.raw is None else str(self.raw)

    def member(self, name: str) -> Any:
        return {"key": self.key, "labelRu": self.label_ru, "labelEn": self.label_en, "node": self.node}[name]


MISSING = Key(None, "Не указано", "Not stated")
Keys = tuple[Key, ...]


def keys_of(tables: Tables, catalog: Catalog, target: str, path: str, node: Node) -> list[Key]:
    """Return the different values of a node, or only MISSING."""
    ends, part = _ends(tables, catalog, target, path, node)
    values = {value.raw: value for end, name in ends if (value := _key(end, name, part)) is not None}
    return list(values.values()) or [MISSING]


def number_of(tables: Tables, catalog: Catalog, target: str, path: str, node: Node) -> int | float | None:
    """Return the number of a node; None if it has none."""
    ends, part = _ends(tables, catalog, target, path, node)
    values = [end.values.get(present(name)) for end, name in ends]
    if not values or values[0] is None:
        return None
    return int(values[0][:4]) if part == "year" else values[0]


def _ends(
    tables: Tables, catalog: Catalog, target: str, path: str, node: Node
) -> tuple[list[tuple[Node, str | None]], str]:
    """Return the nodes at the end of a path, each with the property that is the value, and the part of it."""
    path, _, part = path.partition(":")
    nodes, group = [node], f"{target}Where"
    for name in path.split(".") if path else ():
        match catalog[group][name]:
            case LinkCondition(link=link, where=inner):
                nodes, group = [end for start in nodes for end, _ in follow(tables, link, start)], inner
            case ValueCondition(property=property_):
                return [(each, property_) for each in nodes], part
            case PathCondition(links=links, condition=ValueCondition(property=property_)):
                return [
                    (end, property_) for start in nodes for link in links for end, _ in follow(tables, link, start)
                ], part
    return [(each, None) for each in nodes], part


def _raw(position: int, group: "Group") -> Any:
    return group.keys[position].raw


def _key(end: Node, property_: str | None, part: str) -> Key | None:
    if part == "level":
        level = end.label.upper()
        name = f"enum.Territory.level.{level}"
        return Key(level, SENTENCES["ru"][name], SENTENCES["en"][name])
    if property_ is None:
        russian, english, title = (end.values.get(name) for name in ("nameRu", "nameEn", "title"))
        return Key(
            end.id,
            next(text for text in (russian, english, title, end.id) if text is not None),
            next(text for text in (english, russian, title, end.id) if text is not None),
            end,
        )
    value = end.values.get(property_)
    if value is None:
        return None
    if part == "year":
        return Key(value[:4], value[:4], value[:4])
    if part == "decade":
        return Key(f"{value[:3]}0", f"{value[:3]}0-е годы", f"{value[:3]}0s")
    names = (f"country-name.{value}", f"enum.{end.label}.{property_}.{value}")
    russian, english = (
        next((SENTENCES[language][name] for name in names if name in SENTENCES[language]), str(value))
        for language in ("ru", "en")
    )
    return Key(value, russian, english)


@dataclass(frozen=True, slots=True)
class Bucket:
    key_: Key
    count: int

    def member(self, name: str) -> Any:
        return self.count if name == "count" else self.key_.member(name)


@dataclass(frozen=True, slots=True)
class Facet:
    by: str
    buckets: list[Bucket]
    bucket_count: int
    other_count: int

    def member(self, name: str) -> Any:
        return {
            "by": self.by,
            "buckets": self.buckets,
            "bucketCount": self.bucket_count,
            "otherCount": self.other_count,
        }[name]


def facet_of(tables: Tables, catalog: Catalog, target: str, path: str, nodes: Sequence[Node], first: int) -> Facet:
    """Return the counts of the nodes by one dimension."""
    groups = _grouped(tables, catalog, target, [path], nodes)
    missing = [Bucket(MISSING, len(members)) for (key,), members in groups.items() if key.raw is None]
    known = [Bucket(key, len(members)) for (key,), members in groups.items() if key.raw is not None]
    known.sort(key=lambda bucket: (-bucket.count, bucket.key_.raw))
    return Facet(path, known[:first] + missing, len(groups), sum(bucket.count for bucket in known[first:]))


def _grouped(
    tables: Tables, catalog: Catalog, target: str, paths: Sequence[str], nodes: Sequence[Node]
) -> dict[Keys, list[Node]]:
    groups: dict[tuple[Any, ...], tuple[Keys, list[Node]]] = {}
    for node in nodes:
        for keys in product(*(keys_of(tables, catalog, target, path, node) for path in paths)):
            groups.setdefault(tuple(key.raw for key in keys), (keys, []))[1].append(node)
    return dict(groups.values())


class Group:
    """A group of nodes with the values that they share."""

    def __init__(self, tables: Tables, catalog: Catalog, target: str, keys: Keys, nodes: Sequence[Node]):
        self.tables, self.catalog, self.target, self.keys, self.nodes = tables, catalog, target, keys, nodes

    def member(self, name: str) -> Any:
        return {"keys": list(self.keys), "count": len(self.nodes)}[name]

    def measure(self, name: str, of: str | None) -> int | float | None:
        """Return a measure by its name in an order: COUNT, DISTINCT_COUNT, SUM, MEAN, MEDIAN, MIN or MAX."""
        if of is None:
            return len(self.nodes)
        if name == "DISTINCT_COUNT":
            values = [keys_of(self.tables, self.catalog, self.target, of, node) for node in self.nodes]
            return len({key.raw for keys in values for key in keys} - {None})
        numbers = [number_of(self.tables, self.catalog, self.target, of, node) for node in self.nodes]
        known = [number for number in numbers if number is not None]
        return _MEASURES[name](known) if known else None


_MEASURES: dict[str, Callable[[list[Any]], float]] = {
    "SUM": sum,
    "MEAN": lambda numbers: sum(numbers) / len(numbers),
    "MEDIAN": statistics.median,
    "MIN": min,
    "MAX": max,
}


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A page of the groups. `items`, `has_next` and `has_previous` are those of `pageInfo`."""

    target: str
    order: Order
    start: int
    items: Sequence[Group]
    count: int

    @property
    def has_next(self) -> bool:
        return self.start + len(self.items) < self.count

    @property
    def has_previous(self) -> bool:
        return self.start > 0

    def cursor(self, group: Group) -> str:
        return encode_cursor(f"{self.target}Group", self.order, self.start + self.items.index(group) + 1, "")

    def member(self, name: str) -> Any:
        return {"groups": self.items, "groupCount": self.count, "pageInfo": self}[name]


def aggregate_of(
    tables: Tables, catalog: Catalog, target: str, nodes: Sequence[Node], arguments: Mapping[str, Any], start: int
) -> Aggregate:
    """Return the page of groups that the arguments request. start: the number of groups before the page."""
    paths = arguments.get("groupBy") or []
    groups = _grouped(tables, catalog, target, paths, nodes) if paths else {(): list(nodes)}
    items = [Group(tables, catalog, target, keys, members) for keys, members in groups.items()]
    order_by = arguments.get("orderBy") or {"direction": "DESC"}
    measure = order_by.get("measure") or "COUNT"
    of, descending = order_by.get("dimension") or order_by.get("number"), order_by.get("direction") == "DESC"
    for i in reversed(range(len(paths))):
        _sort(items, partial(_raw, i), reverse=descending and measure == "KEY")
    if measure != "KEY":
        _sort(items, lambda group: group.measure(measure, of), reverse=descending)
    first = arguments.get("first") or 20
    order = Order("|".join((*paths, measure, of or "")), descending)
    return Aggregate(target, order, start, items[start : start + first], len(items))


def _sort(items: list[Group], value: Callable[[Group], Any], *, reverse: bool) -> None:
    """Sort stably by a value; missing ones come last in either direction."""
    known = [item for item in items if value(item) is not None]
    missing = [item for item in items if value(item) is None]
    known.sort(key=value, reverse=reverse)
    items[:] = known + missing
