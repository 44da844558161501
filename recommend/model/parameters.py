"""The constants of the method, with their units and sources."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """The constants of the method. Their names and values are part of the model version.

    The weights are not among them: `recommend.model.learner` fits these to the data.

    Attributes
    ----------
    windows : int
        The number of years, up to the last complete one, from whose adoptions the weights are learned.
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
    walks : tuple of (float, float or None)
        Of each random walk: the probability of a further step instead of a restart, and the years after which an
        adoption counts half as much; None: all count alike.
    recent_years : float
        The age in years up to which an adoption is recent, for the affinities by text and topic.
    similar_practices : tuple of (float or None, int)
        Of each similarity of practices by adopters: the half-life in years, and the number of most similar practices.
    similarity_shrinkage : float
        Common adopters added below: a similarity with few common adopters is unreliable.
    taste_half_lives : tuple of (float or None)
        Years after which a vote of a territory counts half as much; None: all count alike.
    taste_ridge : float
        The penalty of EASE on territories.
    ridge : float
        The strength of the penalty on the standardised weights.
    temperature : float
        The temperature of the averaging of plain scorers: one whose nDCG@10 on the earlier windows is lower by this
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

    windows: int = 10
    half_lives: tuple[float, ...] = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
    prior_at_risk: float = 10.0
    rate_floor: float = 0.01
    influence_half_lives: tuple[float, ...] = (3.0, 20.0)
    neighbours: int = 50
    amplification: float = 2.5
    nearest: int = 20
    lift_prior: float = 1.0
    topic_prior: float = 5.0
    walks: tuple[tuple[float, float | None], ...] = ((0.5, None), (0.6, 2.0))
    recent_years: float = 5.0
    similar_practices: tuple[tuple[float | None, int], ...] = ((None, 30), (5.0, 100))
    similarity_shrinkage: float = 5.0
    taste_half_lives: tuple[float | None, ...] = (None, 2.0)
    taste_ridge: float = 30.0
    ridge: float = 50.0
    temperature: float = 0.02
    own_adoptions_for_high: int = 5
    years_until_old: int = 5
    outcome_prior: float = 5.0
    peers: int = 5
    shared_practices: int = 3
    latest_adopters: int = 5
