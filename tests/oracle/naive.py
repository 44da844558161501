"""The public schema on plain tables: graphql-core's own execution, with resolvers that walk the tables in loops.

From the schema's declarations it reads only the path of a field and the conditions of a `where`. It uses no code of
the planner.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import strawberry
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    execute_sync,
    parse,
)

from graph.model import MODEL
from graph.query.errors import QueryError
from graph.query.fields.by_id import ById
from graph.query.fields.computed import Computed
from graph.query.fields.connection.aggregate import Aggregate
from graph.query.fields.connection.facets import Facets
from graph.query.fields.connection.measures import MeasureOf
from graph.query.fields.label import Label, LabelText
from graph.query.fields.to_many import ToMany
from graph.query.fields.to_one import ToOne
from graph.query.fields.translated import Translated
from graph.query.fields.value import Value
from graph.query.links import SourcesOfRelationship
from schema.declare import GRAPH
from schema.names import known
from schema.public import CONDITIONS, SCHEMA
from schema.query import Query
from schema.strawberry_adapter import graphql_schema, metadata_of
from tests.oracle import grouping
from tests.oracle.grouping import Facet, facet_of
from tests.oracle.paging import Item, Page, page_of
from tests.oracle.tables import Node, Tables
from tests.oracle.walking import HasSources, follow
from tests.oracle.where import matches


class Naive:
    """Executes operations on tables."""

    def __init__(self, tables: Tables):
        self.tables = tables
        self.schema = _schema()
        for type_ in self.schema.type_map.values():
            if isinstance(type_, (GraphQLInterfaceType, GraphQLUnionType)):
                type_.resolve_type = lambda node, info, abstract: node.label
            elif isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__"):
                for name, field in type_.fields.items():
                    field.resolve = self._resolver(type_.name, name, declaration_of(field))

    def execute(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """Return the response: `data`, and the path, locations, code and argument of each error in `errors`."""
        result = execute_sync(self.schema, parse(query), variable_values=variables)
        response: dict[str, Any] = {"data": result.data}
        for error in result.errors or ():
            cause = error.original_error
            if not isinstance(cause, QueryError):
                raise cause or error
            response.setdefault("errors", []).append(
                {
                    "path": error.path,
                    "locations": [location.formatted for location in error.locations or ()],
                    "code": cause.code,
                    "argument": cause.argument,
                }
            )
        return response

    def _resolver(self, type_: str, name: str, declaration):
        match declaration:
            case Value(property=stored):
                return lambda source, info: source.values.get(stored)
            case Translated(base=base):
                return lambda source, info, lang: _translated(source, base, lang.value)
            case Label(parts=parts):
                return lambda source, info, lang: self._label(source, parts, lang.value)
            case ToOne(link=path):
                return lambda source, info: next((node for node, _ in follow(self.tables, path, source)), None)
            case ToMany(link=SourcesOfRelationship() as path, target=target):
                return lambda source, info, **arguments: (
                    self._page(path, target, source, _plain(arguments)) if source.has_sources else None
                )
            case ToMany(link=path, target=target, current=current):
                return lambda source, info, **arguments: self._page(path, target, source, _plain(arguments), current)
            case ById(label=label):
                return lambda source, info, id: self._node(id, label)
            case Computed(name="node"):
                return lambda source, info, id: self._node(id)
            case Computed(name="nodes"):
                return lambda source, info, ids: [self._node(id_) for id_ in ids]
            case Facets(target=target):
                return lambda page, info, **arguments: self._facets(target, page, _plain(arguments))
            case Aggregate(target=target):
                return lambda page, info, **arguments: self._aggregate(declaration, page, _plain(arguments))
            case MeasureOf(measure=measure):
                return lambda group, info, of: group.measure(measure.value, of.value)
            case Computed():
                return None
        if type_ in _MEMBER_TYPES or type_.endswith(("Facet", "Group", "Aggregate")):
            return None if name == "where" else lambda source, info: source.member(name)
        return _CONNECTION_FIELDS.get(name)

    def _facets(self, target: str, page: Page, arguments: Mapping[str, Any]) -> list[Facet]:
        nodes = [node for node, _ in page.whole]
        first = arguments.get("first") or 20
        return [facet_of(self.tables, CONDITIONS, target, path, nodes, first) for path in arguments["by"]]

    def _aggregate(self, declaration: Aggregate, page: Page, arguments: Mapping[str, Any]) -> grouping.Aggregate:
        start = declaration.arguments(arguments).values["from"]  # checks the arguments and decodes the cursor
        nodes = [node for node, _ in page.whole]
        return grouping.aggregate_of(self.tables, CONDITIONS, declaration.target, nodes, arguments, start)

    def _node(self, id_: str, label: str | None = None) -> Node | None:
        node = self.tables.nodes.get(id_)
        return node if node and (label is None or label in MODEL.by_label[node.label].labels) else None

    def _label(self, node: Node, parts: tuple[tuple[LabelText, ...], ...], language: str) -> str:
        texts = [next(filter(None, (self._text(node, text, language) for text in part)), None) for part in parts]
        return " — ".join(filter(None, texts)) or node.id

    def _text(self, node: Node, text: LabelText, language: str) -> str | None:
        for end, _ in follow(self.tables, text.link, node) if text.link else [(node, None)]:
            if text.translated:
                return _translated(end, text.property, language)
            return end.values.get(text.property)
        return None

    def _page(
        self, path, target: str, source: Node | HasSources | None, arguments: Mapping[str, Any], current: bool = False
    ) -> Page:
        if path is None:
            items: list[Item] = [(node, None) for node in self.tables.by_label[target]]
        elif source is None:
            items = []
        else:
            items = follow(self.tables, path, source)
        where = arguments.get("where") or {}
        if current and not _names_end(where):
            where = {"and": [where, {"validTo": {"isNull": True}}]}
        selected = [item for item in items if matches(self.tables, CONDITIONS, f"{target}Where", where, item[0])]
        return page_of(target, selected, arguments)


def _names_end(where: Mapping[str, Any]) -> bool:
    """Return whether the conditions on a node itself, also within and, or and not, are about its end."""
    inner = [*(where.get("and") or []), *(where.get("or") or []), *([where["not"]] if where.get("not") else [])]
    return "validTo" in where or any(_names_end(each) for each in inner)


class _Edge:
    """An item of a page as an edge. Its own fields read the relationship."""

    def __init__(self, page: Page, item: Item):
        self.cursor = page.cursor(item)
        self.node, self.link = item
        self.values = self.link.values if self.link else {}
        self.source_ids = self.link.source_ids if self.link else []
        self.has_sources = self.link is not None and self.link.type not in ("STATED_IN", "IN_DATASET")


#: Types whose objects return their members by name.
_MEMBER_TYPES = ("Bucket", "GroupKey")
#: Resolvers of the fields of connections, edges and page infos.
_CONNECTION_FIELDS = {
    "nodes": lambda page, info: [node for node, _ in page.items],
    "edges": lambda page, info: [_Edge(page, item) for item in page.items],
    "pageInfo": lambda page, info: page,
    "totalCount": lambda page, info: len(page.whole),
    "cursor": lambda edge, info: edge.cursor,
    "node": lambda edge, info: edge.node,
    "hasNextPage": lambda page, info: page.has_next,
    "hasPreviousPage": lambda page, info: page.has_previous,
    "startCursor": lambda page, info: page.cursor(page.items[0]) if page.items else None,
    "endCursor": lambda page, info: page.cursor(page.items[-1]) if page.items else None,
}


def _schema() -> GraphQLSchema:
    """Build the public schema again, so that its resolvers can be replaced."""
    types = [known(type_.label) for type_ in MODEL.node_types]
    return graphql_schema(strawberry.Schema(Query, types=types, config=SCHEMA.config), "The oracle.")


def declaration_of(field: GraphQLField):
    """Return the declaration of a field in the schema; None for fields of connections, edges and page infos."""
    return metadata_of(field).get(GRAPH)


def _translated(source, base: str, language: str) -> str | None:
    first, second = ("En", "Ru") if language == "EN" else ("Ru", "En")
    text = source.values.get(base + first)
    return text if text is not None else source.values.get(base + second)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {name: _plain(member) for name, member in value.items()}
    return [_plain(member) for member in value] if isinstance(value, list) else value
