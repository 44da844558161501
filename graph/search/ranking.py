"""The order of what was found, as Cypher: the same on every store, since no store's own score takes part in it.

A word of the query counts 6, 5 or 4 where a name answers it exactly, by its stem or as a prefix, and 3, 2 or
1 where only another text does. The score is the share of the possible points, halved, and a half more where
one name answers all words: such nodes come first. Of equal scores the shorter name comes first, then the
smaller id; nodes without a name come last.

The store compares pieces of text with `nameTerms` (`graph.text.name_terms`) and `searchTerms`: what a word is, how it
is normalised and what its stem is stays in Python.
"""

from graph.model.derived import NAMES_PROPERTY, SEARCH_PROPERTY
from graph.search.query import Match, Pieces

_MORE_IN_A_NAME = max(Match)
_MOST = _MORE_IN_A_NAME + max(Match)
#: The length of a node without a name, behind all that `name_terms` writes.
_NO_NAME = 9999


def _contains(text: str, word: str, *pieces: str) -> str:
    """Whether a text contains one of some pieces of a word."""
    return " OR ".join(f"{text} CONTAINS {word}[{Pieces._fields.index(piece)}]" for piece in pieces)


def ranked(nodes: str, words: str, *, joined: bool) -> str:
    """The expression of the list of `[node, score]`, the best first, of an expression of found nodes.

    words: the expression of the list of the query's Pieces. joined: whether a word of it stands at an apostrophe.
    """
    exact = ("exact", "joined") if joined else ("exact",)
    in_a_name = (
        f"CASE WHEN {_contains('name', 'word', *exact)} THEN {Match.EXACT:d}"
        f" WHEN {_contains('name', 'word', 'by_stem')} THEN {Match.STEM:d}"
        f" WHEN {_contains('name', 'word', 'as_prefix')} THEN {Match.PREFIX:d} ELSE {Match.NONE:d} END"
    )
    terms = f"' ' + node.{SEARCH_PROPERTY} + ' '"
    anywhere = (
        f"WHEN {_contains(terms, 'words[j - 1]', 'term')} THEN {Match.EXACT:d}"
        f" WHEN {_contains(terms, 'words[j - 1]', 'stem_term')} THEN {Match.STEM:d} ELSE {Match.PREFIX:d}"
    )
    # names: for each, its length and how it answers each word; whole: those that answer all; counted: those that count.
    return f"""COLLECT {{
    UNWIND {nodes} AS node
    WITH node, {words} AS words, [name IN coalesce(node.{NAMES_PROPERTY}, []) |
        [toInteger(left(name, 4))] + [word IN {words} | {in_a_name}]] AS names
    WITH node, words, names, [name IN names WHERE NOT {Match.NONE:d} IN name] AS whole
    WITH node, words, size(whole) AS isWhole, CASE WHEN size(whole) > 0 THEN whole ELSE names END AS counted
    WITH node, coalesce(head(counted)[0], {_NO_NAME}) AS length,
        (reduce(points = 0, j IN range(1, size(words)) | points + head([
            best IN [reduce(best = 0, name IN counted | CASE WHEN name[j] > best THEN name[j] ELSE best END)] |
            CASE WHEN best > 0 THEN {_MORE_IN_A_NAME:d} + best {anywhere} END
        ])) / toFloat({_MOST} * size(words)) + CASE WHEN isWhole > 0 THEN 1 ELSE 0 END) / 2 AS score
    ORDER BY score DESC, length, node.id
    RETURN [node, score]
}}"""
