"""The statement of a search: it finds and ranks the hits, takes a page and reads the selected fields of its nodes.

It is compiled once for each form of search and selection. The search's own values are the last of its arguments.
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
from graph.search.ranking import preliminary_order, ranked
from graph.text import MAX_COMPARED

#: Hits that are counted; a greater total is reported as not exact.
MAX_COUNTED = 50_000
#: Hits that are ranked: the first in the store's preliminary order by name.
MAX_RANKED = 500
#: Searches in a batch: one with many hits is slow and delays the others.
LARGEST_BATCH = 8
#: The slot of the search's own values: the last before the ids of a fetch, which a search does not have.
_OWN = -2
#: The row of a node without selected fields that the store must read.
_NOTHING = "[true]"
_PARAMETER = re.compile(r"\$(p\d+)\b")

_NAMES = tuple(
    dict.fromkeys(each.name for type_ in MODEL.node_types for each in type_.properties if each.searched == "name")
)
#: The labels of the types with searched properties.
SEARCHED = tuple(type_.label for type_ in MODEL.node_types if any(each.searched for each in type_.properties))
#: The searched properties of all types, in the order of the texts of a row.
PROPERTIES = tuple(dict.fromkeys(each.name for type_ in MODEL.node_types for each in type_.properties if each.searched))

#: The nodes read, by selection and id.
HitNodes = Mapping[NodeSelection, Mapping[str, Row]]


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a search, which with the selection determines the text of the statement.

    The searched types are parameters instead: otherwise the store would plan a statement for each choice of types.

    texts: the texts of the page's nodes are read. backward: the page is the end of the list between the cursors.
    after, before: the list begins after a cursor, or ends before one. joined: a word of the query has an apostrophe.
    alternatives: a word of the query has lemmas or variants.
    """

    texts: bool = True
    backward: bool = False
    after: bool = False
    before: bool = False
    joined: bool = False
    alternatives: bool = False


@dataclass(frozen=True, slots=True)
class HitPage:
    """The row of the statement.

    total: the number of hits, at most `MAX_COUNTED` + 1. count: the number of ranked hits. low, high: the bounds of the
    ranked list between the cursors. hits: the id, score and texts of the page's nodes, in order.
    """

    total: int
    count: int
    low: int
    high: int
    hits: Sequence[tuple[str, float, Sequence[str | None]]]
    nodes: HitNodes


@dataclass(frozen=True, slots=True)
class _Column:
    """The nodes of a selection with the same expression.

    position: the index in the row; None if the ids of the hits are sufficient. readers: by label.
    """

    selection: NodeSelection
    position: int | None
    readers: Mapping[str, NodeReader]


class SearchCompiler:
    """Compiles the statement of a search for a form and the selections of its nodes."""

    def __init__(self, compilation: Compilation, form: Form, selections: Sequence[NodeSelection] = ()) -> None:
        self._compilation, self._form, self._selections = compilation, form, selections

    def compile(self) -> Statement:
        """Return the statement; its reader returns a HitPage. Raises TooManyConditions."""
        expressions, columns = self._nodes()
        texts = [f"left(hit[0].{name}, {MAX_COMPARED})" for name in PROPERTIES] if self._form.texts else []
        result = ", ".join(
            (
                "size(hits)",
                "size(ranked)",
                "low",
                "high",
                f"[hit IN page | [hit[0].id, hit[1], [{', '.join(texts)}]]]",
                *expressions,
            )
        )
        low, high, page = self._part()
        # UNWIND of a one-element list binds a name: the embedded store loses the batch's row at the first WITH, and
        # Neo4j does not allow aggregation here.
        row = f"""
head(COLLECT {{
    UNWIND [{self._hits()}] AS hits
    UNWIND [{self._ranked()}] AS ranked
    UNWIND [{low}] AS low
    UNWIND [{high}] AS high
    UNWIND [{page}] AS page
    {self._compilation.returned(f"[{result}]", "hits", "ranked", "low", "high", "page").strip()}
}})
""".strip()
        if self._compilation.groups_rows and len(row) > MAX_ROW:
            raise TooManyConditions

        def read(row: list[Any], reading: Reading) -> HitPage:
            return _page(row, columns, reading)

        return Statement(
            row, self._compilation.parameters, read, self._reads, largest_batch=self._largest_batch(expressions)
        )

    def _largest_batch(self, expressions: Sequence[str]) -> int:
        """Return 1 if the nodes have parameters of their own, as the embedded store may lose the batch's row there.

        Also return 1 for a semi-join, which Neo4j does not accept in a batch.
        """
        used = {name for expression in expressions for name in _PARAMETER.findall(expression)}
        alone = self._compilation.groups_rows or not used <= set(self._compilation.parameters.shared)
        return 1 if alone else LARGEST_BATCH

    def _own(self, *path: str | int, shared: bool = False) -> str:
        """Return the parameter for one of the search's own values."""
        return self._compilation.parameters.add(_OWN, path, shared=shared)

    def _ranked(self) -> str:
        """Return the expression for the list of ranked hits with their scores."""
        return ranked(
            f"hits[..{MAX_RANKED}]",
            self._own("words"),
            joined=self._form.joined,
            alternatives=self._form.alternatives,
        )

    def _hits(self) -> str:
        """Return the expression for the list of hits in a preliminary order, of which only the first are ranked.

        Hits without variants come first, then names that contain all words, then shorter names. The stores' own scores
        differ and are not used.
        """
        names = " + ' ' + ".join(f"coalesce(node.{name}, '')" for name in _NAMES)
        words = self._own("words" if self._form.alternatives else "starts")
        rank = (
            preliminary_order("node", "name", "words")
            if self._form.alternatives
            else "CASE WHEN all(start IN words WHERE name CONTAINS start) THEN 0 ELSE 1 END"
        )
        # The embedded store accepts the name of an index only as a parameter.
        return f"""COLLECT {{
    WITH {self._own("query")} AS lucene, {words} AS words
    UNWIND {self._own("indexes", shared=True)} AS index
    CALL db.index.fulltext.queryNodes(index, lucene) YIELD node
    WITH node, words LIMIT {MAX_COUNTED + 1}
    WITH node, words, replace(toLower({names}), 'ё', 'е') AS name
    ORDER BY {rank}, size(name), node.id
    RETURN node
}}"""

    def _part(self) -> tuple[str, str, str]:
        """Return the expressions for the bounds of the list between the cursors, and for the page.

        If the hit of a cursor is gone, the list after it begins after the last hit with a better score, and the list
        before it ends before the first hit with a worse score.
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
        """Return the expressions for the nodes and their readers; types with the same expression share a column."""
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
        """Return the reads for the page; the number of hits is unknown."""
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


def _page(row: list[Any], columns: Sequence[_Column], reading: Reading) -> HitPage:
    total, count, low, high, hits, *_ = row
    nodes: dict[NodeSelection, dict[str, Row]] = {}
    labels = {id_: label_of(id_) for id_, *_ in hits}
    for column in columns:
        by_id = nodes.setdefault(column.selection, {})
        rows: Sequence[tuple[str, list[Any]]] = (
            row[column.position]
            if column.position is not None
            else [(id_, [True]) for id_, label in labels.items() if label in column.readers]
        )
        for id_, node in rows:
            by_id[id_] = column.readers[labels[id_]](node, reading)
    return HitPage(total, count, low, high, hits, nodes)


def label_of(id_: str) -> str:
    """Return the label of a hit by its id."""
    type_ = MODEL.type_of_id(id_)
    if type_ is None:
        raise LookupError(f"no node type has ids like {id_}")
    return type_.label
