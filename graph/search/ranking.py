"""The order of what was found, as Cypher: the same on every store, since no store's own score takes part in it.

A word of the query counts 6, 5 or 4 where a name answers it exactly, by its stem or as a prefix, and 3, 2 or
1 where only another text does. The score is the share of the possible points, halved, and a half more where
one name answers all words: such nodes come first. Of equal scores the shorter name comes first, then the
smaller id; nodes without a name come last.

The store compares pieces of text with `nameTerms` (`graph.text.name_terms`) and `searchTerms`: what a word is, how it
is normalised and what its stem is stays in Python.
"""

from graph.migrations import NAMES_PROPERTY, SEARCH_PROPERTY
from graph.search.query import Match, Pieces

_MORE_IN_A_NAME = max(Match)
_MOST = _MORE_IN_A_NAME + max(Match)
#: The length of a node without a name, behind all that `name_terms` writes.
_NO_NAME = "9999"


def _piece(name: str, word: str) -> str:
    return f"{word}[{Pieces._fields.index(name)}]"


def _contains(text: str, word: str, *pieces: str) -> str:
    return " OR ".join(f"{text} CONTAINS {_piece(piece, word)}" for piece in pieces)


_IN_A_NAME = (
    f"CASE WHEN {_contains('name', 'word', 'word', 'joined')} THEN {Match.EXACT:d}"
    f" WHEN {_contains('name', 'word', 'stem', 'stem_as_word')} THEN {Match.STEM:d}"
    f" WHEN {_contains('name', 'word', 'word_begins', 'stem_begins')} THEN {Match.PREFIX:d} ELSE {Match.NONE:d} END"
)
_ANYWHERE = (
    f"WHEN {_contains('terms', 'words[j]', 'term')} THEN {Match.EXACT:d}"
    f" WHEN {_contains('terms', 'words[j]', 'stem_term')} THEN {Match.STEM:d} ELSE {Match.PREFIX:d}"
)


def ranked(nodes: str, words: str) -> str:
    """The expression of the list of `[node, score]`, the best first, of an expression of found nodes.

    words: the expression of the list of the query's Pieces.
    """
    # matches: for each name, how it answers each word; whole: the numbers of the names that answer all of them.
    return f"""COLLECT {{
    UNWIND {nodes} AS node
    WITH node, {words} AS words, coalesce(node.{NAMES_PROPERTY}, []) AS names, ' ' + node.{SEARCH_PROPERTY} + ' ' AS terms
    WITH node, words, names, terms, [name IN names | [word IN words | {_IN_A_NAME}]] AS matches
    WITH node, words, names, terms, matches,
        [i IN range(0, size(matches) - 1) WHERE NOT {Match.NONE:d} IN matches[i]] AS whole
    WITH node, words, names, terms, matches, size(whole) > 0 AS isWhole,
        CASE WHEN size(whole) > 0 THEN whole ELSE range(0, size(matches) - 1) END AS counted
    WITH node, isWhole, CASE WHEN size(counted) > 0 THEN left(names[counted[0]], 4) ELSE '{_NO_NAME}' END AS length,
        reduce(points = 0, j IN range(0, size(words) - 1) | points + head([
            best IN [reduce(best = 0, i IN counted | CASE WHEN matches[i][j] > best THEN matches[i][j] ELSE best END)] |
            CASE WHEN best > 0 THEN {_MORE_IN_A_NAME:d} + best {_ANYWHERE} END
        ])) / toFloat({_MOST} * size(words)) AS share
    WITH node, length, (share + CASE WHEN isWhole THEN 1 ELSE 0 END) / 2 AS score
    ORDER BY score DESC, length, node.id
    RETURN [node, score]
}}"""
