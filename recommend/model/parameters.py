"""The constants of the method, with their units and sources."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """The constants of the method. Their names and values are part of the model version.

    The weights are not among them: `recommend.model.learner` fits these to the data.

    Attributes
    ----------
    horizon : int
        Years ahead for which the ranking is fitted.
    half_lives : tuple of float
        Years after which an adoption counts half as much in the hazard: the grid to choose from.
    prior_at_risk : float
        Territories added to the number at risk, which bounds the rate when few are left.
    rate_floor : float
        Recent adoptions added before the logarithm.
    influence_half_lives : tuple of float
        Years after which the peer influence of an adoption is halved: one for new practices, one for established ones.
    neighbours : int
        The number of most similar territories with influence, plus all ties with the last of them.
    amplification : float
        The power of the similarity in the influence, after Breese, Heckerman and Kadie (1998).
    nearest : int
        The number of nearest territories with influence, by distance or by indicators.
    lift_prior : float
        Adopters of average weight added to a lift, which is unreliable with few adopters.
    topic_prior : float
        Adoptions of average topics added to a territory's own when its share of a topic is computed.
    ridge : tuple of float
        Strengths of the penalty that pulls fitted weights towards the plain hazard.
    temperature : float
        The temperature of the averaging of scorers: a scorer whose nDCG@10 on the earlier windows is lower by this
        much has 1/e of the weight of the best.
    own_adoptions_for_high : int
        Running adoptions from which the similarity of a territory to others is considered known.
    years_until_old : int
        Whole years since the latest dated adoption of the territory after which its evidence is called old: the
        horizon of the back-test, beyond which nothing was measured.
    outcome_prior : float
        Assessments of average success added to those of a practice (Bayesian shrinkage).
    peers, shared_practices, latest_adopters : int
        The maximum lengths of the lists of an explanation.
    """

    horizon: int = 5
    half_lives: tuple[float, ...] = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
    prior_at_risk: float = 10.0
    rate_floor: float = 0.01
    influence_half_lives: tuple[float, ...] = (3.0, 20.0)
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
