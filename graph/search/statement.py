"""The statement of a search: it finds, ranks, takes the page and reads what is selected of the page's nodes.

It is compiled once for the types that are searched, the form of the page and the selection. Its own values are the
last of the arguments that it is sent with.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from graph.model import MODEL
from graph.query import (
    MAX_ROW,
    Arguments,
    Compilation,
    GraphSizes,
    NodeReader,
    NodeSelection,
    Parents,
    Pricing,
    Reading,
    Row,
    Statement,
    TooManyConditions,
)
from graph.search.ranking import ranked
from graph.text import MAX_COMPARED

#: So many hits are counted; of more, only this is known.
MAX_COUNTED = 50_000
#: So many hits are ranked: those that the store, which compares names only, puts first.
MAX_RANKED = 500
#: What many nodes match takes long: few such hold each other back.
LARGEST_BATCH = 8
#: The slot of the search's own values: the last before the ids of a fetch, of which there are none.
_OWN = -2
#: A row of a node of which nothing is selected that the store would have to read.
_NOTHING = "[true]"
_PARAMETER = re.compile(r"\$(p\d+)\b")

_NAMES = tuple(
    dict.fromkeys(each.name for type_ in MODEL.node_types for each in type_.properties if each.searched == "name")
)
#: The labels of all types that can be searched.
SEARCHED = tuple(type_.label for type_ in MODEL.node_types if any(each.searched for each in type_.properties))
#: Their searched properties, in the order in which texts are read.
PROPERTIES = tuple(dict.fromkeys(each.name for type_ in MODEL.node_types for each in type_.properties if each.searched))

#: The nodes that were read, for each selection by their ids.
FoundNodes = Mapping[NodeSelection, Mapping[str, Row]]


@dataclass(frozen=True, slots=True)
class Form:
    """All that decides the text of the statement beside the selection.

    The types that are searched do not: a store would plan another statement for each choice of types.

    texts: whether the texts of the page's nodes are read. backward: whether the page is the end of its part of the
    list. after, before: whether the part begins and ends at a cursor. joined: whether a word of the query stands at an
    apostrophe.
    """

    texts: bool = True
    backward: bool = False
    after: bool = False
    before: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class FoundPage:
    """What a row of the statement says.

    total: how many were found, at most one more than `MAX_COUNTED`. count: how many were ranked. low, high: the part
    of the ranked list between the cursors. hits: id, score and texts of the page's nodes, in their order.
    """

    total: int
    count: int
    low: int
    high: int
    hits: Sequence[tuple[str, float, Sequence[str | None]]]
    nodes: FoundNodes


@dataclass(frozen=True, slots=True)
class _Column:
    """The nodes of some types, of one selection: their readers by label. position: in the row; None where the ids of
    the hits say all."""

    selection: NodeSelection
    position: int | None
    readers: Mapping[str, NodeReader]


class SearchCompiler:
    """Compiles the statement of a search for one form and some selections of its nodes."""

    def __init__(self, compilation: Compilation, form: Form, selections: Sequence[NodeSelection] = ()) -> None:
        self._compilation, self._form, self._selections = compilation, form, selections

    def compile(self) -> Statement:
        """The statement; its row is read as a FoundPage. Raises TooManyConditions."""
        expressions, columns = self._nodes()
        texts = [f"left(hit[0].{name}, {MAX_COMPARED})" for name in PROPERTIES] if self._form.texts else []
        result = ", ".join(
            (
                "size(found)",
                "size(ranked)",
                "low",
                "high",
                f"[hit IN page | [hit[0].id, hit[1], [{', '.join(texts)}]]]",
                *expressions,
            )
        )
        low, high, page = self._part()
        # Lists of one member bind a name: the embedded store loses sight of a batch's row at the first WITH, and Neo4j
        # takes no aggregation here.
        row = f"""
