"""The adoptions of the adopters in recommendations: the recommender knows territories, practices and dates, not ids."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from graph.adoptions import AdoptionDates, adoptions_of
from graph.store import Store
from recommend import Adopter, NextAdopter, Recommendation
from resolvers.execution.computed import Selected
from resolvers.fields.ranked_pages import RankedConnection

Item = TypeVar("Item", Recommendation, NextAdopter)
#: The lists of adopters of an item.
_LISTS = ("nearest_adopters", "latest_adopters")
_PATHS = {
    "edges.contributions.adopters.adoption",
    "edges.reasons.adoption",
    *(f"edges.{name}.adoption" for name in _LISTS),
}


async def with_adoptions(
    store: Store, answers: list[RankedConnection[Item]], selected: Selected
) -> list[RankedConnection[Item]]:
    """Return the answers with the adoption of each adopter, read by one statement; unchanged if none is selected.

    Raises StoreError.
    """
    if selected.isdisjoint(_PATHS):
        return answers
    edges = [edge for answer in answers for edge in answer.edges]
    pairs = {(each.territory, each.practice) for edge in edges for each in _adopters(edge.item)}
    known = await adoptions_of(store, sorted(pairs))

    def filled(adopter: Adopter) -> Adopter:
        return replace(adopter, adoption=_chosen(adopter, known))

    for answer in answers:
        answer.edges[:] = [replace(edge, item=_filled(edge.item, filled)) for edge in answer.edges]
    return answers


def _adopters(item: Recommendation | NextAdopter) -> Iterable[Adopter]:
    """Yield all adopters of an item."""
    for name in _LISTS:
        yield from getattr(item, name, ())
    for contribution in item.contributions:
        yield from contribution.adopters
    for reason in item.reasons:
        yield reason.adopter


def _filled(item: Item, filled: Callable[[Adopter], Adopter]) -> Item:
    """Return an item with each of its adopters replaced."""
    changes: dict[str, Any] = {
        name: tuple(map(filled, adopters)) for name in _LISTS if (adopters := getattr(item, name, ()))
    }
    changes["contributions"] = tuple(
        replace(each, adopters=tuple(map(filled, each.adopters))) for each in item.contributions
    )
    changes["reasons"] = tuple(replace(each, adopter=filled(each.adopter)) for each in item.reasons)
    return replace(item, **changes)


def _chosen(adopter: Adopter, known: Mapping[tuple[str, str], Sequence[AdoptionDates]]) -> str | None:
    """Return the adoption whose dates are those of an adopter, else the first; None without any."""
    found = known.get((adopter.territory, adopter.practice), ())
    same = [each for each in found if adopter.date in (each.running_on, each.adapted_on)]
    return next((each.id for each in (*same, *found)), None)
