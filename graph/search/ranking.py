"""The ranking of search hits, in Cypher. It ignores the stores' own scores, so the order is the same on every store.

A word of the query scores points by its match (`graph.search.query.Match`), and 6 more if a name matches it. The score
of a node is half the share of the possible points, plus 0.5 if one name matches all words; such nodes come first. If a
word matches only as a variant (transliterated or misspelt), the score of the node is a twentieth, so that it comes
after all nodes without variants, for which variants do not count. Equal scores are ordered by the length of the name,
then by id; nodes without a name come last.

The store only searches for substrings of `nameTerms` (`graph.text.name_terms`) and `searchTerms`. Tokenisation,
normalisation and stemming stay in Python.
"""

from collections.abc import Iterable

from graph.model.derived import NAMES_PROPERTY, SEARCH_PROPERTY
from graph.search.query import Match, Pieces

_NAME_BONUS = max(Match)
_MOST = _NAME_BONUS + max(Match)
#: The factor of the score of a node with variants. The least score without them is a twelfth, of prefixes in texts.
_VARIANT_FACTOR = 0.05
#: The name length of a node without a name, greater than any in `name_terms`.
_NO_NAME = 9999


def _contains(text: str, word: str, *pieces: str) -> str:
    """Return the condition that a text contains any of the pieces of a word."""
    return " OR ".join(f"{text} CONTAINS {word}[{_position(piece)}]" for piece in pieces)


def _contains_any(text: str, word: str, pieces: str) -> str:
    """Return the condition that a text contains any piece of a list of pieces of a word."""
    return f"any(piece IN {word}[{_position(pieces)}] WHERE {text} CONTAINS piece)"


def _position(piece: str) -> int:
    return Pieces._fields.index(piece)


def preliminary_order(node: str, name: str, words: str) -> str:
    """Return the expression for the rank of a hit by its name alone: 0 or 1, or 2 or 3 with a variant."""
    starts, all_starts = (
        f"all(word IN {words} WHERE {_contains_any(name, 'word', pieces)})" for pieces in ("starts", "all_starts")
    )
    own = f"CASE WHEN {starts} THEN 0 ELSE 1 END"
    return f"CASE WHEN {_is_own(node, words)} THEN {own} WHEN {all_starts} THEN 2 ELSE 3 END"


def _is_own(node: str, words: str) -> str:
    """Return the condition that a hit matches every word other than by a variant."""
    return f"all(word IN {words} WHERE {_contains_any(_terms(node), 'word', 'own_terms')})"


def _terms(node: str) -> str:
    return f"(' ' + {node}.{SEARCH_PROPERTY} + ' ')"


def ranked(nodes: str, words: str, *, joined: bool, alternatives: bool) -> str:
    """Return the expression for the list of `[node, score]`, the best first.

    nodes: the expression for the list of hits. words: the expression for the list of the query's Pieces. joined: a word
    of the query has an apostrophe. alternatives: a word of the query has lemmas or variants.
    """
    exact = ("exact", "joined") if joined else ("exact",)
    in_a_name = [
        (_contains("name", "word", *exact), Match.EXACT),
        (_contains("name", "word", "by_stem"), Match.STEM),
        (_contains("name", "word", "as_prefix"), Match.PREFIX),
    ]
    anywhere = [
        (_contains(_terms("node"), "words[j - 1]", "term"), Match.EXACT),
        (_contains(_terms("node"), "words[j - 1]", "stem_term"), Match.STEM),
    ]
    otherwise, own, factor = Match.PREFIX, "", ""
    if alternatives:
        in_a_name.insert(1, (_contains_any("name", "word", "lemmas"), Match.LEMMA))
        in_a_name.append((f"NOT own AND {_contains_any('name', 'word', 'variants')}", Match.VARIANT))
        anywhere.insert(1, (_contains_any(_terms("node"), "words[j - 1]", "lemma_terms"), Match.LEMMA))
        anywhere.append((_contains(_terms("node"), "words[j - 1]", "prefix_term"), Match.PREFIX))
        otherwise, own, factor = Match.VARIANT, "own, ", f" * CASE WHEN own THEN 1 ELSE {_VARIANT_FACTOR} END"
    own_column = f", {_is_own('node', words)} AS own" if alternatives else ""
    # names: for each name, its length and its match with each word. whole: the names that match all words.
    # counted: `whole` if not empty, else `names`.
    return f"""COLLECT {{
    UNWIND {nodes} AS node
    WITH node, {words} AS words{own_column}
    WITH node, words, {own}[name IN coalesce(node.{NAMES_PROPERTY}, []) |
        [toInteger(left(name, 4))] + [word IN words | CASE {_cases(in_a_name)} ELSE {Match.NONE:d} END]] AS names
    WITH node, words, {own}names, [name IN names WHERE NOT {Match.NONE:d} IN name] AS whole
    WITH node, words, {own}size(whole) AS isWhole, CASE WHEN size(whole) > 0 THEN whole ELSE names END AS counted
    WITH node, coalesce(head(counted)[0], {_NO_NAME}) AS length,
        (reduce(points = 0, j IN range(1, size(words)) | points + head([
            best IN [reduce(best = 0, name IN counted | CASE WHEN name[j] > best THEN name[j] ELSE best END)] |
            CASE WHEN best > 0 THEN {_NAME_BONUS:d} + best {_cases(anywhere)} ELSE {otherwise:d} END
        ])) / toFloat({_MOST} * size(words)) + CASE WHEN isWhole > 0 THEN 1 ELSE 0 END) / 2{factor} AS score
    ORDER BY score DESC, length, node.id
    RETURN [node, score]
}}"""


def _cases(cases: Iterable[tuple[str, Match]]) -> str:
    return " ".join(f"WHEN {condition} THEN {match:d}" for condition, match in cases)
