"""`search`: full text, by words or by meaning."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.request_context import RequestContext
from graph.query import Arguments, Compilation, Statement
from graph.search import FragmentPart, Hit, SearchResult, Span, search
from graph.search.statement import SEARCHED, Form, SearchCompiler
from graph.store.batching import BatchingReader
from resolvers.execution.computed import FetchedNode, NodesBelow, ReadingBatch, Selected
from resolvers.execution.operation_record import timed
from resolvers.fields.ranked_pages import PageInfo, cursor_of, page_arguments
from resolvers.fields.search_by_meaning import LIST as LIST_BY_MEANING
from resolvers.fields.search_by_meaning import MeaningConnection, search_by_meaning
from resolvers.meaning_model import MeaningModel

_LIST = "Search"
_WITH_TEXTS = frozenset({"edges.property", "edges.fragment"})


@dataclass(frozen=True, slots=True)
class SearchEdge:
    """A hit and its node. Attributes are computed only if they are selected."""

    hit: Hit
    node: FetchedNode

    @property
    def cursor(self) -> str:
        return cursor_of(_LIST, self.hit.score, self.hit.id)

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
    """The result of a search. Attributes are computed only if they are selected."""

    result: SearchResult

    @property
    def nodes(self) -> list[FetchedNode]:
        return [FetchedNode(hit.id, self.result.nodes) for hit in self.result.hits]

    @property
    def edges(self) -> list[SearchEdge]:
        return [SearchEdge(hit, FetchedNode(hit.id, self.result.nodes)) for hit in self.result.hits]

    @property
    def page_info(self) -> PageInfo:
        ends = [cursor_of(_LIST, hit.score, hit.id) for hit in (*self.result.hits[:1], *self.result.hits[-1:])]
        start, end = ends or (None, None)
        return PageInfo(self.result.has_next, self.result.has_previous, start, end)

    @property
    def total_count(self) -> int:
        return self.result.total

    @property
    def total_count_exact(self) -> bool:
        return self.result.total_is_exact


class Searcher(ReadingBatch):
    """The batch function of `search`. By words it reads the nodes of its page with its own statement."""

    def __init__(self, reads: BatchingReader, meanings: MeaningModel) -> None:
        self._reads, self._meanings = reads, meanings

    async def read(
        self,
        parents: Sequence[str],
        arguments: Mapping[str, Any],
        selected: Selected,
        below: NodesBelow,
        context: RequestContext,
    ) -> list[SearchConnection] | list[MeaningConnection]:
        """Return the value of the root field.

        Raises SearchError, BadPage, BadCursor, BadValue, TooManyConditions and StoreError.
        """
        if arguments["mode"] == "MEANING":
            page = page_arguments(arguments, LIST_BY_MEANING)
            return [await search_by_meaning(self._meanings, arguments["text"], arguments.get("types"), page)]
        page = page_arguments(arguments, _LIST)
        labels = dict.fromkeys(arguments.get("types") or SEARCHED)

        def statement_of(form: Form) -> tuple[Statement, Sequence[Arguments]]:
            def compiled(compilation: Compilation) -> Statement:
                return SearchCompiler(compilation, form, below.selections).compile()

            return below.compiled(form, compiled), below.arguments

        with timed("store"):
            result = await search(
                self._reads,
                arguments["text"],
                tuple(labels),
                Span(page.size, page.backward, page.after, page.before),
                texts=not _WITH_TEXTS.isdisjoint(selected),
                statement_of=statement_of,
            )
        below.pending.extend(result.pending)
        return [SearchConnection(result)]
