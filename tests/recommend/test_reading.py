"""Tables from files: any names, unknown cells, and errors with the line, the column and the remedy."""

import math

from recommend.__main__ import main
from recommend.reading import read_folder, read_folders
from tests.recommend.command_line import PLAIN, assert_rejected, pairs, ranks


def test_units_and_practices_may_have_any_name(tmp_path):
    names = ['A, "b"', "Казань", "7", "NA", "null", "línea\nnueva", "-1.50"]
    rows = "".join(
        '"{}","{}",{}\n'.format(name.replace('"', '""'), name.replace('"', '""'), 1990 + n)
        for n, name in enumerate(names)
    )
    ranking = ranks(tmp_path, adoptions="unit,practice,year\n" + rows)
    assert {unit for unit, _, _, _ in ranking} == set(names)
    for name in names:
        own = [row for row in ranking if row[0] == name]
        assert {practice for _, practice, _, _ in own} == set(names) - {name}
        assert [rank for _, _, rank, _ in own] == list(range(1, len(names)))
        scores = [score for _, _, _, score in own]
        assert all(map(math.isfinite, scores))
        assert scores == sorted(scores, reverse=True)


INVALID = [
    ({"adoptions": "unit,practice,year\n"}, "adoptions.csv has no rows. Add one"),
    ({"adoptions": "unit,practice,year\n ,p,1990\n"}, "line 2: unit is empty. Enter a name or delete the row"),
    ({"adoptions": "unit,practice,year\n\na,p,1990\na,\n"}, "line 4: practice is empty"),
    ({"adoptions": 'unit,practice,year\n"a\n",p,1990\nb,q,19x\n'}, "line 4: year: '19x' is not a date. Use YYYY"),
    ({"adoptions": PLAIN.replace("2000", "0000")}, "line 2: year: '0000' is not in the calendar"),
    ({"adoptions": PLAIN.replace("2000", "10000")}, "line 2: year: '10000' is not a date"),
    ({"adoptions": PLAIN, "units": "unit,population\na,-5\n"}, "population is '-5'. Enter a finite number from 0"),
    ({"adoptions": PLAIN, "units": "unit,population\na,inf\n"}, "line 2: population is 'inf'"),
    ({"adoptions": PLAIN, "units": "unit,lat,lon\na,91,0\n"}, "line 2: lat is '91'. Enter a finite number from -90"),
    ({"adoptions": PLAIN, "units": "unit,lat,lon\na,9,181\n"}, "lon is '181'. Enter a finite number from -180 to 180"),
    ({"adoptions": PLAIN, "units": "unit,lat,lon\na,x,1\n"}, "line 2: lat is 'x'"),
    ({"adoptions": PLAIN, "units": "unit\na\na\n"}, "line 3: duplicate unit 'a'. Keep one row"),
    ({"adoptions": PLAIN, "pairs": "a,b,distance_km\na,b,-1\n"}, "line 2: distance_km is '-1'. Enter a finite number"),
    ({"adoptions": PLAIN, "practices": "practice\np\np\n"}, "line 3: duplicate practice 'p'"),
]


def test_invalid_tables_are_rejected(tmp_path, capsys):
    for texts, message in INVALID:
        assert_rejected(tmp_path, capsys, message, **texts)


def test_a_folder_without_adoptions_or_with_an_empty_cell_is_rejected(tmp_path, capsys):
    assert main(["backtest", "--data", str(tmp_path)]) == 2
    assert "has no adoptions.csv" in capsys.readouterr().err
    (tmp_path / "practices.csv").write_text("id\np:a\n", encoding="utf-8")
    assert main(["backtest", "--data", str(tmp_path)]) == 2
    assert "has no adoptions.csv. Pass a folder with adoptions as well" in capsys.readouterr().err
    (tmp_path / "adoptions.csv").write_text("id;practice;territory\nx;practice:p;\n", encoding="utf-8")
    assert main(["backtest", "--data", str(tmp_path)]) == 2
    assert "adoptions.csv, line 2: territory is empty" in capsys.readouterr().err