head(COLLECT {{
    UNWIND [{self._found()}] AS found
    UNWIND [{ranked(f"found[..{MAX_RANKED}]", self._own("words"), joined=self._form.joined)}] AS ranked
    UNWIND [{low}] AS low
    UNWIND [{high}] AS high
    UNWIND [{page}] AS page
    {self._compilation.returned(f"[{result}]", "found", "ranked", "low", "high", "page").strip()}
}})
""".strip()
        if self._compilation.has_semi_join and len(row) > MAX_ROW:
            raise TooManyConditions

        def read(row: list[Any], reading: Reading) -> FoundPage:
            return _page(row, columns, reading)

        return Statement(
            row, self._compilation.parameters, read, self._reads, largest_batch=self._largest_batch(expressions)
        )

    def _largest_batch(self, expressions: Sequence[str]) -> int:
        """One where the nodes have parameters of their own: the embedded store may lose sight of a batch's row there.
        Neo4j takes no semi-join in a batch."""
        used = {name for expression in expressions for name in _PARAMETER.findall(expression)}
        alone = self._compilation.has_semi_join or not used <= set(self._compilation.parameters.shared)
        return 1 if alone else LARGEST_BATCH

    def _own(self, *path: str | int, shared: bool = False) -> str:
        """The parameter of one of the search's own values."""
        return self._compilation.parameters.add(_OWN, path, shared=shared)

    def _found(self) -> str:
        """The expression of the nodes that were found: of more than are ranked, those that matter first.

        Names that contain all words go first, and short ones: the stores' own scores differ.
        """
        names = " + ' ' + ".join(f"coalesce(node.{name}, '')" for name in _NAMES)
        # The embedded store takes the name of an index from a parameter only.
        return f"""COLLECT {{
    WITH {self._own("query")} AS asked, {self._own("starts")} AS starts
    UNWIND {self._own("indexes", shared=True)} AS index
    CALL db.index.fulltext.queryNodes(index, asked) YIELD node
    WITH node, starts LIMIT {MAX_COUNTED + 1}
    WITH node, starts, replace(toLower({names}), 'ё', 'е') AS name
    ORDER BY CASE WHEN all(start IN starts WHERE name CONTAINS start) THEN 0 ELSE 1 END, size(name), node.id
    RETURN node
}}"""

    def _part(self) -> tuple[str, str, str]:
        """The expressions of both ends of the list between the cursors, and of the page.

        A place behind a hit that is gone is behind the last that scored better, one before it before the first that
        scored worse.
        """
        size = self._own("size")
        low = self._place("after", 1, ">") if self._form.after else "0"
        high = self._place("before", 0, ">=") if self._form.before else "size(ranked)"
        if self._form.backward:
            return low, high, f"ranked[CASE WHEN high - {size} > low THEN high - {size} ELSE low END..high]"
        return low, high, f"ranked[low..CASE WHEN low + {size} < high THEN low + {size} ELSE high END]"

    def _place(self, side: str, behind: int, better: str) -> str:
        id_, score = self._own(side, "id"), self._own(side, "value")
        return (
            f"coalesce(head([i IN range(0, size(ranked) - 1) WHERE ranked[i][0].id = {id_} | i + {behind}]),"
            f" size([hit IN ranked WHERE hit[1] {better} {score}]))"
        )

    def _nodes(self) -> tuple[list[str], list[_Column]]:
        """The expressions of the nodes, and how they are read: one for all types of which the same is selected."""
        expressions: list[str] = []
        columns: list[_Column] = []
        for selection in self._selections:
            node = self._compilation.names.new("n")
            compiled = [(label, *selection.of(label).compile(self._compilation, node)) for label in SEARCHED]
            for expression, group in groupby(sorted(compiled, key=itemgetter(1)), key=itemgetter(1)):
                readers = {label: reader for label, _, reader in group}
                position = None if expression == _NOTHING else 5 + len(expressions)
                columns.append(_Column(selection, position, readers))
                if position is not None:
                    expressions.append(self._column(node, expression, readers))
        return expressions, columns

    def _column(self, node: str, expression: str, labels: Mapping[str, object]) -> str:
        some = "" if len(labels) == len(SEARCHED) else (f" WHERE {' OR '.join(f'hit[0]:{label}' for label in labels)}")
        returned = self._compilation.returned(f"[{node}.id, {expression}]", node)
        return f"COLLECT {{ UNWIND [hit IN page{some} | hit[0]] AS {node}{returned} }}"

    def _reads(self, arguments: Sequence[Arguments], _: Sequence[int], sizes: GraphSizes | None) -> float:
        """What is read of the page; how many are found is not known."""
        count: int = arguments[_OWN + 1].values["size"]
        pricing = Pricing(self._compilation.catalog, arguments, sizes)
        below: float = sum(
            max(
                sum(
                    part.reads
                    for part in selection.of(label).prices(pricing, Parents(count, count, (label,), distinct=True))
                )
                for label in SEARCHED
            )
            for selection in self._selections
        )
        return 1 + count + below


def _page(row: list[Any], columns: Sequence[_Column], reading: Reading) -> FoundPage:
    total, count, low, high, hits, *_ = row
    nodes: dict[NodeSelection, dict[str, Row]] = {}
    labels = {id_: label_of(id_) for id_, *_ in hits}
    for column in columns:
        found = nodes.setdefault(column.selection, {})
        rows: Sequence[tuple[str, list[Any]]] = (
            row[column.position]
            if column.position is not None
            else [(id_, [True]) for id_, label in labels.items() if label in column.readers]
        )
        for id_, node in rows:
            found[id_] = column.readers[labels[id_]](node, reading)
    return FoundPage(total, count, low, high, hits, nodes)


def label_of(id_: str) -> str:
    """The label of the type of a node that was found."""
    type_ = MODEL.type_of_id(id_)
    if type_ is None:
        raise LookupError(f"{id_}: no searched type has ids like this")
    return type_.label
