"""The ranking of search hits, in Cypher. It ignores the stores' own scores, so the order is the same on every store.

A word of the query scores 6, 5 or 4 points if a name matches it exactly, by its stem or as a prefix, and 3, 2 or 1 if
only another text does. The score of a node is half the share of the possible points, plus 0.5 if one name matches all
words; such nodes come first. Equal scores are ordered by the length of the name, then by id; nodes without a name come
last.

The store only searches for substrings of `nameTerms` (`graph.text.name_terms`) and `searchTerms`. Tokenisation,
normalisation and stemming stay in Python.
"""

from graph.model.derived import NAMES_PROPERTY, SEARCH_PROPERTY
from graph.search.query import Match, Pieces

_NAME_BONUS = max(Match)
_MOST = _NAME_BONUS + max(Match)
#: The name length of a node without a name, greater than any in `name_terms`.
_NO_NAME = 9999


def _contains(text: str, word: str, *pieces: str) -> str:
    """Return the condition that a text contains any of the pieces of a word."""
    return " OR ".join(f"{text} CONTAINS {word}[{Pieces._fields.index(piece)}]" for piece in pieces)


def ranked(nodes: str, words: str, *, joined: bool) -> str:
    """Return the expression for the list of `[node, score]`, the best first.

    nodes: the expression for the list of hits. words: the expression for the list of the query's Pieces. joined: a word
    of the query has an apostrophe.
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
    # names: for each name, its length and its match with each word. whole: the names that match all words.
    # counted: `whole` if not empty, else `names`.
    return f"""COLLECT {{
    UNWIND {nodes} AS node
    WITH node, {words} AS words, [name IN coalesce(node.{NAMES_PROPERTY}, []) |
        [toInteger(left(name, 4))] + [word IN {words} | {in_a_name}]] AS names
    WITH node, words, names, [name IN names WHERE NOT {Match.NONE:d} IN name] AS whole
    WITH node, words, size(whole) AS isWhole, CASE WHEN size(whole) > 0 THEN whole ELSE names END AS counted
    WITH node, coalesce(head(counted)[0], {_NO_NAME}) AS length,
        (reduce(points = 0, j IN range(1, size(words)) | points + head([
            best IN [reduce(best = 0, name IN counted | CASE WHEN name[j] > best THEN name[j] ELSE best END)] |
            CASE WHEN best > 0 THEN {_NAME_BONUS:d} + best {anywhere} END
        ])) / toFloat({_MOST} * size(words)) + CASE WHEN isWhole > 0 THEN 1 ELSE 0 END) / 2 AS score
    ORDER BY score DESC, length, node.id
    RETURN [node, score]
}}"""
