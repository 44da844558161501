"""The examples of a window, from which scorers and probabilities are learned."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recommend.model import sampling
from recommend.model.features import FeatureSet


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Pairs of a territory and a practice that it had not taken up at the start of a window.

    names: of the features. features: n x f. labels: 1 if the territory took the practice up in the window, else 0.
    weights: the number of pairs that each example represents.
    """

    names: tuple[str, ...]
    features: np.ndarray
    labels: np.ndarray
    weights: np.ndarray

    def of(self, names: Sequence[str]) -> np.ndarray:
        """Return the features of these names; one without data in the window is 0: average."""
        position = {name: i for i, name in enumerate(self.names)}
        columns = np.array([position.get(name, -1) for name in names], int)
        return np.where(columns >= 0, self.features[:, columns], 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class GroupedExamples(Examples):
    """Examples in which the territories of a practice are adjacent. sizes: the number of examples of each practice."""

    sizes: np.ndarray

    def centred(self, names: Sequence[str]) -> np.ndarray:
        """Return the features of these names, less their means over the territories of the practice."""
        features = self.of(names)
        sums = np.add.reduceat(features, np.cumsum(self.sizes) - self.sizes)
        centred: np.ndarray = features - np.repeat(sums / self.sizes[:, None], self.sizes, axis=0)
        return centred


@dataclass(frozen=True, slots=True, eq=False)
class WindowExamples:
    """The examples of a window.

    Attributes
    ----------
    among_practices : Examples
        The practices of the territories that took any up in the year.
    among_territories : GroupedExamples or None
        The territories of practices that some of them took up in the year.
    over_years : Examples or None
        The practices of territories, active or not, labelled by the adoptions in several years.
    """

    among_practices: Examples
    among_territories: GroupedExamples | None
    over_years: Examples | None


#: The pairs taken up in a window, as positions of territories and of practices.
TakenUp = tuple[np.ndarray, np.ndarray]


def window_examples(features: FeatureSet, in_year: TakenUp, in_years: TakenUp) -> WindowExamples | None:
    """Return the examples of the year and of the years after the features; None if no territory is an example."""
    snapshot = features.snapshot
    yearly = list(sampling.sample_examples(snapshot, *in_year))
    if not yearly:
        return None
    panel = sampling.sample_panel(snapshot)
    within = sampling.sample_within_practices(snapshot, panel, *in_year)
    later = list(sampling.sample_examples(snapshot, *in_years, panel))
    names, of_territories = features.names, tuple(features.activity)
    # The features of all pairs are computed together: the samples have most territories in common.
    rows = [*(np.full(len(sample.columns), sample.row) for sample in (*yearly, *later)), within.rows]
    columns = [*(sample.columns for sample in (*yearly, *later)), within.columns]
    values = features.pairs(np.concatenate(rows), np.concatenate(columns), (*names, *of_territories))
    count, other = (sum(len(sample.columns) for sample in samples) for samples in (yearly, later))

    def joined(samples: Sequence[sampling.Sample], of_samples: np.ndarray) -> Examples:
        labels, weights = (np.concatenate([getattr(s, name) for s in samples]) for name in ("labels", "weights"))
        return Examples(names, of_samples, labels, weights)

    grouped = None
    if len(within.sizes):
        grouped = GroupedExamples(
            (*features.pair_names, *of_territories),
            values[count + other :, len(features.item_features) :].copy(),
            within.labels,
            np.ones(len(within.labels)),
            within.sizes,
        )
    return WindowExamples(
        joined(yearly, values[:count, : len(names)].copy()),
        grouped,
        joined(later, values[count : count + other, : len(names)].copy()) if later else None,
    )
