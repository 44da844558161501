"""What is spreading now among those who can still take it up.

hazard(i) = sum over the adopters of 0.5^((T - t) / h) / (N - adopters + b)

t: when an adopter took practice i up; h: half-life; N: territories of the level and country; b: a prior
number of territories. It estimates the rate at which a territory without i takes it up: recent adoptions over
those at risk, as in the event history analysis of policy adoption (Berry and Berry 1990, "State Lottery
Adoptions as Policy Innovations", American Political Science Review 84), with exponential smoothing in place
of a window of one year.
"""

import numpy as np

from recommend.factors import Factor
from recommend.parameters import Parameters
from recommend.snapshot import Snapshot


def spread_factor(snapshot: Snapshot, parameters: Parameters) -> Factor:
    """The hazard of every practice; its popularity if no adoption has a date.

    A pair without a date counts as the mean of the dated ones. If there is no date at all nothing can tell
    what spreads now, and the factor is the share of territories that have the practice, by the rule of
    succession (Laplace): (adopters + 1) / (N + 2); it is then named "popularity".
    """
    territories = len(snapshot.territory_ids)
    columns = snapshot.running.indices
    dated = ~np.isnan(snapshot.time)
    if not dated.any():
        running = np.bincount(columns, minlength=len(snapshot.practice_ids))
        return Factor("popularity", np.log((running + 1) / (territories + 2)), 1.0)
    exponents = (snapshot.time - snapshot.as_of.end) / parameters.hazard_half_life
    newest = exponents[dated].max()
    mean = newest + np.log2(np.exp2(exponents[dated] - newest).mean())
    exponents = np.where(dated, exponents, mean)
    # The largest term is taken out of each sum: an adoption centuries ago must not become a logarithm of 0.
    largest = np.full(len(snapshot.practice_ids), -np.inf)
    np.maximum.at(largest, columns, exponents)
    sums = np.bincount(columns, np.exp2(exponents - largest[columns]), minlength=len(largest))
    at_risk = territories - snapshot.adopters + parameters.hazard_prior
    return Factor("hazard", np.log(2) * largest + np.log(sums) - np.log(at_risk), 1.0)