def test_the_earliest_of_repeated_pairs_counts(tmp_path, capsys):
    text = PLAIN + "a,q,2005\na,q,2001\na,q,\nc,p,2002\n"
    rows = ranks(tmp_path, "--as-of", "2002", adoptions=text)
    assert pairs(rows) == [("b", "p"), ("c", "q")]
    assert rows == ranks(tmp_path, "--as-of", "2002", adoptions=PLAIN + "a,q,2001\nc,p,2002\n")
    assert "2 rows repeat a unit and a practice" in capsys.readouterr().err


def test_units_and_pairs_may_name_units_without_adoptions(tmp_path, capsys):
    units = "unit,lat,lon,population,income,note\nz,1,2,,3,x\na,1,2,,NaN,\nb,2,,0,-4,y\n"
    neighbours = "a,b,border,distance_km\ny,z,yes,\na,b,no,12.5\na,a,1,0\n"
    rows = ranks(tmp_path, adoptions=PLAIN, units=units, pairs=neighbours)
    assert pairs(rows) == [("a", "q"), ("b", "p")]
    assert "column 'note' is ignored; not all its values are finite numbers" in capsys.readouterr().err


def test_a_folder_may_restrict_practices_and_have_adopters_that_are_parts_or_have_ended(tmp_path):
    for name, text in {
        "municipalities": "id,country,kind,validTo,partOf,districtUntil\n"
        "m:okrug,RU,MUNICIPAL_OKRUG,,,2021\nm:district,RU,MUNICIPAL_DISTRICT,,,\n"
        "m:ended,RU,MUNICIPAL_DISTRICT,2023,,\nm:part,RU,CITY,,m:district,\nm:idle,RU,CITY,,m:district,\n",
        "practices": "id\np:reform\np:union\np:all\n",
        "adoptions": "id,practice,territory,runningOn\na:1,p:reform,m:okrug,2021\na:2,p:all,m:part,2020\n"
        "a:3,p:union,m:ended,2020\n",
        "coverages": "id,level,country,completeness,atRisk,practices\n"
        "c:1,MUNICIPALITY,RU,COMPLETE,MUNICIPAL_DISTRICT,p:reform|p:union\nc:2,MUNICIPALITY,RU,COMPLETE,ALL,p:all\n",
    }.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    tables = read_folder(tmp_path)
    assert {territory.id: territory.country for territory in tables.territories} == dict.fromkeys(
        ("m:okrug", "m:district", "m:ended", "m:part"), "RU"
    )
    assert {coverage.practice_id: coverage.at_risk for coverage in tables.coverages} == {
        "p:reform": "MUNICIPAL_DISTRICT",
        "p:union": "MUNICIPAL_DISTRICT",
        "p:all": None,
    }
    out = tmp_path / "ranks.csv"
    for as_of, offered in (("2022", ["m:ended,p:reform"]), ("2024", [])):
        assert main(["rank", "--data", str(tmp_path), "--as-of", as_of, "--out", str(out)]) == 0
        assert [row.rsplit(",", 2)[0] for row in out.read_text(encoding="utf-8").split()[1:]] == offered


def test_folders_may_describe_the_same_nodes_and_only_some_have_adoptions(tmp_path):
    for name, text in {
        "places/municipalities": "id,country,kind,latitude,partOf\nm:1,RU,CITY,55,\nm:2,RU,CITY,56,\nm:3,RU,CITY,,\n",
        "okrugs/municipalities": "id,country,kind,latitude,partOf\nm:1,RU,URBAN_OKRUG,,\nm:2,RU,CITY,,m:1\n"
        "m:3,RU,CITY,,m:1\n",
        "facts/practices": "id\np:a\n",
        "facts/adoptions": "practice,territory,runningOn\np:a,m:3,2020\np:a,m:far,2021\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    tables = read_folders(tmp_path / folder for folder in ("places", "okrugs", "facts"))
    assert {t.id: (t.country, t.kind, t.latitude) for t in tables.territories} == {
        "m:1": ("RU", "URBAN_OKRUG", 55),
        "m:3": ("RU", "CITY", None),
        "m:far": ("ZZ", None, None),
    }
