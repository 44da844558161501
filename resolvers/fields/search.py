"""`search`: full text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.request_context import RequestContext
from graph.model import MODEL
from graph.search import FragmentPart, Hit, search
from graph.search.hits import MAX_RANKED
from graph.store.batching import BatchingReader
from resolvers.execution.computed import Batch, Selected
from resolvers.fields.ranked import PageInfo, page_arguments, page_of_ranked

_LIST = "Search"
_SEARCHED = tuple(t.label for t in MODEL.node_types if any(p.searched for p in t.properties))


@dataclass(frozen=True, slots=True)
class SearchEdge:
    """The hit works out its property and fragment when they are asked for."""

    cursor: str
    node: str
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
    nodes: list[str]
    edges: list[SearchEdge]
    page_info: PageInfo
    total_count: int
    total_count_exact: bool


def searcher(reads: BatchingReader) -> Batch:
    """The batch function of `search`."""
    async def batch(parents: Sequence[str], arguments: Mapping[str, Any],
                    selected: Selected, context: RequestContext) -> list[SearchConnection]:
        page = page_arguments(arguments, _LIST)
        labels = arguments.get("types") or _SEARCHED
        result = await search(reads, arguments["text"], list(dict.fromkeys(labels)), limit=MAX_RANKED)
        found = page_of_ranked(result.hits, [(hit.score, hit.id) for hit in result.hits], page, _LIST)
        edges = [SearchEdge(edge.cursor, edge.node, edge.item) for edge in found.edges]
        return [SearchConnection(found.nodes, edges, found.page_info, result.total,
                                 result.total_is_exact)]
    return batch
