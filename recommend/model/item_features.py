"""The features of practices: rate, recency, age and extent of adoption, and the activity in their topics."""

import numpy as np
from scipy import sparse

from recommend.model.parameters import Parameters
from recommend.model.snapshot import RECENT_YEARS, Snapshot

#: Years in which the adoptions of a topic are counted.
_TOPIC_YEARS = 3


def item_features(snapshot: Snapshot, about: sparse.csr_array, parameters: Parameters) -> dict[str, np.ndarray]:
    """Return the features of practices by name, each with a value per practice. about: practices x topics.

    topic_rate = log(1 + adoptions of the topic in three years per practice).

    rate_h = log(sum over adopters of 0.5^((T - t) / h) + floor) - log(at risk + b): the log hazard, which is the rate
    of adoption among the territories at risk (Berry and Berry 1990, "State Lottery Adoptions as Policy Innovations",
    American Political Science Review 84), with exponential smoothing instead of a one-year window. Shares are of the
    adopters and the territories at risk.
    """
    columns, count = snapshot.running.indices, len(snapshot.practice_ids)
    dated = ~np.isnan(snapshot.time)
    ages = snapshot.now - snapshot.time[dated]
    of_dated = columns[dated]
    at_risk = np.log(snapshot.at_risk_counts + parameters.prior_at_risk)
    features = {}
    for half_life in parameters.half_lives:
        # An adoption in the middle of the last year counts 1.
        recent = np.bincount(of_dated, np.exp2((0.5 - ages) / half_life), minlength=count)
        features[f"rate_{half_life:g}"] = np.log(recent + parameters.rate_floor) - at_risk
    for years in sorted(RECENT_YEARS):
        features[f"recent_{years}"] = np.log1p(snapshot.recent_by_practice[years])
    newest, oldest = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(newest, of_dated, ages)
    np.maximum.at(oldest, of_dated, ages)
    unknown = np.isinf(newest)
    features["since_last"] = np.log1p(np.where(unknown, np.max(newest[~unknown], initial=0.0), newest))
    features["age"] = np.log1p(np.where(unknown, np.max(oldest[~unknown], initial=0.0), oldest))
    features["share"] = snapshot.adopters / np.maximum(snapshot.exposed_counts, 1)
    features["share_squared"] = features["share"] ** 2
    features["log_odds"] = np.log((snapshot.adopters + 0.5) / (snapshot.at_risk_counts + 0.5))
    if about.shape[1] > 1:
        young = np.bincount(of_dated[ages < _TOPIC_YEARS], minlength=count)
        per_practice = np.log1p(about.T @ young / np.asarray(about.sum(axis=0)).ravel())
        features["topic_rate"] = about @ per_practice
    return features
