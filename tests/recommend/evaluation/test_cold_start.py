"""The cold start hides adoptions of random territories and reports each split, with the cases in which it loses."""

import re
from pathlib import Path

import pytest

from recommend import Adoption, Coverage, Practice, Tables, Territory
from recommend.__main__ import main
from recommend.errors import InvalidArgument
from recommend.evaluation.cold_start import ONE_VOTE, REGIONAL, ColdStart, cold_start, cold_start_lines
from recommend.evaluation.protocol import ENGINE
from recommend.reading import read_folder

ROOT = Path(__file__).parents[3]
#: The documented split that is measured again: the one with the smallest gain.
SPLIT = 6


@pytest.fixture
def options(tmp_path):
    rows = [f"u{u},p{u % 2}{n}" for u in range(40) for n in range(12)] + [f"u{u},all" for u in range(40)]
    (tmp_path / "a.csv").write_text("\n".join(["unit,practice", *rows]), encoding="utf-8")
    units = "\n".join(["unit,region", *(f"u{u},r{u % 2}" for u in range(40))])
    (tmp_path / "u.csv").write_text(units, encoding="utf-8")
    return ["coldstart", "--adoptions", str(tmp_path / "a.csv"), "--units", str(tmp_path / "u.csv")]


def test_reports_recall_and_ndcg_for_a_hidden_fifth(options, capsys):
    assert main(options) == 0
    output = capsys.readouterr().out
    assert "All adoptions of 8 territories hidden (Unit, ZZ), 10 random splits.\n" in output
    # The first ten of the thirteen practices of each unit. Without the region, half of them would be of the other kind.
    assert "| popularity in the region | 0.769 (0.000) | 1.000 (0.000) |" in output
    assert "| engine | 0.769 (0.000) | 1.000 (0.000) |" in output
    assert f"| gain in recall@10 |{' +0.0000 |' * 10}" in output
    assert output.endswith("Where the engine loses:\n- nowhere\n")
    assert main([*options, "--level", "City", "--country", "ZZ"]) == 2


def test_one_hidden_adoption_is_found_among_the_practices_not_taken_up(options, capsys):
    assert main([*options, "--one", "--splits", "2"]) == 0
    output = capsys.readouterr().out
    assert "One adoption of 8 territories hidden (Unit, ZZ), 2 random splits.\n" in output
    assert "| engine | 1.000 (0.000) | 1.000 (0.000) |" in output


def test_a_level_and_country_stand_for_their_sample_which_is_named():
    places = [Territory(f"town:{n}", "Municipality", "XX") for n in range(12)]
    practices = [Practice(f"practice:{n}") for n in range(3)]
    tables = Tables(
        places,
        practices,
        [Adoption(town.id, f"practice:{n % 3}") for n, town in enumerate(places)],
        coverages=[Coverage(practice.id, "Municipality", "XX", complete=False) for practice in practices],
    )
    split = cold_start(tables, ("Municipality", "XX"))
    assert split.group == ("Municipality", "XX", "SAMPLE")
    assert "among its adopters, an order and not a rate" in cold_start_lines([split])[0]
    with pytest.raises(InvalidArgument, match="No territory has two adoptions"):
        cold_start(tables, one=True)


def test_losses_are_listed():
    recall = dict.fromkeys((REGIONAL, ONE_VOTE), 0.5) | {ENGINE: 0.4}
    ndcg = {REGIONAL: 0.5, ONE_VOTE: 0.7, ENGINE: 0.6}
    lines = cold_start_lines([ColdStart(("Unit", "ZZ"), 9, recall, ndcg)])
    assert lines[lines.index("Where the engine loses:") + 1 :] == [
        "- split 1, recall@10 to popularity in the region: 0.4000 to 0.5000",
        "- split 1, recall@10 to popularity in the region, one vote per territory: 0.4000 to 0.5000",
        "- split 1, nDCG@10 to popularity in the region, one vote per territory: 0.6000 to 0.7000",
    ]


@pytest.mark.slow
def test_the_documented_gains_are_reproducible_and_a_hundredth_on_average():
    page = (ROOT / "docs" / "recommendations.md").read_text(encoding="utf-8")
    section = page[page.index("### Cold start") :]
    (recall, ndcg) = (
        [
            float(cell)
            for cell in re.findall(rf"\| gain in {metric} \|(( [+-]0\.\d+ \|){{10}})", section)[0][0].split("|")[:-1]
        ]
        for metric in ("recall@10", "nDCG@10")
    )
    assert min(recall) > 0
    assert sum(recall) / len(recall) >= 0.01
    split = cold_start(read_folder(ROOT / "data" / "parking"), seed=SPLIT)
    gains = split.recall[ENGINE] - split.recall[REGIONAL], split.ndcg[ENGINE] - split.ndcg[REGIONAL]
    assert gains == pytest.approx((recall[SPLIT - 1], ndcg[SPLIT - 1]), abs=0.0011)
