"""The attribution of a score to its factors.

A score is a weighted sum, so the contributions of its factors are exact, not approximated.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from messages import Language
from recommend.explain.facts.sample import named_adopters
from recommend.explain.facts.subject import Facts
from recommend.explain.sentence import has_sentence, sentence
from recommend.explain.supporting_evidence import Adopter
from recommend.model.scoring import FACTOR_NAMES


@dataclass(frozen=True, slots=True)
class Contribution:
    """The contribution of one factor to a score: contribution = weight x value.

    Attributes
    ----------
    factor : str
        Of `FACTOR_NAMES`.
    value : float
        A logarithm; 0 for the average practice or pair, 0.69 for twice and -0.69 for half the rate of adoption. The
        factors of evidence, stage and fit are judged on this scale.
    weight : float
        1 unless the request sets another.
    contribution : float
    facts : Facts or None
        The facts behind the value; None if they are not requested, or the value is too small for a sentence.
    adopters : tuple of Adopter
        The adopters of a sample that the sentence names.
    """

    factor: str
    value: float
    weight: float
    contribution: float
    facts: Facts | None = None
    adopters: tuple[Adopter, ...] = ()

    @property
    def explanation_ru(self) -> str:
        """The facts and their direction in a sentence, in Russian; empty without facts."""
        return self._explanation("ru")

    @property
    def explanation_en(self) -> str:
        """The facts and their direction in a sentence, in English; empty without facts."""
        return self._explanation("en")

    def _explanation(self, language: Language) -> str:
        message = None if self.facts is None else sentence(self.value, self.contribution, self.facts)
        return "" if message is None else message.text(language)


def attribution(
    values: Mapping[str, float],
    weights: Mapping[str, float],
    find_facts: Callable[[str, float], Facts | None] | None = None,
) -> tuple[Contribution, ...]:
    """Return the contributions to a score, the largest by amount first, ties in the order of `FACTOR_NAMES`.

    They sum to the score within 1e-9.

    values: of the factors of the score. weights: of the request, by default 1; a factor of weight 0 is omitted.
    find_facts: returns the facts behind the value of a factor; by default there are none.
    """
    contributions = []
    for name in FACTOR_NAMES:
        weight = weights.get(name, 1.0)
        if name in values and weight:
            facts = find_facts(name, values[name]) if find_facts and has_sentence(values[name]) else None
            contributions.append(
                Contribution(name, values[name], weight, weight * values[name], facts, named_adopters(facts))
            )
    return tuple(sorted(contributions, key=lambda each: -abs(each.contribution)))
