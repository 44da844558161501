"""The constants of the method: named by the model version, stated in the documentation, and effective."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from recommend import Adoption, Parameters, Practice, Recommender, Tables, Territory

PAGE = Path(__file__).parents[3] / "docs" / "recommendations.md"
TERRITORIES = [Territory(f"u{n}", "Region", "XX") for n in range(9)]
PRACTICES = [Practice(f"p{n}") for n in range(9)]
#: Each territory runs the practices up to its number; u0 runs none.
ADOPTIONS = [Adoption(f"u{u}", f"p{p}", str(2000 + p)) for u in range(9) for p in range(u)]


def recommender(adoptions=ADOPTIONS, **parameters) -> Recommender:
    changed: dict[str, Any] = parameters
    return Recommender(Tables(TERRITORIES, PRACTICES, adoptions), replace(Parameters(), **changed))


def test_a_change_of_any_constant_changes_the_model_version():
    def version(**parameters):
        return recommender(ADOPTIONS[:1], **parameters).recommend("u0").model_version

    versions = {version()}
    for field in fields(Parameters):
        value = getattr(Parameters(), field.name)
        versions.add(version(**{field.name: value[:-1] if isinstance(value, tuple) else value + 1}))
    assert len(versions) == len(fields(Parameters)) + 1
    assert version() in versions


def test_the_documentation_states_the_constants():
    page = " ".join(PAGE.read_text(encoding="utf-8").split())
    p = Parameters()
    for sentence in (
        "for h = ¼, ½, 1, 2, 4, 8 years",
        f"+ {p.rate_floor:g}) − log(at risk + {p.prior_at_risk:g})",
        f"halved every {p.influence_half_lives[0]:g} (and, as a second feature, every {p.influence_half_lives[1]:g})",
        f"the {p.lift_prior:g} added above and below (additive smoothing)",
        f"cosine^{p.amplification:g} of idf-weighted adoptions",
        f"of the {p.neighbours} most similar territories, with all ties",
        f"of the {p.nearest} nearest",
        f"with {p.topic_prior:g} average adoptions added",
        f"shrunk by {p.outcome_prior:g} assessments of average success",
        f"fewer than {p.own_adoptions_for_high} practices",
        f"more than {p.years_until_old} years ago",
    ):
        assert sentence in page, sentence
    assert p.half_lives == (0.25, 0.5, 1, 2, 4, 8)


def test_the_lists_of_an_explanation_have_their_maximum_lengths():
    for peers, shared, latest in ((1, 2, 3), (3, 1, 2)):
        answer = recommender(peers=peers, shared_practices=shared, latest_adopters=latest).recommend("u4")
        item = next(item for item in answer.items if item.practice == "p4")
        assert len(item.peers) == peers
        assert {len(peer.shared_practices) for peer in item.peers} == {shared}
        assert {peer.shared_count for peer in item.peers} == {4}
        assert len(item.latest_adopters) == latest


def test_the_bounds_of_the_confidence_are_inclusive():
    for parameters, code in (
        ({"own_adoptions_for_high": 4, "years_until_old": 5}, "ENOUGH_HISTORY"),
        ({"own_adoptions_for_high": 5, "years_until_old": 5}, "FEW_OWN_ADOPTIONS"),
        ({"own_adoptions_for_high": 4, "years_until_old": 4}, "ENOUGH_HISTORY"),
        ({"own_adoptions_for_high": 4, "years_until_old": 3}, "OLD_EVIDENCE"),
    ):
        # u4 adopted its fourth practice in 2003; the latest adoption of all is of 2007.
        assert recommender(**parameters).recommend("u4").reason.code == code, parameters


def test_the_constants_cannot_be_changed_in_place():
    with pytest.raises(AttributeError):
        Parameters().neighbours = 1
