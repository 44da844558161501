"""The protocol, the measures and the command line."""

import math

import networkx as nx
import numpy as np
import pytest

from recommend import Adoption, Practice, Tables, Territory
from recommend.__main__ import main
from recommend.dates import parse_date
from recommend.evaluation.baselines import Baselines
from recommend.evaluation.metrics import expected_ndcg
from recommend.evaluation.protocol import BackTest
from recommend.model.adoption_graph import running_graph

TERRITORIES = [Territory(f"region:{name}", "Region", "XX") for name in "abc"]
PRACTICES = [Practice(f"practice:{n}") for n in range(8)]
BASE = [Adoption(territory.id, f"practice:{n}", "1990") for territory in TERRITORIES for n in range(5)]
SPREADING = [Adoption("region:a", "practice:5", "1995"), Adoption("region:a", "practice:6", "1980")]


def test_a_perfect_order_has_1_and_the_worst_has_the_last_discount():
    right = np.array([True, False, False])
    assert expected_ndcg(np.array([3.0, 2.0, 1.0]), right, 10) == 1
    assert expected_ndcg(np.array([1.0, 2.0, 3.0]), right, 10) == pytest.approx(1 / math.log2(4))
    assert expected_ndcg(np.array([1.0, 2.0, 3.0]), right, 2) == 0


def test_equal_scores_have_the_mean_over_their_orders():
    values = np.array([1.0, 1.0 + 1e-13, 2.0])
    expected = (1 / math.log2(3) + 1 / math.log2(4)) / 2
    assert expected_ndcg(values, np.array([True, False, False]), 10) == pytest.approx(expected)


@pytest.mark.parametrize(("year", "measured"), [("1996", 1), ("2000", 1), ("2001", 0), ("1995", 0)])
def test_the_window_is_after_t_up_to_the_horizon(year, measured):
    tables = Tables(TERRITORIES, PRACTICES, [*BASE, *SPREADING, Adoption("region:b", "practice:5", year)])
    window = BackTest(tables).window(1995)
    assert len(window.units) == measured
    if measured:
        assert window.measures["hazard"][0, 0] == window.measures["oracle"][0, 0] == 1.0


def test_pagerank_is_that_of_networkx():
    adoptions = [*BASE, *SPREADING, Adoption("region:b", "practice:7", "1994")]
    snapshot = BackTest(Tables([*TERRITORIES, Territory("region:d", "Region", "XX")], PRACTICES, adoptions)
                        ).registry.snapshot(("Region", "XX"), parse_date("1995"))
    ranker = Baselines(snapshot.records, 5).rankers(1995, snapshot)["personalised PageRank"]
    for row, id_ in enumerate(snapshot.territory_ids):
        expected = nx.pagerank(running_graph(snapshot), 0.85, personalization={("territory", id_): 1.0})
        assert ranker(row) == pytest.approx([expected["practice", i] for i in snapshot.practice_ids], abs=1e-12)


def test_undated_adoptions_are_counted_and_no_part_of_it():
    test = BackTest(Tables(TERRITORIES, PRACTICES, [*BASE, *SPREADING[:1], Adoption("region:b", "practice:5")]))
    assert test.undated == 1
    assert test.window(1995).units == ()


@pytest.fixture
def plain(tmp_path):
    """A history of three years in the plain columns, with a row of no date."""
    rows = [f"u{u},p{p},{2000 + (u + p) % 3}" for u in range(8) for p in range(9) if (u * 7 + p * 5) % 3]
    path = tmp_path / "adoptions.csv"
    path.write_text("\n".join(["unit,practice,year", *rows, "u0,undated,"]), encoding="utf-8")
    return path


def test_ranks_are_written_for_every_unit_and_leave_out_what_it_has(plain, tmp_path):
    out = tmp_path / "ranks.csv"
    assert main(["rank", "--adoptions", str(plain), "--as-of", "2001", "--out", str(out)]) == 0
    head, *rows = [line.split(",") for line in out.read_text(encoding="utf-8").splitlines()]
    assert head == ["unit", "practice", "rank", "score"]
    had = {tuple(line.split(",")[:2]) for line in plain.read_text(encoding="utf-8").splitlines()
           if line[-4:] in ("2000", "2001")}
    assert {row[0] for row in rows} == {unit for unit, _ in had}
    assert not {(row[0], row[1]) for row in rows} & had
    assert "undated" not in {row[1] for row in rows}


def test_later_rows_change_no_byte_of_the_ranks(plain, tmp_path):
    texts = []
    for more in ("", "\nu1,p0,2002\nu2,new,2003\nu3,p8,"):
        path, out = tmp_path / "more.csv", tmp_path / "ranks.csv"
        path.write_text(plain.read_text(encoding="utf-8") + more.replace("\nu3,p8,", ""), encoding="utf-8")
        assert main(["rank", "--adoptions", str(path), "--as-of", "2001", "--out", str(out)]) == 0
        texts.append(out.read_bytes())
    assert texts[0] == texts[1]


def test_the_back_test_prints_a_table_of_one_s_own_data(plain, capsys):
    assert main(["backtest", "--adoptions", str(plain), "--as-of", "2001", "--horizon", "1"]) in (0, 2)
    assert capsys.readouterr()


@pytest.mark.parametrize(("text", "message"), [
    ("unit,practice,year\na,b,199x\n", "line 2: year"), ("unit,year\na,1990\n", "no column 'practice'")])
def test_a_wrong_file_is_told_with_line_and_column(tmp_path, capsys, text, message):
    path = tmp_path / "adoptions.csv"
    path.write_text(text, encoding="utf-8")
    assert main(["rank", "--adoptions", str(path), "--out", str(tmp_path / "out.csv")]) == 2
    assert message in capsys.readouterr().err


def test_the_cold_start_tells_how_a_hidden_fifth_is_found(tmp_path, capsys):
    rows = [f"u{u},p{u % 2}{n}" for u in range(40) for n in range(12)] + [f"u{u},all" for u in range(40)]
    (tmp_path / "a.csv").write_text("\n".join(["unit,practice", *rows]), encoding="utf-8")
    (tmp_path / "u.csv").write_text("\n".join(["unit,region", *(f"u{u},r{u % 2}" for u in range(40))]),
                                    encoding="utf-8")
    assert main(["coldstart", "--adoptions", str(tmp_path / "a.csv"), "--units", str(tmp_path / "u.csv")]) == 0
    told = capsys.readouterr().out
    assert "All adoptions of 8 territories hidden" in told
    # Ten of the thirteen that each has; without the region half of what is offered is of the other kind.
    assert "- popularity in the region: 0.769 (0.000)" in told
    assert "- registry: 0.769 (0.000)" in told
    assert main(["coldstart", "--adoptions", str(tmp_path / "a.csv"), "--level", "City", "--country", "ZZ"]) == 2
