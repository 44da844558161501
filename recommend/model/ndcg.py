"""nDCG, averaged over the orders of ties: the measure by which scorers are chosen.

Scores that agree to 9 significant digits are ties.
"""

import numpy as np

#: Significant digits to which equal scores agree.
DIGITS = 9


def expected_ndcg(values: np.ndarray, relevant: np.ndarray, k: int) -> float:
    """Return nDCG@k with binary gains (Järvelin and Kekäläinen 2002), the mean over all orders of equal scores.

    The mean is exact (McSherry and Najork 2008). At least one candidate must be relevant.

    >>> expected_ndcg(np.array([3.0, 2.0, 1.0]), np.array([True, False, False]), 2)
    1.0
    >>> round(expected_ndcg(np.array([1.0, 1.0]), np.array([True, False]), 2), 3)  # (1 + 1 / log2(3)) / 2
    0.815
    """
    k = min(k, len(values))
    rank_discounts = 1 / np.log2(np.arange(k) + 2)
    last = np.partition(values, -k)[-k]
    head = np.flatnonzero(values >= last - abs(last) * 1e-8 - 1e-300)
    rounded = significant(values[head])
    order = np.argsort(-rounded, kind="stable")
    discounts = np.zeros(len(head))
    discounts[:k] = rank_discounts
    ordered = rounded[order]
    group = np.cumsum(np.concatenate(([False], ordered[1:] != ordered[:-1])))
    mean_discount = np.bincount(group, discounts) / np.bincount(group)
    return float((mean_discount[group] * relevant[head][order]).sum() / rank_discounts[: int(relevant.sum())].sum())


def significant(values: np.ndarray) -> np.ndarray:
    """Return the values rounded to 9 significant digits.

    >>> significant(np.array([1.0000000001, 0.0, -123456789.4])).tolist()
    [1.0, 0.0, -123456789.0]
    """
    with np.errstate(divide="ignore"):
        power = np.where(values == 0, 0.0, np.floor(np.log10(np.abs(values))))
    scale = 10.0 ** (power - (DIGITS - 1))
    rounded: np.ndarray = np.round(values / scale) * scale
    return rounded
