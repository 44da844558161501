"""Full-text search over the names and texts of nodes in Russian and English, with equal results on both stores."""

from graph.search.errors import EmptySearch, SearchError, TextTooLong
from graph.search.fragment import FragmentPart, fragment
from graph.search.hits import Hit, SearchResult, Span, check_text, search
from graph.search.query import lucene_query

__all__ = [
    "EmptySearch",
    "FragmentPart",
    "Hit",
    "SearchError",
    "SearchResult",
    "Span",
    "TextTooLong",
    "check_text",
    "fragment",
    "lucene_query",
    "search",
]
