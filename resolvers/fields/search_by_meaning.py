"""`search(mode: MEANING)`: the described nodes whose texts are close to a query by meaning."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model import MODEL
from graph.query import BadValue, Page
from graph.search import FragmentPart, check_text, fragment
from graph.search.statement import MAX_RANKED
from graph.text import compared_words, distinct_words
from meaning import WordMatch
from resolvers.fields.ranked_pages import PageInfo, RankedEdge, RankedPage, page_of_ranked
from resolvers.meaning_model import LABELS, MeaningModel, Meanings

#: The name of the list in cursors: those of a search by words are not valid here.
LIST = "SearchByMeaning"


@dataclass(frozen=True)
class MeaningHit:
    """A node that a query finds by meaning. The property and the fragment are computed on access."""

    id: str
    score: float
    text: str
    meanings: Meanings

    @property
    def type(self) -> str:
        """The label of the node."""
        type_ = MODEL.type_of_id(self.id)
        assert type_ is not None
        return type_.label

    @cached_property
    def property(self) -> str | None:
        """The property with the best matches; ties go to the first one. None if the node has no text."""
        texts = self.meanings.texts[self.id]
        return max(texts, key=lambda name: self._matcher.likeness(texts[name]), default=None)

    @cached_property
    def fragment(self) -> list[FragmentPart]:
        """At most about 160 characters of that property, with the matching words marked."""
        return fragment(self.meanings.texts[self.id][self.property] if self.property else "", self._matcher)

    @cached_property
    def _matcher(self) -> "_Matcher":
        return _Matcher(self.meanings.index.matches(self.text, self.id))


class _Matcher:
    """The words of a text that match a query, normalised."""

    def __init__(self, matches: Iterable[WordMatch]) -> None:
        self._likeness: dict[str, float] = {}
        for match in matches:
            for word in distinct_words(match.matched):
                self._likeness[word] = max(match.likeness, self._likeness.get(word, 0))

    def matches(self, word: str) -> Sequence[int]:
        """Return whether a word of the text matches."""
        return (int(word in self._likeness),)

    def likeness(self, text: str) -> float:
        """Return the sum of the likeness of the words that match in a text."""
        return sum(self._likeness.get(word, 0) for word in compared_words(text))


@dataclass(frozen=True, slots=True)
class MeaningConnection:
    """A page of hits. Attributes are computed only if they are selected."""

    page: RankedPage[MeaningHit]
    total_count: int
    total_count_exact: bool = True

    @property
    def nodes(self) -> list[str]:
        return self.page.nodes

    @property
    def edges(self) -> list[RankedEdge[MeaningHit]]:
        return self.page.edges

    @property
    def page_info(self) -> PageInfo:
        return self.page.page_info


async def search_by_meaning(
    model: MeaningModel, text: str, types: Sequence[str] | None, page: Page
) -> MeaningConnection:
    """Return a page of the best `MAX_RANKED` hits.

    types: labels; all types of `LABELS` by default. Raises EmptySearch, TextTooLong, BadValue for another type, and
    StoreError.
    """
    check_text(text)
    for label in types or ():
        if label not in LABELS:
            types_ = ", ".join(map(str.upper, LABELS))
            raise BadValue("types", "search.no-meaning", type=label.upper(), types=types_)
    meanings = await model.current()
    found = await asyncio.to_thread(meanings.index.found, text)
    prefixes = tuple(f"{MODEL.by_label[label].prefix}:" for label in types or LABELS)
    keys = [(score, id_) for id_, score in found if id_.startswith(prefixes)]
    ranked = keys[:MAX_RANKED]
    items = [MeaningHit(id_, score, text, meanings) for score, id_ in ranked]
    return MeaningConnection(page_of_ranked(items, ranked, page, LIST), len(keys))
