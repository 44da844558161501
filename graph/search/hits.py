"""The search: one statement finds and ranks the hits, takes a page and reads its nodes."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from graph.migrations import search_index
from graph.model import MODEL
from graph.query import Arguments, Compilation, Cursor, Pending, Statement
from graph.search.errors import EmptySearch, TextTooLong
from graph.search.fragment import FragmentPart, fragment
from graph.search.lemmas import is_loaded, load
from graph.search.query import PLAIN_PIECES, Match, SearchQuery
from graph.search.spelling import corrected
from graph.search.statement import (
    MAX_COUNTED,
    MAX_RANKED,
    PROPERTIES,
    SEARCHED,
    Form,
    HitNodes,
    HitPage,
    SearchCompiler,
    label_of,
)
from graph.store.batching import BatchingReader
from graph.text import distinct_words

#: Maximum length of a search text in characters.
MAX_TEXT = 1_000


@dataclass(frozen=True)
class Hit:
    """A node that matches the query.

    score: 0 to 1, higher is better; see graph/search/ranking.py. Scores are comparable within one search only.
    The property and the fragment are computed on access from the texts, which are empty if they were not read.
    """

    id: str
    label: str
    score: float
    _texts: Mapping[str, str] = field(repr=False, compare=False)
    _query: SearchQuery = field(repr=False, compare=False)

    @cached_property
    def property(self) -> str | None:
        """The property with the fragment; None if the node has no text.

        It matches the most words. Ties go to a name, then to the best match, then to the language of the query.
        """
        names = {name: text for name, text in self._texts.items() if name in _names(self.label)}

        def rank(property_: str) -> tuple[int, bool, int, bool]:
            matches = best[property_]
            return (sum(map(bool, matches)), property_ in names, sum(matches), property_.endswith(self._query.language))

        best: dict[str, list[Match]] = {name: self._query.best_matches(text) for name, text in names.items()}
        if not any(map(all, best.values())):  # otherwise no text ranks higher, and matching texts is slow
            best |= {name: self._query.best_matches(text) for name, text in self._texts.items() if name not in names}
        return max(best, key=rank, default=None)

    @cached_property
    def fragment(self) -> list[FragmentPart]:
        """At most about 160 characters of that property, with the matching words marked."""
        return fragment(self._texts[self.property] if self.property else "", self._query)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits in order of rank.

    total: the number of hits, a lower bound unless `total_is_exact`. has_next, has_previous: ranked hits follow or
    precede the page. nodes: the nodes read with the page. pending: the computed fields selected in them.
    """

    hits: list[Hit]
    total: int
    total_is_exact: bool
    has_next: bool = False
    has_previous: bool = False
    nodes: HitNodes = field(default_factory=dict)
    pending: Sequence[Pending] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A page of the hits between two cursors: the first `size` of them, or the last if `backward`."""

    size: int = 20
    backward: bool = False
    after: Cursor | None = None
    before: Cursor | None = None


_FIRST = Span()
#: Returns the statement for a form of search, and the arguments of the fields selected from its nodes.
StatementOf = Callable[[Form], tuple[Statement, Sequence[Arguments]]]


@lru_cache(64)
def _statement_alone(form: Form) -> tuple[Statement, Sequence[Arguments]]:
    """Return the statement of a search that reads only hits."""
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
    """Return the nodes whose names and texts together match every word of the text, the best first.

    A word matches its forms (of the same stem, Russian or English, or the same Russian lemma) and words that begin with
    it. A word in Latin letters also matches the Russian words that it may transliterate. If there are no hits, a word
    that no searched node matches is taken as misspelt: it matches words that differ by one letter. Transliterated and
    misspelt words rank below all other matches. Stop words ("в", "of") are ignored unless the text has no other words.
    The text has no operators; its first 16 distinct words count. Runs one statement, up to three if a word may be
    misspelt, or none if no type of `labels` has searched properties.

    labels: labels of node types or interfaces. span: the page of the best `MAX_RANKED` hits. texts: read the texts,
    for the property and the fragment of the hits. statement_of: compiles the statement, which may also read nodes.

    Raises EmptySearch for a text without letters and digits, TextTooLong for more than `MAX_TEXT` characters,
    ValueError for an unknown label or a size out of range, TooManyConditions, and StoreError.
    """
    check_text(text)
    if not is_loaded():
        await asyncio.to_thread(load)
    query = SearchQuery(text)
    if not 1 <= span.size <= MAX_RANKED:
        raise ValueError(f"size must be from 1 to {MAX_RANKED}, not {span.size}")
    indexes = _indexes(tuple(labels))
    if not indexes:
        return SearchResult([], 0, True)

    async def hits_of(query: SearchQuery) -> SearchResult:
        form = Form(
            texts,
            span.backward,
            span.after is not None,
            span.before is not None,
            any(word.joined for word in query.words),
            query.has_alternatives,
        )
        statement, field_arguments = statement_of(form)
        arguments = (*field_arguments, _own_arguments(query, indexes, span))
        page, reading = statement.read(await reads.read(statement, arguments), arguments)
        return _result(page, query, span, reading.pending)

    result = await hits_of(query)
    if not result.total and (other := await corrected(reads, text, query, indexes)):
        result = await hits_of(other)
    return result


def check_text(text: str) -> None:
    """Raise EmptySearch for a text without letters and digits, TextTooLong for more than `MAX_TEXT` characters."""
    if len(text) > MAX_TEXT:
        raise TextTooLong(len(text), MAX_TEXT)
    if not distinct_words(text):
        raise EmptySearch


def _own_arguments(query: SearchQuery, indexes: tuple[str, ...], span: Span) -> Arguments:
    values: dict[str, Any] = {
        "indexes": indexes,
        "query": query.lucene,
        "starts": [word.start for word in query.words],
        "words": [list(word.pieces)[: None if query.has_alternatives else PLAIN_PIECES] for word in query.words],
        "size": span.size,
    }
    if span.after is not None:
        values["after"] = {"id": span.after.id, "value": span.after.value}
    if span.before is not None:
        values["before"] = {"id": span.before.id, "value": span.before.value}
    return Arguments(values, (), span.size)


def _result(page: HitPage, query: SearchQuery, span: Span, pending: Sequence[Pending]) -> SearchResult:
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
    """Return the searched properties of the node that have a value."""
    if not texts:
        return {}
    values = dict(zip(PROPERTIES, texts, strict=True))
    own = (each.name for each in MODEL.by_label[label].properties if each.searched)
    return {name: text for name in own if (text := values[name])}


@lru_cache(64)
def _names(label: str) -> frozenset[str]:
    """Return the searched properties of a type that are names."""
    return frozenset(each.name for each in MODEL.by_label[label].properties if each.searched == "name")


@lru_cache(256)
def _indexes(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the full-text indexes of these labels, in the order of the model.

    Raises ValueError for an unknown label.
    """
    unknown = [label for label in labels if not MODEL.concrete(label)]
    if unknown:
        raise ValueError(f"unknown labels: {', '.join(unknown)}")
    return tuple(search_index(label) for label in SEARCHED if not set(MODEL.by_label[label].labels).isdisjoint(labels))
