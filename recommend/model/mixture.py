"""The mixture of plain scorers, for histories of too few years to learn weights from.

The plain scorers are the hazard at each half-life, and some of them with the default lifts. They are averaged with
weights proportional to exp(quality / temperature) (an exponentially weighted average: Cesa-Bianchi and Lugosi 2006,
"Prediction, Learning, and Games", chapter 2): the mean of equally good scorers is more stable than any one of them, and
clearly worse ones drop out.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from recommend.model.parameters import Parameters
from recommend.model.scorer import DEFAULT_LIFTS, Scorer, average, hazard_weights, with_lifts

#: The half-lives of the hazards that are also tried with lifts.
_HALF_LIVES_WITH_LIFTS = (0.5, 2.0, 8.0)


def plain_scorers(parameters: Parameters) -> dict[str, dict[str, float]]:
    """Return the weights of the plain scorers by name."""
    last = len(parameters.influence_half_lives) - 1
    return {f"hazard {h:g}": hazard_weights(h) for h in parameters.half_lives} | {
        f"hazard {h:g} and lifts": with_lifts(hazard_weights(h), DEFAULT_LIFTS, last)
        for h in _HALF_LIVES_WITH_LIFTS
        if h in parameters.half_lives
    }


def mixture(qualities: Sequence[Mapping[str, float]], parameters: Parameters) -> Scorer:
    """Return the mean of the plain scorers by their qualities (nDCG) in some windows, at least one."""
    scorers = plain_scorers(parameters)
    means = {name: round(float(np.mean([quality[name] for quality in qualities])), 9) for name in sorted(scorers)}
    best = max(means.values())
    parts = {name: float(np.exp((mean - best) / parameters.temperature)) for name, mean in means.items()}
    total = sum(parts.values())
    return average(scorers, {name: round(part / total, 6) for name, part in parts.items()})
