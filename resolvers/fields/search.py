"""`search`: full text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.batching import Reads
from graph.model import MODEL
from graph.query.arguments import Arguments
from graph.query.compiler import Compiler
from graph.query.statement import Statement
from graph.search import FragmentPart, Hit, Span, search
from graph.search.statement import Form, SearchCompiler
from resolvers.computed import NodesBelow, ReadingBatch, ReadRef, Selected
from resolvers.fields.ranked import PageInfo, page_arguments, page_with_cursors
from resolvers.observation import part

_LIST = "Search"
_SEARCHED = tuple(t.label for t in MODEL.node_types if any(p.searched for p in t.properties))
_WITH_TEXTS = frozenset({"edges.property", "edges.fragment"})


@dataclass(frozen=True, slots=True)
class SearchEdge:
    """The hit works out its property and fragment when they are asked for."""

    cursor: str
    node: ReadRef
    hit: Hit

    @property
    def type(self) -> str:
        return self.hit.label

    @property
    def score(self) -> float:
        return self.hit.score

    @property
    def fragment(self) -> list[FragmentPart]:
        return self.hit.fragment

    @property
    def property(self) -> str | None:
        return self.hit.property


@dataclass(frozen=True, slots=True)
class SearchConnection:
    nodes: list[ReadRef]
    edges: list[SearchEdge]
    page_info: PageInfo
    total_count: int
    total_count_exact: bool


class Searcher(ReadingBatch):
    """The batch function of `search`, which reads the nodes of its page by its own statement."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads

    async def read(self, parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected,
                   below: NodesBelow) -> list[SearchConnection]:
        """The value of the root field. Raises SearchError, BadPage, BadCursor, TooManyConditions and StoreError."""
        page = page_arguments(arguments, _LIST)
        labels = dict.fromkeys(arguments.get("types") or _SEARCHED)

        def statement_of(form: Form) -> tuple[Statement, Sequence[Arguments]]:
            def compiled(compiler: Compiler) -> Statement:
                return SearchCompiler(compiler, form, below.selections).compile()
            return below.compiled(form, compiled), below.arguments

        with part("store"):
            result = await search(
                self._reads, arguments["text"], tuple(labels), Span(page.size, page.backward, page.after, page.before),
                texts=not _WITH_TEXTS.isdisjoint(selected), statement_of=statement_of)
        below.pending.extend(result.pending)
        found = page_with_cursors([(hit.score, hit.id, hit) for hit in result.hits], _LIST,
                                  has_next=result.has_next, has_previous=result.has_previous)
        edges = [SearchEdge(cursor, ReadRef(hit.id, result.nodes), hit) for cursor, hit in found.items]
        return [SearchConnection([edge.node for edge in edges], edges, found.page_info, result.total,
                                 result.total_is_exact)]
