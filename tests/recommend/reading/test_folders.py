"""Data set folders: several together, territories that are parts or have ended, and errors with a remedy."""

from recommend.__main__ import main
from recommend.reading import read_folder, read_folders


def test_a_folder_without_adoptions_or_with_an_empty_cell_is_rejected(tmp_path, capsys):
    assert main(["backtest", "--data", str(tmp_path)]) == 2
    assert "has no adoptions.csv" in capsys.readouterr().err
    (tmp_path / "practices.csv").write_text("id\np:a\n", encoding="utf-8")
    assert main(["backtest", "--data", str(tmp_path)]) == 2
    assert "has no adoptions.csv. Pass a folder with adoptions as well" in capsys.readouterr().err
    (tmp_path / "adoptions.csv").write_text("id;practice;territory\nx;practice:p;\n", encoding="utf-8")
    assert main(["backtest", "--data", str(tmp_path)]) == 2
    assert "adoptions.csv, line 2: territory is empty" in capsys.readouterr().err


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
