"""Corrections of misspelt words: words of the searched nodes that differ by one letter.

A word is corrected only if no searched node matches it, so a search with hits is never changed. The store finds nodes
with similar terms by its full-text index. A term is a correction if one letter is replaced, missing, added, or swapped
with the next. If none is, the stem of the word is compared instead.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from graph.model.derived import SEARCH_PROPERTY
from graph.query import Arguments, Statement, StatementParameters
from graph.search.query import QueryWord, SearchQuery
from graph.store.batching import BatchingReader
from graph.text import stem

#: A shorter word or stem is not corrected: too many words differ from it by one letter.
MIN_LENGTH = 4
#: A text with more words is not corrected: the embedded store compares each word with all its terms.
MAX_CORRECTED = 5
#: Corrections of a word: those of the most nodes.
MAX_CORRECTIONS = 8
#: Nodes that are read for a word.
MAX_NODES = 1_000


async def corrected(
    reads: BatchingReader, text: str, query: SearchQuery, indexes: tuple[str, ...]
) -> SearchQuery | None:
    """Return the query of a text with the corrections of its misspelt words; None if it cannot have hits.

    query: the query of the text without corrections, which has no hits in these full-text indexes. Runs at most one
    statement. Raises StoreError.
    """
    similar = {word.word: _similar(word) for word in query.words}
    if len(similar) > MAX_CORRECTED or not any(similar.values()):
        return None
    statement = _statement()
    words = [
        [word.lucene, " OR ".join(map(_lucene, similar[word.word])), [_frame(each) for each in similar[word.word]]]
        for word in query.words
    ]
    arguments = (Arguments({"words": words, "indexes": indexes}, (), len(words)),)
    found, _ = statement.read(await reads.read(statement, arguments), arguments)
    misspelt = {word: terms for word, terms in zip(similar, found, strict=True) if terms is not None}
    corrections = {word: _corrections(similar[word], terms) for word, terms in misspelt.items()}
    return SearchQuery(text, corrections) if corrections and all(corrections.values()) else None


def _similar(word: QueryWord) -> tuple[str, ...]:
    """Return the words whose neighbours are corrections, the preferred first: the word and its stem."""
    if not word.word.isalpha():
        return ()
    return tuple(each for each in dict.fromkeys((word.word, word.stem)) if len(each) >= MIN_LENGTH)


def _lucene(word: str) -> str:
    # Lucene counts a swap of two letters as one edit, the embedded store as two.
    swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    return " OR ".join((f"{word}~1", *swapped))


def _frame(word: str) -> list[Any]:
    """Return the length of a word, a prefix and a suffix; any word at distance one has one of the two."""
    middle = len(word) // 2
    return [len(word), word[: middle - 1], word[middle + 1 :]]


def _corrections(similar: Iterable[str], terms: Sequence[str]) -> tuple[str, ...]:
    """Return the corrections among the terms of the nodes, with their stems."""
    # In the order of the numbers of nodes, then of the alphabet.
    counted = sorted(Counter(terms).items(), key=lambda item: (-item[1], item[0]))
    for word in similar:
        near = [term for term, _ in counted if differ_by_one_letter(word, term)][:MAX_CORRECTIONS]
        if near:
            return tuple(dict.fromkeys(each for term in near for each in (term, stem(term))))
    return ()


def differ_by_one_letter(one: str, other: str) -> bool:
    """Return whether one letter is replaced, missing, added, or swapped with the next: edit distance 1.

    >>> [differ_by_one_letter("казнь", other) for other in ("казань", "казн", "кзань", "казнь", "казан")]
    [True, True, True, False, False]
    """
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    one, other = one[start:], other[start:]
    if len(one) == len(other):
        return one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])
    return one[1:] == other or one == other[1:]


@cache
def _statement() -> Statement:
    """Return the statement that reads, for each word, null if a node matches it, else the terms of similar words."""
    parameters = StatementParameters()
    words, indexes = parameters.add(0, ("words",)), parameters.add(0, ("indexes",))
    # word: the query of the word, the query of similar words, and their frames. The terms are counted by the caller:
    # Neo4j allows no aggregation here.
    row = f"""COLLECT {{
    UNWIND {words} AS word
    WITH word, COLLECT {{
        UNWIND {indexes} AS index
        CALL db.index.fulltext.queryNodes(index, word[0]) YIELD node
        RETURN true LIMIT 1
    }} AS found
    RETURN CASE WHEN size(found) > 0 THEN null WHEN word[1] = '' THEN [] ELSE COLLECT {{
        UNWIND {indexes} AS index
        CALL db.index.fulltext.queryNodes(index, word[1]) YIELD node
        WITH node, word LIMIT {MAX_NODES}
        UNWIND [term IN split(node.{SEARCH_PROPERTY}, ' ') WHERE any(frame IN word[2] WHERE
            abs(size(term) - frame[0]) <= 1 AND (term STARTS WITH frame[1] OR term ENDS WITH frame[2]))] AS term
        RETURN term
    }} END
}}"""
    return Statement(
        row,
        parameters,
        lambda row, _: row,
        lambda arguments, *_: MAX_NODES * arguments[0].size,
        largest_batch=1,
    )
