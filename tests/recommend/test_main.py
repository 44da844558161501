"""The command line on files as people have them: any names, any form of CSV; what is wrong is told with the remedy."""

import csv
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from recommend.__main__ import main
from tests.recommend.histories import by_taste

ROOT = Path(__file__).parents[2]


def written(folder, **texts):
    """Options for files with these texts."""
    options = []
    for name, text in texts.items():
        path = folder / f"{name}.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        options += [f"--{name}", str(path)]
    return options


def ranks(folder, *options, **texts):
    """The rows of the ranking; the command must work."""
    out = folder / "ranks.csv"
    assert main(["rank", *written(folder, **texts), *options, "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as stream:
        return [(row["unit"], row["practice"], int(row["rank"]), float(row["score"])) for row in csv.DictReader(stream)]


def pairs(rows):
    return [(unit, practice) for unit, practice, _, _ in rows]


PLAIN = "unit,practice,year\na,p,2000\nb,q,2001\n"


def test_units_and_practices_may_have_any_name(tmp_path):
    names = ['A, "b"', "Казань", "7", "NA", "null", "línea\nnueva", "-1.50"]
    rows = "".join(
        '"{}","{}",{}\n'.format(name.replace('"', '""'), name.replace('"', '""'), 1990 + n)
        for n, name in enumerate(names)
    )
    found = ranks(tmp_path, adoptions="unit,practice,year\n" + rows)
    assert {unit for unit, _, _, _ in found} == set(names)
    for name in names:
        mine = [row for row in found if row[0] == name]
        assert {practice for _, practice, _, _ in mine} == set(names) - {name}
        assert [rank for _, _, rank, _ in mine] == list(range(1, len(names)))
        scores = [score for _, _, _, score in mine]
        assert all(map(math.isfinite, scores))
        assert scores == sorted(scores, reverse=True)


FORMS = [
    PLAIN.replace("\n", "\r\n"),
    PLAIN.replace("\n", "\r"),
    PLAIN.replace(",", ";"),
    PLAIN.replace(",", "\t"),
    b"\xef\xbb\xbf" + PLAIN.encode(),
    "Unit, PRACTICE ,Year\n a , p ,2000\n\n,,\nb,q,2001.0",
    PLAIN + ",,,,\n",
    "\n \n" + PLAIN,
    "unit,date,practice,note\na,2000-01-02T03:04:05,p,\nb,2001-12,q,long\n",
]


def test_the_form_of_the_file_does_not_show(tmp_path):
    for text in FORMS:
        found = ranks(tmp_path, adoptions=text)
        assert found[0][:3] == ("a", "q", 1), text
        assert pairs(found) == [("a", "q"), ("b", "p")], text


WRONG = [
    ({"adoptions": ""}, "adoptions.csv is empty: give a line of column names"),
    ({"adoptions": "unit,practice,year\n"}, "adoptions.csv has no rows: give one"),
    ({"adoptions": "unit,year\na,1990\n"}, "no column 'practice': add it"),
    ({"adoptions": "unit,practice,year\n ,p,1990\n"}, "line 2: unit is empty: give a name, or delete the row"),
    ({"adoptions": "unit,practice,year\n\na,p,1990\na,\n"}, "line 4: practice is empty"),
    ({"adoptions": "unit,practice,year\na, b,p,1990\n"}, "line 2: 4 cells for 3 columns: put a text"),
    ({"adoptions": "unit,practice,unit\na,p,b\n"}, "two columns 'unit': rename or delete one"),
    ({"adoptions": 'unit,practice,year\n"a\n",p,1990\nb,q,19x\n'}, "line 4: year: '19x' is not a date: write YYYY"),
    ({"adoptions": PLAIN.replace("2000", "0000")}, "line 2: year: '0000' is not in the calendar"),
    ({"adoptions": PLAIN.replace("2000", "10000")}, "line 2: year: '10000' is not a date"),
    ({"adoptions": PLAIN.encode("utf-16")}, "is not in UTF-8 (invalid start byte at byte 0): save it as UTF-8"),
    ({"adoptions": PLAIN, "units": "unit,population\na,-5\n"}, "population is '-5': give a finite number from 0"),
    ({"adoptions": PLAIN, "units": "unit,population\na,inf\n"}, "line 2: population is 'inf'"),
    ({"adoptions": PLAIN, "units": "unit,lat,lon\na,91,0\n"}, "line 2: lat is '91': give a finite number from -90"),
    ({"adoptions": PLAIN, "units": "unit,lat,lon\na,9,181\n"}, "lon is '181': give a finite number from -180 to 180"),
    ({"adoptions": PLAIN, "units": "unit,lat,lon\na,x,1\n"}, "line 2: lat is 'x'"),
    ({"adoptions": PLAIN, "units": "unit\na\na\n"}, "line 3: unit 'a' is given twice: keep one row"),
    ({"adoptions": PLAIN, "units": ""}, "units.csv is empty"),
    ({"adoptions": PLAIN, "pairs": "a,b,distance_km\na,b,-1\n"}, "line 2: distance_km is '-1': give a finite number"),
    ({"adoptions": PLAIN, "practices": "practice\np\np\n"}, "line 3: practice 'p' is given twice"),
]


def test_what_is_wrong_is_told_with_file_line_column_and_remedy(tmp_path, capsys):
    for texts, message in WRONG:
        for command in (["rank", "--out", str(tmp_path / "ranks.csv")], ["backtest"]):
            assert main([*command, *written(tmp_path, **texts)]) == 2, message
            assert message in capsys.readouterr().err
            assert not (tmp_path / "ranks.csv").exists()


def test_a_wrong_option_is_told_with_the_remedy(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for options, message in (
        (["--as-of", "20000"], "'20000' is not a date"),
        (["--level", "Unit"], "--level and --country go together"),
        (["--level", "City", "--country", "ZZ"], "there are none; there are Unit ZZ"),
        (["--out", "none/ranks.csv"], "--out ranks.csv cannot be written: No such file or directory"),
    ):
        assert main(["rank", *written(tmp_path, adoptions=PLAIN), "--out", "ranks.csv", *options]) == 2
        assert message in capsys.readouterr().err


def test_a_number_out_of_its_range_is_told_with_the_range(tmp_path, capsys):
    for options in (
        ["rank", "--top", "0", "--out", "x"],
        ["rank", "--top", "many", "--out", "x"],
        ["rank", "--horizon", "0", "--out", "x"],
        ["backtest", "--as-of", "-4"],
        ["backtest", "--as-of", "99999"],
    ):
        with pytest.raises(SystemExit, match="2"):
            main([*options, *written(tmp_path, adoptions=PLAIN)])
        assert "give a whole number from 1 to" in capsys.readouterr().err


def test_a_folder_without_adoptions_or_with_a_row_that_names_nothing_is_told(tmp_path, capsys):
    assert main(["backtest", "--data", str(tmp_path)]) == 2
    assert "has no adoptions.csv" in capsys.readouterr().err
    (tmp_path / "adoptions.csv").write_text("id;practice;territory\nx;practice:p;\n", encoding="utf-8")
    assert main(["backtest", "--data", str(tmp_path)]) == 2
    assert "adoptions.csv, line 2: territory is empty" in capsys.readouterr().err


def test_one_unit_one_practice_or_nothing_left_to_take_up_is_no_error(tmp_path, capsys):
    for rows in ("a,p,2000\na,q,2001\n", "a,p,2000\nb,p,2001\n", "a,p,2000\nb,p,\n"):
        assert ranks(tmp_path, adoptions=f"unit,practice,year\n{rows}") == []
        assert "0 rows in ranks.csv: 0 of" in capsys.readouterr().err


def test_undated_rows_only_tell_what_a_unit_has(tmp_path, capsys):
    text = "unit,practice,date\na,p,2000\nb,q,2000\nc,p,2000\nc,q,NaN\nd,p,\n"
    found = ranks(tmp_path, "--as-of", "2000", adoptions=text)
    assert pairs(found) == [("a", "q"), ("b", "p")]
    assert "2 adoptions without a date: they tell only what a unit has already" in capsys.readouterr().err
    # The scores of others are as without the undated rows; their units count among those who can still adopt.
    without = "unit,practice,date\na,p,2000\nb,q,2000\nc,p,2000\n"
    assert ranks(tmp_path, "--as-of", "2000", adoptions=without, units="unit\na\nb\nc\nd\n")[:2] == found
    assert main(["backtest", *written(tmp_path, adoptions=text), "--as-of", "1999"]) == 2
    assert "2 adoptions without a date" in capsys.readouterr().err


def test_of_rows_that_repeat_a_pair_the_earliest_counts(tmp_path, capsys):
    text = PLAIN + "a,q,2005\na,q,2001\na,q,\nc,p,2002\n"
    found = ranks(tmp_path, "--as-of", "2002", adoptions=text)
    assert pairs(found) == [("b", "p"), ("c", "q")]
    assert found == ranks(tmp_path, "--as-of", "2002", adoptions=PLAIN + "a,q,2001\nc,p,2002\n")
    assert "2 rows repeat a unit and a practice" in capsys.readouterr().err


def test_a_date_far_after_the_data_changes_nothing(tmp_path):
    text = PLAIN + "c,p,1999\nc,q,1999-05\n"
    assert ranks(tmp_path, "--as-of", "9999", adoptions=text) == ranks(tmp_path, "--as-of", "2001", adoptions=text)


def test_units_and_pairs_may_name_units_that_adopted_nothing(tmp_path, capsys):
    units = "unit,lat,lon,population,income,note\nz,1,2,,3,x\na,1,2,,NaN,\nb,2,,0,-4,y\n"
    near = "a,b,border,distance_km\ny,z,yes,\na,b,no,12.5\na,a,1,0\n"
    found = ranks(tmp_path, adoptions=PLAIN, units=units, pairs=near)
    assert pairs(found) == [("a", "q"), ("b", "p")]
    assert "column 'note' is not used: not all that it holds are finite numbers" in capsys.readouterr().err


@pytest.fixture
def plain(tmp_path):
    """A history of three years in the plain columns, with a row of no date."""
    rows = [f"u{u},p{p},{2000 + (u + p) % 3}" for u in range(8) for p in range(15) if (u * 7 + p * 5) % 3]
    path = tmp_path / "adoptions.csv"
    path.write_text("\n".join(["unit,practice,year", *rows, "u0,undated,"]), encoding="utf-8")
    return path


def test_ranks_are_written_for_every_unit_and_leave_out_what_it_has(plain, tmp_path):
    out = tmp_path / "ranks.csv"
    assert main(["rank", "--adoptions", str(plain), "--as-of", "2001", "--out", str(out)]) == 0
    head, *rows = [line.split(",") for line in out.read_text(encoding="utf-8").splitlines()]
    assert head == ["unit", "practice", "rank", "score"]
    had = {
        tuple(line.split(",")[:2])
        for line in plain.read_text(encoding="utf-8").splitlines()
        if line[-4:] in ("2000", "2001")
    }
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
    assert main(["backtest", "--adoptions", str(plain), "--as-of", "2001", "--horizon", "1"]) == 0
    told = capsys.readouterr().out
    assert "| nDCG@10 | 2001 |" in told
    assert "| engine |" in told


def test_ranks_are_the_same_bytes_in_every_process(tmp_path):
    tables = by_taste(12, 30)
    lines = [f"{a.territory_id},{a.practice_id},{a.running_on}" for a in tables.adoptions]
    (tmp_path / "a.csv").write_text("\n".join(["unit,practice,year", *lines]), encoding="utf-8")
    units = [f"u{n:02},{n % 7 * 3},{n % 5 * 4},{100 * n},r{n % 3}" for n in range(12)]
    (tmp_path / "u.csv").write_text("\n".join(["unit,lat,lon,population,region", *units]), encoding="utf-8")
    practices = [f"p{n:03},t{n % 4}|t{n % 3}" for n in range(30)]
    (tmp_path / "d.csv").write_text("\n".join(["practice,topic", *practices]), encoding="utf-8")
    written = []
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
                "--horizon",
                "2",
                "--out",
                tmp_path / "ranks.csv",
            ],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
        )
        written.append((tmp_path / "ranks.csv").read_bytes())
    assert written[0] == written[1]
    assert written[0].count(b"\n") > 100
