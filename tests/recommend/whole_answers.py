"""Answers as text, to compare them to the last digit."""

from collections.abc import Iterable, Mapping
from dataclasses import fields

from recommend import NextAdopters, Recommendations, Recommender


def answers(
    recommender: Recommender, places: Iterable[str], practices: Iterable[str], as_of: str | None, built: int = 3
) -> Mapping[str, str]:
    """Return the answers for some territories and practices. built: the number of next adopters with explanations."""
    places, practices = list(places), list(practices)
    found: dict[str, object] = {"compare": recommender.compare(places, as_of=as_of)}
    for id_ in places:
        found[f"recommend {id_}"] = _whole(recommender.recommend(id_, as_of=as_of), None)
        found[f"peers {id_}"] = recommender.peers(id_, as_of=as_of)
    for id_ in practices:
        found[f"next {id_}"] = _whole(recommender.next_adopters(id_, as_of=as_of), built)
        found[f"diffusion {id_}"] = recommender.diffusion(id_, as_of=as_of)
    return {name: repr(answer) for name, answer in found.items()}


def _whole(answer: Recommendations | NextAdopters, built: int | None) -> tuple[object, ...]:
    about = [getattr(answer, field.name) for field in fields(answer) if field.name != "items"]
    return about, answer.items.keys, list(answer.items[:built])
