"""Random valid operations on the public schema. A seed always gives the same operation for the same data."""

import random
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)

from graph.query.cursors import Order
from graph.query.fields.by_id import ById
from graph.query.fields.computed import Computed
from graph.query.fields.label import Label
from graph.query.fields.to_many import ToMany
from graph.query.fields.to_one import ToOne
from graph.query.fields.translated import Translated
from graph.query.where.conditions import Catalog
from tests.oracle.arguments import Arguments
from tests.oracle.naive import declaration_of
from tests.oracle.tables import Tables
from tests.oracle.writing import Draft, Name, Operation, holds_reference, literal
from tests.support.narrowing import instance, present

#: Computed root fields that the naive executor supports.
_NODE_FIELDS = ("node", "nodes")
#: Fields of every type. They are chosen less often, since most paths would lead to them.
_PROVENANCE = ("sources", "datasets", "statements", "nodes")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of the size of an operation.

    levels: levels of nested nodes. nested: selections with nested nodes in total. page: the largest page below the
    root; None for no limit. conditions: the depth of a `where`. without: excluded fields, such as `Dataset.nodes`.
    """

    levels: int = 4
    nested: int = 4
    page: int | None = None
    conditions: int = 2
    without: frozenset[str] = frozenset()


class Generator:
    """Writes operations for a schema and the data behind it."""

    def __init__(self, schema: GraphQLSchema, catalog: Catalog, tables: Tables, bounds: Bounds = Bounds()):
        self.schema, self.bounds = schema, bounds
        self.arguments = Arguments(schema, catalog, tables)

    def operation(self, seed: int) -> Operation:
        return _Writer(self, Draft(random.Random(seed))).operation()


class _Writer:
    """Writes a single operation."""

    def __init__(self, generator: Generator, draft: Draft):
        self.schema, self.bounds, self.draw = generator.schema, generator.bounds, generator.arguments
        self.draft, self.choice, self.chance = draft, draft.choice, draft.chance
        self.remaining = self.choice.randint(1, self.bounds.nested)
        self.optional = {"lang", "where", "after", "before"}
        if not self.bounds.page:
            self.optional |= {"first", "last"}

    def operation(self) -> Operation:
        fields = [
            (name, field)
            for name, field in present(self.schema.query_type).fields.items()
            if name in _NODE_FIELDS or isinstance(declaration_of(field), (ById, ToMany))
        ]
        weights = [3 if isinstance(declaration_of(field), ToMany) else 1 for _, field in fields]
        chosen = self.choice.choices(fields, weights, k=self.choice.choice((1, 1, 1, 2)))
        parts = [self._field(name, field, self.bounds.levels - 1, root=True, aliased=True) for name, field in chosen]
        if self.chance(0.1):
            parts.append(self.choice.choice(("__typename", '__type(name: "Region") { name kind }')))
        return self.draft.operation(f"{{ {' '.join(parts)} }}")

    def _node(self, type_: GraphQLNamedType, levels: int, *, aliased: bool = False) -> str:
        """Write a selection of a node's fields, with up to `levels` levels of nodes below it.

        aliased: give every field an alias, so that fragments on several types cannot conflict.
        """
        aliased = aliased or is_abstract_type(type_)
        parts: list[str] = []
        if isinstance(type_, (GraphQLObjectType, GraphQLInterfaceType)):
            parts += self._fields(type_, levels, aliased)
        if is_abstract_type(type_):
            parts += self._inline_fragments(type_, levels)
        if self.chance(0.25):
            parts.insert(self.choice.randint(0, len(parts)), "__typename")
        if not aliased and self.chance(0.2):
            parts += [f"...{name}" for name, below in self.draft.reusable.get(type_.name, ()) if below <= levels][:1]
        selection = f"{{ {' '.join(parts) or '__typename'} }}"
        if self.chance(0.12):
            return f"{{ {self.draft.fragment(type_.name, selection, levels)} }}"
        return selection

    def _inline_fragments(self, type_: GraphQLInterfaceType | GraphQLUnionType, levels: int) -> list[str]:
        possible = list(self.schema.get_possible_types(type_))
        interfaces = list(dict.fromkeys(i for t in possible for i in t.interfaces if i is not type_))
        names: list[GraphQLObjectType | GraphQLInterfaceType] = [*possible, *interfaces]
        chosen = self.choice.sample(names, min(len(names), self.choice.randint(1, 3)))
        return [f"... on {on.name}{self._directive()} {self._node(on, levels, aliased=True)}" for on in chosen]

    def _fields(self, type_: GraphQLObjectType | GraphQLInterfaceType, levels: int, aliased: bool) -> list[str]:
        leaves = [(n, f) for n, f in type_.fields.items() if is_leaf_type(get_named_type(f.type))]
        nested = [
            (n, f)
            for n, f in type_.fields.items()
            if f"{type_.name}.{n}" not in self.bounds.without and isinstance(declaration_of(f), (ToOne, ToMany))
        ]
        chosen = self.choice.choices(leaves, k=self.choice.choice((1, 1, 2, 3)))
        if levels and self.remaining > 0 and nested:
            weights = [1 if name in _PROVENANCE else 7 for name, _ in nested]
            chosen += self.choice.choices(nested, weights, k=self.choice.choice((1, 1, 2)))
            self.remaining -= 1
        self.choice.shuffle(chosen)
        return [self._field(name, field, levels - 1, aliased=aliased) for name, field in chosen]

    def _field(self, name: str, field: GraphQLField, levels: int, *, root: bool = False, aliased: bool = False) -> str:
        declaration = declaration_of(field)
        arguments = self._draw_arguments(name, declaration, root)
        head = f"{self.draft.alias()}: {name}" if arguments or aliased or self.chance(0.2) else name
        if arguments:
            head += f"({', '.join(self._write_argument(field, key, value) for key, value in arguments.items())})"
        below = get_named_type(field.type)
        if is_leaf_type(below):
            return head + self._directive()

        def selection() -> str:
            if isinstance(declaration, ToMany):
                return self._connection(instance(below, GraphQLObjectType), levels)
            return self._node(below, levels)

        written = f"{head}{self._directive()} {selection()}"
        if self.chance(0.1):
            written += f" {head} {selection()}"
        return written

    def _draw_arguments(self, name: str, declaration, root: bool) -> dict[str, Any]:
        match declaration:
            case Translated() | Label():
                return {"lang": Name(self.choice.choice(("RU", "EN")))} if self.chance(0.7) else {}
            case ById(label=label):
                return {"id": self.draw.id(self.draft, label)}
            case Computed(name="node"):
                return {"id": self.draw.id(self.draft)}
            case Computed(name="nodes"):
                return {"ids": [self.draw.id(self.draft) for _ in range(self.choice.randint(0, 4))]}
            case ToMany(target=target):
                return self._page(target, root)
        return {}

    def _page(self, target: str, root: bool) -> dict[str, Any]:
        arguments: dict[str, Any] = {}
        order = Order()
        if self.chance(0.5):
            arguments["orderBy"], order = self.draw.order(self.draft, target)
        if self.chance(0.3):
            arguments["where"] = self.draw.where(self.draft, f"{target}Where", self.bounds.conditions)
        size = self.choice.choice((1, 2, 3, 5, 5, 20, 100, 1000))
        if self.bounds.page:
            size = min(size, self.bounds.page)
        if self.bounds.page or self.chance(0.5):
            arguments["last" if self.chance(0.4) else "first"] = size
        for side in ("after", "before"):
            if self.chance(0.12):
                arguments[side] = self.draw.cursor(self.draft, target, order)
        if root and self.chance(0.04):
            arguments |= self._invalid_arguments(target)
        return arguments

    def _invalid_arguments(self, target: str) -> dict[str, Any]:
        foreign = self.draw.cursor(self.draft, target, Order("nameRu" if target == "Source" else "title", True))
        return self.choice.choice(
            (
                {"first": -1},
                {"first": 1001},
                {"last": 0},
                {"first": 1, "last": 1},
                {"after": "nonsense"},
                {"before": foreign},
            )
        )

    def _write_argument(self, field: GraphQLField, name: str, value: Any) -> str:
        if holds_reference(value):
            return f"{name}: {literal(value)}"
        if self.chance(0.3):
            value = self.draft.variable(str(field.args[name].type), value)
        elif name in self.optional and self.chance(0.05):
            value = self.draft.missing_variable(str(field.args[name].type).removesuffix("!"))
        return f"{name}: {literal(value)}"

    def _connection(self, type_: GraphQLObjectType, levels: int) -> str:
        members = self.choice.sample(("pageInfo", "totalCount"), self.choice.choice((0, 0, 1, 1, 2)))
        if not members or self.chance(0.85):
            members.append(self.choice.choice(("nodes", "nodes", "edges")))
        if self.chance(0.15):
            members.append(self.choice.choice((*members, "nodes", "edges")))
        self.choice.shuffle(members)
        parts = []
        for name in members:
            below = get_named_type(type_.fields[name].type)
            head = f"{self.draft.alias()}: {name}" if self.chance(0.2) else name
            match name:
                case "nodes":
                    parts.append(f"{head} {self._node(below, levels)}")
                case "edges":
                    parts.append(f"{head} {self._edge(instance(below, GraphQLObjectType), levels)}")
                case "pageInfo":
                    chosen = self._sample(list(instance(below, GraphQLObjectType).fields))
                    parts.append(f"{head} {{ {' '.join(chosen)} }}")
                case _:
                    parts.append(head + self._directive())
        if self.chance(0.1):
            parts.append("__typename")
        return f"{{ {' '.join(parts)} }}"

    def _edge(self, type_: GraphQLObjectType, levels: int) -> str:
        parts = []
        # Edges of sources have sources themselves: the recursion stops when no level is left.
        for name in self._sample([name for name in type_.fields if levels or name != "sources"]):
            field = type_.fields[name]
            if name == "node":
                parts.append(f"node {self._node(get_named_type(field.type), levels)}")
            else:
                parts.append(self._field(name, field, levels - 1))
        return f"{{ {' '.join(parts)} }}"

    def _sample(self, names: list[str]) -> list[str]:
        return self.choice.sample(names, self.choice.randint(1, len(names)))

    def _directive(self) -> str:
        if not self.chance(0.06):
            return ""
        value = self.chance(0.5)
        condition = self.draft.variable("Boolean!", value) if self.chance(0.7) else value
        return f" @{self.choice.choice(('skip', 'include'))}(if: {literal(condition)})"
