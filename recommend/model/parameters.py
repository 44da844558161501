"""The numbers of the method, each with its unit and where it comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """Constants of the method. Their names and values are part of the model version.

    Weights are not among them: `recommend.model.learner` fits these to the data.

    Attributes
    ----------
    horizon : int
        Years ahead that the ranking is fitted for.
    half_lives : tuple of float
        Years after which an adoption counts half as much in the hazard: the grid to choose from.
    prior_at_risk : float
        Territories added to the ones that can still adopt, so that the last few do not make the rate explode.
    rate_floor : float
        Added to the recent adoptions before the logarithm, in adoptions of today.
    vote_half_lives : tuple of float
        Years after which the influence of an adoption is halved: one for new practices, one for established ones.
    neighbours : int
        How many of the most similar territories have influence, with all that tie with the last of them.
    amplification : float
        The power of the similarity in the influence, after Breese, Heckerman and Kadie (1998).
    nearest : int
        How many of the nearest territories, by distance or by indicators, have influence.
    lift_prior : float
        Adopters of average likeness added to a lift: with few adopters it says little.
    topic_prior : float
        Adoptions of average topics added to a territory's own before its share of a topic is taken.
    ridge : tuple of float
        Strengths of the pull of the fitted weights towards the plain hazard.
    temperature : float
        Of the averaging of scorers: a scorer whose nDCG@10 on the earlier windows is worse by it has 1/e of
        the weight of the best.
    own_adoptions_for_high : int
        Running adoptions from which on a territory's likeness to others is taken as known.
    years_until_old : int
        Whole years since the territory's latest dated adoption after which the evidence is called old. It is
        the horizon of the back-test: nothing was measured beyond it.
    outcome_prior : float
        Assessments of average success added to those of a practice (Bayesian shrinkage).
    peers, shared_practices, latest_adopters : int
        Bounds of an explanation.
    """

    horizon: int = 5
    half_lives: tuple[float, ...] = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
    prior_at_risk: float = 10.0
    rate_floor: float = 0.01
    vote_half_lives: tuple[float, ...] = (3.0, 20.0)
    neighbours: int = 50
    amplification: float = 2.5
    nearest: int = 20
    lift_prior: float = 1.0
    topic_prior: float = 5.0
    ridge: tuple[float, ...] = (5.0, 50.0)
    temperature: float = 0.02
    own_adoptions_for_high: int = 5
    years_until_old: int = 5
    outcome_prior: float = 5.0
    peers: int = 5
    shared_practices: int = 3
    latest_adopters: int = 5
