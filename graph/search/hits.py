"""The search itself: one statement, then ranking in Python."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.migrations import search_index
from graph.model import MODEL, NodeType
from graph.model.derived import SEARCH_PROPERTY
from graph.query import Arguments, Parameters, Statement
from graph.search.errors import EmptySearch, TextTooLong
from graph.search.fragment import FragmentPart, fragment
from graph.search.query import Match, Query
from graph.search.ranking import Candidate, best_property, rank
from graph.store.batching import BatchingReader

#: Characters of a text to search for; more is no question but a document.
MAX_TEXT = 1_000
#: So many hits are counted; of more, only this is known.
MAX_COUNTED = 50_000
#: So many hits are ranked: those that the store, which compares names only, puts first.
MAX_RANKED = 500
#: So much of each text is compared and shown.
_MAX_CHARACTERS = 5_000

_NAMES = tuple(dict.fromkeys(
    each.name for type_ in MODEL.node_types for each in type_.properties if each.searched == "name"
))

_PARAMETERS = Parameters()


def _parameter(name: str, *, shared: bool = False) -> str:
    return _PARAMETERS.add(0, (name,), shared=shared)


_RANKED = _parameter("ranked", shared=True)
# Where more is found than ranked, names that contain all words go first, and short ones: the stores' own
# scores differ. The embedded store takes the name of an index from a parameter only, and loses sight of a batch's
# row at the first WITH: what belongs to one search is carried along.
_ROW = f"""
head(COLLECT {{
    WITH {_parameter("query")} AS asked, {_parameter("starts")} AS starts, {_parameter("words")} AS words,
        {_parameter("stems")} AS stems
    UNWIND {_parameter("indexes", shared=True)} AS index
    CALL db.index.fulltext.queryNodes(index, asked) YIELD node
    WITH node, starts, words, stems LIMIT {_parameter("counted", shared=True)}
    WITH node, starts, words, stems, {" + ' ' + ".join(f"coalesce(node.{name}, '')" for name in _NAMES)} AS names
    WITH node, starts, words, stems, replace(toLower(names), 'ё', 'е') AS name
    ORDER BY CASE WHEN all(start IN starts WHERE name CONTAINS start) THEN 0 ELSE 1 END, size(name), node.id
    WITH words, stems, collect(node) AS found
    RETURN [size(found), [node IN found[..{_RANKED}] | [
        node.id,
        [p IN {_parameter("properties", shared=True)} | left(node[p], {_parameter("characters", shared=True)})],
        [word IN words | ' ' + node.{SEARCH_PROPERTY} + ' ' CONTAINS word],
        [stem IN stems | ' ' + node.{SEARCH_PROPERTY} + ' ' CONTAINS stem]
    ]]]
}})
""".strip()
# What many nodes match takes long: few such hold each other back.
_STATEMENT = Statement(_ROW, _PARAMETERS, lambda row, reading: row, lambda *_: 1, largest_batch=4)


@dataclass(frozen=True)
class Hit:
    """A node that was found.

    score: 0 to 1, the greater the better: see graph/search/ranking.py; comparable within one search only.
    The property and the fragment are made when they are asked for: most hits are on no page that is shown.
    """

    id: str
    label: str
    score: float
    _candidate: Candidate = field(repr=False, compare=False)
    _query: Query = field(repr=False, compare=False)

    @cached_property
    def property(self) -> str | None:
        """The property that the fragment is from; None where the node has no text."""
        return best_property(self._candidate, self._query)

    @cached_property
    def fragment(self) -> list[FragmentPart]:
        """At most about 160 characters of that property, the words that answer the query marked."""
        texts = self._candidate.names | self._candidate.texts
        return fragment(texts.get(self.property, ""), self._query)


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best hits in their order, and how many there are: at least `total`, if it is not exact."""

    hits: list[Hit]
    total: int
    total_is_exact: bool


async def search(reads: BatchingReader, text: str, labels: Sequence[str], *, limit: int = 20) -> SearchResult:
    """The nodes of some types whose names and texts together answer every word of a text, the best first.

    A word is answered by its forms (same stem, Russian or English) and by words that begin with it. Stop words
    ("в", "of") count only where there is no other. The text is taken literally, whatever it contains; its first
    16 distinct words count. One statement, or none where no type of `labels` has searched properties.

    labels: labels of node types or interfaces. limit: number of hits, 1 to `MAX_RANKED`.

    Raises EmptySearch for a text without letter and digit, TextTooLong for one over `MAX_TEXT` characters,
    ValueError for an unknown label or a limit out of bounds, and StoreError.
    """
    if len(text) > MAX_TEXT:
        raise TextTooLong(len(text), MAX_TEXT)
    if not 1 <= limit <= MAX_RANKED:
        raise ValueError(f"limit: {limit} is not from 1 to {MAX_RANKED}")
    types = _searched_types(labels)
    query = Query(text)
    if not query.words:
        raise EmptySearch
    if not types:
        return SearchResult([], 0, True)
    properties = _searched_properties(types)
    row = await reads.read(_STATEMENT, (Arguments({
        "indexes": tuple(search_index(type_.label) for type_ in types),
        "query": query.lucene,
        "starts": [word.start for word in query.words],
        "words": [f" {word.word} " for word in query.words],
        "stems": [f" {word.stem} " for word in query.words],
        "properties": properties,
        "counted": MAX_COUNTED + 1,
        "ranked": MAX_RANKED,
        "characters": _MAX_CHARACTERS,
    }, (), ()),))
    total, rows = row or (0, [])
    candidates = [
        _candidate(id_, dict(zip(properties, values, strict=True)), words, stems)
        for id_, values, words, stems in rows
    ]
    hits = [Hit(best.candidate.id, best.candidate.label, best.score, best.candidate, query)
            for best in rank(candidates, query)[:limit]]
    return SearchResult(hits, min(total, MAX_COUNTED), total <= MAX_COUNTED)


def _searched_types(labels: Sequence[str]) -> list[NodeType]:
    """The node types of these labels that have searched properties, each once, in the order of the model."""
    unknown = [label for label in labels if not MODEL.concrete(label)]
    if unknown:
        raise ValueError(f"labels: the model has no {', '.join(unknown)}")
    return [
        type_ for type_ in MODEL.node_types
        if not set(type_.labels).isdisjoint(labels) and any(each.searched for each in type_.properties)
    ]


def _searched_properties(types: Sequence[NodeType]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.name for type_ in types for each in type_.properties if each.searched))


def _candidate(id_: str, values: dict[str, str | None], words: list[bool], stems: list[bool]) -> Candidate:
    """A row of the answer; `words` and `stems`: which of the query's are among the node's search terms."""
    type_ = MODEL.type_of_id(id_)
    present = [each for each in type_.properties if each.searched and values[each.name]]
    return Candidate(
        id_, type_.label,
        names={each.name: values[each.name] for each in present if each.searched == "name"},
        texts={each.name: values[each.name] for each in present if each.searched != "name"},
        matches=[
            Match.EXACT if word else Match.STEM if stem else Match.PREFIX
            for word, stem in zip(words, stems, strict=True)
        ],
    )
