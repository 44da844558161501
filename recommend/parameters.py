"""The numbers of the method, each with its unit and where it comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """Constants of the scoring.

    "Early windows" are the back-tests of US states x policies as of 1975, 1980, 1985 and 1990, each for the
    five years that follow; 1995 and 2000 are the windows that docs/recommendations.md reports.

    Attributes
    ----------
    hazard_half_life : float
        Years after which an adoption counts half as much for what is spreading now. 0.5 was tuned on windows
        before 1995.
    hazard_prior : float
        Territories added to those who can still adopt, so that the last few do not make the rate explode.
    neighbours : int
        How many of the most similar territories vote, with all that tie with the last of them.
    amplification : float
        The power of the similarity in a vote, after Breese, Heckerman and Kadie (1998).
    vote_half_life : float
        Years after which a neighbour's adoption counts half as much as a vote.
    neighbours_weight : float
        Weight of the logarithm of the neighbours' lift beside that of the hazard. It and the three above were
        chosen on the early windows and on hidden adoptions of municipalities.
    lift_floor : float
        The least lift, so that no logarithm of 0 occurs where no neighbour voted.
    own_adoptions_for_high : int
        Running adoptions from which on a territory's likeness to others is taken as known.
    years_until_old : int
        Whole years since the territory's latest dated adoption after which the evidence is called old. It is
        the horizon of the back-test: nothing was measured beyond it.
    peers, shared_practices, latest_adopters : int
        Bounds of an explanation.
    """

    hazard_half_life: float = 0.5
    hazard_prior: float = 5.0
    neighbours: int = 50
    amplification: float = 2.5
    vote_half_life: float = 5.0
    neighbours_weight: float = 1.0
    lift_floor: float = 1e-2
    own_adoptions_for_high: int = 5
    years_until_old: int = 5
    peers: int = 5
    shared_practices: int = 3
    latest_adopters: int = 5
