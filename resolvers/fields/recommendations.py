"""`Territory.recommendations` and `Practice.nextAdopters`."""

from collections.abc import Mapping, Sequence
from typing import Any

from access.request_context import RequestContext
from graph.query import BadValue, Page
from graph.store import Store
from messages import LANGUAGES
from recommend import PARTS, Confidence, NextAdopter, Ranked, Recommendation, Recommender, UnknownCountry
from recommend.answers.elsewhere import ELSEWHERE, SAME
from resolvers.execution.computed import Batch, Selected
from resolvers.fields.adopter_adoptions import with_adoptions
from resolvers.fields.answering import answer_all, weights_of
from resolvers.fields.ranked_pages import Item, RankedConnection, RankedPage, page_arguments, page_of_ranked, reach
from resolvers.recommendation_model import RecommendationModel

#: The sentences of the contributions and the adopters that they name, which are composed from their facts.
_EXPLANATIONS = {
    "edges.contributions.adopters",
    *(f"edges.contributions.explanation_{language}" for language in LANGUAGES),
}
_NOTES = {f"edges.examples_note_{language}" for language in LANGUAGES}


def recommendations(model: RecommendationModel, store: Store) -> Batch:
    """Return the batch function of `recommendations`, which raises BadPage, BadCursor and BadValue."""

    async def batch(
        territories: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[RankedConnection[Recommendation]]:
        page, weights = page_arguments(arguments, "Recommendation"), weights_of(arguments, "weights")
        min_confidence, parts = arguments.get("minConfidence"), _parts(selected)
        source, level, countries = (arguments.get(name) for name in ("from", "level", "countries"))
        for name, value in (("level", level), ("countries", countries)):
            if value and source != ELSEWHERE:
                raise BadValue(name, "query.only-elsewhere")

        def answer(id_: str, version: int, recommender: Recommender) -> RankedConnection[Recommendation]:
            result = recommender.recommend(
                id_,
                as_of=arguments.get("asOf"),
                topics=arguments.get("topics"),
                exclude=arguments.get("exclude") or (),
                weights=weights,
                min_confidence=min_confidence and Confidence(min_confidence),
                source=source or SAME,
                level=level,
                countries=countries or (),
                parts=parts,
            )
            return RankedConnection(_page(result.items, page, "Recommendation"), result, version)

        try:
            answers = await answer_all(model, territories, answer, context)
        except UnknownCountry as unknown:
            raise BadValue("countries", "query.no-country", country=unknown.country) from None
        return await with_adoptions(store, answers, selected)

    return batch


def next_adopters(model: RecommendationModel, store: Store) -> Batch:
    """Return the batch function of `nextAdopters`, which raises BadPage, BadCursor and BadValue."""

    async def batch(
        practices: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[RankedConnection[NextAdopter]]:
        page, weights = page_arguments(arguments, "NextAdopter"), weights_of(arguments, "weights")
        region = arguments.get("region")
        # Only municipalities lie in a region.
        level = arguments.get("level") or ("Municipality" if region is not None else None)
        parts = _parts(selected)

        def answer(id_: str, version: int, recommender: Recommender) -> RankedConnection[NextAdopter]:
            result = recommender.next_adopters(
                id_,
                as_of=arguments.get("asOf"),
                level=level,
                country=arguments.get("country"),
                region_id=region,
                weights=weights,
                exclude=arguments.get("exclude") or (),
                parts=parts,
            )
            return RankedConnection(_page(result.items, page, "NextAdopter"), result, version)

        return await with_adoptions(store, await answer_all(model, practices, answer, context), selected)

    return batch


def _parts(selected: Selected) -> frozenset[str]:
    """Return the selected parts of the explanations."""
    parts = {name for name in PARTS if f"edges.{name}" in selected}
    if not selected.isdisjoint(_EXPLANATIONS):
        parts.add("facts")
    if not selected.isdisjoint(_NOTES):
        parts.add("examples")
    return frozenset(parts)


def _page(items: Ranked[Item], page: Page, name: str) -> RankedPage[Item]:
    # Read only the keys that the page needs: sorting the whole list costs more than a first page.
    size = reach(page)
    keys = items.keys if size is None else items.head(size)
    return page_of_ranked(items, keys, page, name)
