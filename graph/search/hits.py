"""The search itself: one statement finds, ranks, takes a page and reads it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from graph.migrations import search_index
from graph.model import MODEL
from graph.query import Arguments, Compilation, Cursor, Pending, Statement
from graph.search.errors import EmptySearch, TextTooLong
from graph.search.fragment import FragmentPart, fragment
from graph.search.query import Match, SearchQuery
from graph.search.statement import (
    MAX_COUNTED,
    MAX_RANKED,
    PROPERTIES,
    SEARCHED,
    Form,
    FoundNodes,
    FoundPage,
    SearchCompiler,
    label_of,
)
from graph.store.batching import BatchingReader

#: Characters of a text to search for; more is no question but a document.
MAX_TEXT = 1_000


@dataclass(frozen=True)
class Hit:
    """A node that was found.

    score: 0 to 1, the greater the better: see graph/search/ranking.py; comparable within one search only.
    The property and the fragment are made when they are asked for, from the texts, which are empty where they were not
    read.
    """

    id: str
    label: str
    score: float
    _texts: Mapping[str, str] = field(repr=False, compare=False)
    _query: SearchQuery = field(repr=False, compare=False)

    @cached_property
    def property(self) -> str | None:
        """The property that the fragment is from; None where the node has no text.

        That which answers the most words; of several a name, the best answer, the query's language.
        """
        names = {name: text for name, text in self._texts.items() if name in _names(self.label)}

        def worth(property_: str) -> tuple[int, bool, int, bool]:
            matches = answers[property_]
            return (sum(map(bool, matches)), property_ in names, sum(matches), property_.endswith(self._query.language))

        answers: dict[str, list[Match]] = {name: self._query.best_matches(text) for name, text in names.items()}
        if not any(map(all, answers.values())):  # else no text is worth more, and reading texts takes long
            answers |= {name: self._query.best_matches(text) for name, text in self._texts.items() if name not in names}
        return max(answers, key=worth, default=None)

    @cached_property
    def fragment(self) -> list[FragmentPart]:
        """At most about 160 characters of that property, the words that answer the query marked."""
        return fragment(self._texts[self.property] if self.property else "", self._query)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of the hits in their order, and how many there are: at least `total`, if it is not exact.

    has_next, has_previous: whether ranked hits lie behind and before the page. nodes: those that were asked for;
    pending: the computed fields found in them.
    """

    hits: list[Hit]
    total: int
    total_is_exact: bool
    has_next: bool = False
    has_previous: bool = False
    nodes: FoundNodes = field(default_factory=dict)
    pending: Sequence[Pending] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the list of hits: `size` of those between two places, the first of them or (backward) the last."""

    size: int = 20
    backward: bool = False
    after: Cursor | None = None
    before: Cursor | None = None


_FIRST = Span()
#: The statement of a search of this form, and the arguments of the fields that are selected of its nodes.
StatementOf = Callable[[Form], tuple[Statement, Sequence[Arguments]]]


@lru_cache(64)
def _statement_alone(form: Form) -> tuple[Statement, Sequence[Arguments]]:
    """The statement of a search that reads no node."""
    return SearchCompiler(Compilation({}, ()), form).compile(), ()


async def search(
    reads: BatchingReader,
    text: str,
    labels: Sequence[str],
    span: Span = _FIRST,
    *,
    texts: bool = True,
    statement_of: StatementOf = _statement_alone,
) -> SearchResult:
    """The nodes of some types whose names and texts together answer every word of a text, the best first.

    A word is answered by its forms (same stem, Russian or English) and by words that begin with it. Stop words
    ("в", "of") count only where there is no other. The text is taken literally, whatever it contains; its first
    16 distinct words count. One statement, or none where no type of `labels` has searched properties.

    labels: labels of node types or interfaces. span: which of the best `MAX_RANKED`. texts: whether the property and
    the fragment of the hits will be asked for. statement_of: compiles the statement where nodes are read with it.

    Raises EmptySearch for a text without letter and digit, TextTooLong for one over `MAX_TEXT` characters,
    ValueError for an unknown label or a size out of bounds, TooManyConditions, and StoreError.
    """
    if len(text) > MAX_TEXT:
        raise TextTooLong(len(text), MAX_TEXT)
    if not 1 <= span.size <= MAX_RANKED:
        raise ValueError(f"size: {span.size} is not from 1 to {MAX_RANKED}")
    indexes = _indexes(tuple(labels))
    query = SearchQuery(text)
    if not query.words:
        raise EmptySearch
    if not indexes:
        return SearchResult([], 0, True)
    form = Form(
        texts, span.backward, span.after is not None, span.before is not None, any(word.joined for word in query.words)
    )
    statement, others = statement_of(form)
    arguments = (*others, _own_arguments(query, indexes, span))
    page, reading = statement.read(await reads.read(statement, arguments), arguments)
    return _result(page, query, span, reading.pending)


def _own_arguments(query: SearchQuery, indexes: tuple[str, ...], span: Span) -> Arguments:
    values: dict[str, Any] = {
        "indexes": indexes,
        "query": query.lucene,
        "starts": [word.start for word in query.words],
        "words": [list(word.pieces) for word in query.words],
        "size": span.size,
    }
    if span.after is not None:
        values["after"] = {"id": span.after.id, "value": span.after.value}
    if span.before is not None:
        values["before"] = {"id": span.before.id, "value": span.before.value}
    return Arguments(values, (), span.size)


def _result(page: FoundPage, query: SearchQuery, span: Span, pending: Sequence[Pending]) -> SearchResult:
    hits = [
        Hit(id_, label, score, _texts(label, texts), query)
        for id_, score, texts in page.hits
        for label in [label_of(id_)]
    ]
    begin = max(page.high - span.size, page.low) if span.backward else page.low
    return SearchResult(
        hits,
        min(page.total, MAX_COUNTED),
        page.total <= MAX_COUNTED,
        has_next=begin + len(hits) < page.count,
        has_previous=begin > 0,
        nodes=page.nodes,
        pending=pending,
    )


def _texts(label: str, texts: Sequence[str | None]) -> dict[str, str]:
    """The node's own searched properties that have a value."""
    if not texts:
        return {}
    given = dict(zip(PROPERTIES, texts, strict=True))
    own = (each.name for each in MODEL.by_label[label].properties if each.searched)
    return {name: text for name in own if (text := given[name])}


@lru_cache(64)
def _names(label: str) -> frozenset[str]:
    """The searched properties of a type that are names."""
    return frozenset(each.name for each in MODEL.by_label[label].properties if each.searched == "name")


@lru_cache(256)
def _indexes(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The full-text indexes of the types of these labels, in the order of the model. Raises ValueError for a label that
    there is not."""
    unknown = [label for label in labels if not MODEL.concrete(label)]
    if unknown:
        raise ValueError(f"labels: the model has no {', '.join(unknown)}")
    return tuple(search_index(label) for label in SEARCHED if not set(MODEL.by_label[label].labels).isdisjoint(labels))
