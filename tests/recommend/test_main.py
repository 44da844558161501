"""The command line on CSV files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from recommend.__main__ import main
from tests.recommend.command_line import PLAIN, file_options, pairs, ranks
from tests.recommend.histories import by_taste

ROOT = Path(__file__).parents[2]


def test_invalid_options_are_rejected(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for options, message in (
        (["--as-of", "20000"], "'20000' is not a date"),
        (["--level", "Unit"], "--level and --country must be used together"),
        (["--level", "City", "--country", "ZZ"], "matches no territory. Available: Unit ZZ"),
        (["--part", "SAMPLE"], "--part requires --level and --country"),
        (["--out", "none/ranks.csv"], "--out ranks.csv cannot be written (No such file or directory)"),
    ):
        assert main(["rank", *file_options(tmp_path, adoptions=PLAIN), "--out", "ranks.csv", *options]) == 2
        assert message in capsys.readouterr().err


def test_numbers_out_of_range_are_rejected(tmp_path, capsys):
    for options in (
        ["rank", "--top", "0", "--out", "x"],
        ["rank", "--top", "many", "--out", "x"],
        ["backtest", "--horizon", "0"],
        ["backtest", "--as-of", "-4"],
        ["backtest", "--as-of", "99999"],
    ):
        with pytest.raises(SystemExit, match="2"):
            main([*options, *file_options(tmp_path, adoptions=PLAIN)])
        assert "is not an integer from 1 to" in capsys.readouterr().err


def test_an_empty_ranking_is_not_an_error(tmp_path, capsys):
    for rows in ("a,p,2000\na,q,2001\n", "a,p,2000\nb,p,2001\n", "a,p,2000\nb,p,\n"):
        assert ranks(tmp_path, adoptions=f"unit,practice,year\n{rows}") == []
        assert "wrote 0 rows to ranks.csv: 0 of" in capsys.readouterr().err


def test_undated_rows_only_exclude_practices_of_their_unit(tmp_path, capsys):
    text = "unit,practice,date\na,p,2000\nb,q,2000\nc,p,2000\nc,q,NaN\nd,p,\n"
    rows = ranks(tmp_path, "--as-of", "2000", adoptions=text)
    assert pairs(rows) == [("a", "q"), ("b", "p")]
    assert (
        "2 adoptions without a date: they only exclude practices from the ranking of their unit"
        in capsys.readouterr().err
    )
    # The scores of the other units do not depend on the undated rows, but their units are at risk of adoption.
    without = "unit,practice,date\na,p,2000\nb,q,2000\nc,p,2000\n"
    assert ranks(tmp_path, "--as-of", "2000", adoptions=without, units="unit\na\nb\nc\nd\n")[:2] == rows
    assert main(["backtest", *file_options(tmp_path, adoptions=text), "--as-of", "1999"]) == 2
    assert "2 adoptions without a date" in capsys.readouterr().err


def test_a_date_far_after_the_data_changes_nothing(tmp_path):
    text = PLAIN + "c,p,1999\nc,q,1999-05\n"
    assert ranks(tmp_path, "--as-of", "9999", adoptions=text) == ranks(tmp_path, "--as-of", "2001", adoptions=text)


@pytest.fixture
def plain(tmp_path):
    """A file with a history of three years and an undated row."""
    rows = [f"u{u},p{p},{2000 + (u + p) % 3}" for u in range(8) for p in range(15) if (u * 7 + p * 5) % 3]
    path = tmp_path / "adoptions.csv"
    path.write_text("\n".join(["unit,practice,year", *rows, "u0,undated,"]), encoding="utf-8")
    return path


def test_ranks_exclude_practices_already_taken_up(plain, tmp_path):
    out = tmp_path / "ranks.csv"
    assert main(["rank", "--adoptions", str(plain), "--as-of", "2001", "--out", str(out)]) == 0
    head, *rows = [line.split(",") for line in out.read_text(encoding="utf-8").splitlines()]
    assert head == ["unit", "practice", "rank", "score"]
    taken_up = {
        tuple(line.split(",")[:2])
        for line in plain.read_text(encoding="utf-8").splitlines()
        if line[-4:] in ("2000", "2001")
    }
    assert {row[0] for row in rows} == {unit for unit, _ in taken_up}
    assert not {(row[0], row[1]) for row in rows} & taken_up
    assert "undated" not in {row[1] for row in rows}


def test_later_rows_do_not_change_the_ranks(plain, tmp_path):
    texts = []
    for more in ("", "\nu1,p0,2002\nu2,new,2003\nu3,p8,"):
        path, out = tmp_path / "more.csv", tmp_path / "ranks.csv"
        path.write_text(plain.read_text(encoding="utf-8") + more.replace("\nu3,p8,", ""), encoding="utf-8")
        assert main(["rank", "--adoptions", str(path), "--as-of", "2001", "--out", str(out)]) == 0
        texts.append(out.read_bytes())
    assert texts[0] == texts[1]


def test_the_back_test_prints_tables(plain, capsys):
    assert main(["backtest", "--adoptions", str(plain), "--as-of", "2001", "--horizon", "1"]) == 0
    output = capsys.readouterr().out
    assert "| nDCG@10 | 2001 |" in output
    assert "| engine |" in output


@pytest.mark.slow
def test_ranks_are_identical_in_every_process(tmp_path):
    tables = by_taste(12, 30)
    lines = [f"{a.territory_id},{a.practice_id},{a.running_on}" for a in tables.adoptions]
    (tmp_path / "a.csv").write_text("\n".join(["unit,practice,year", *lines]), encoding="utf-8")
    units = [f"u{n:02},{n % 7 * 3},{n % 5 * 4},{100 * n},r{n % 3}" for n in range(12)]
    (tmp_path / "u.csv").write_text("\n".join(["unit,lat,lon,population,region", *units]), encoding="utf-8")
    practices = [f"p{n:03},t{n % 4}|t{n % 3}" for n in range(30)]
    (tmp_path / "d.csv").write_text("\n".join(["practice,topic", *practices]), encoding="utf-8")
    outputs = []
    for seed, threads in (("0", "1"), ("1", "2")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        subprocess.run(
            [
                sys.executable,
                "-m",
                "recommend",
                "rank",
                "--adoptions",
                tmp_path / "a.csv",
                "--units",
                tmp_path / "u.csv",
                "--practices",
                tmp_path / "d.csv",
                "--as-of",
                "2000",
                "--out",
                tmp_path / "ranks.csv",
            ],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
        )
        outputs.append((tmp_path / "ranks.csv").read_bytes())
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") > 100


def test_data_sets_are_joined_and_their_complete_lists_back_tested(tmp_path, capsys):
    for name, text in {
        "places/municipalities": "id,country,kind\n" + "".join(f"m:{n},RU,MUNICIPAL_DISTRICT\n" for n in range(6)),
        "facts/practices": "id\np:a\np:b\np:c\n",
        "facts/adoptions": "practice,territory,runningOn\np:a,m:0,2019\np:b,m:1,2019\np:a,m:2,2021\np:c,m:3,2019\n",
        "facts/coverages": "id,level,country,completeness,atRisk,practices\n"
        "c:1,MUNICIPALITY,RU,COMPLETE,MUNICIPAL_DISTRICT,p:a|p:b\nc:2,MUNICIPALITY,RU,SAMPLE,ALL,p:c\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    data = [option for folder in ("places", "facts") for option in ("--data", str(tmp_path / folder))]
    test = ["backtest", *data, "--as-of", "2020", "--level", "Municipality", "--country", "RU"]
    assert main(test) == 2
    assert "no unit has 5 dated adoptions" in capsys.readouterr().err
    assert main([*test, "--min-adoptions", "0"]) == 0
    assert "| units measured | 1 |" in capsys.readouterr().out
    assert main([*test, "--part", "SAMPLE", "--min-adoptions", "0"]) == 2
    assert main([*test, "--part", "CITY"]) == 2
    assert "Available: Municipality RU, Municipality RU MUNICIPAL_DISTRICT, Municipality RU SAMPLE" in (
        capsys.readouterr().err
    )
    out = tmp_path / "ranks.csv"
    rank = ["rank", *data, "--level", "Municipality", "--country", "RU", "--part", "MUNICIPAL_DISTRICT"]
    assert main([*rank, "--out", str(out)]) == 0
    assert {line.split(",")[1] for line in out.read_text(encoding="utf-8").split()[1:]} <= {"p:a", "p:b"}


def test_the_next_adopters_of_a_practice_are_back_tested(tmp_path, capsys):
    rows = "".join(f"u{n},p,{2001 + n % 3}\n" for n in range(9)) + "v0,q,2003\n"
    units = "unit,region\n" + "".join(f"u{n},r{n % 2}\n" for n in range(12)) + "v0,r1\n"
    files = file_options(tmp_path, adoptions=f"unit,practice,year\n{rows}", units=units)
    test = ["nextadopters", *files, "--practice", "p", "--as-of", "2001", "--as-of", "2002"]
    assert main([*test, "--horizon", "1", "--horizon", "2"]) == 0
    output = capsys.readouterr().out
    # The window of 2003 and 2004 is left out: the data end in 2003.
    assert "| takes it up in | 2002 | 2002 to 2003 | 2003 |" in output
    assert "| territories at risk | 10 | 10 | 7 |" in output
    assert main([*test[:-4], "--as-of", "2003"]) == 2
    assert "the data end before" in capsys.readouterr().err
    assert main(["nextadopters", *files, "--practice", "none", "--as-of", "2001"]) == 2
    assert "--practice 'none' has no adoption in Unit ZZ. Pass one of p, q" in capsys.readouterr().err
