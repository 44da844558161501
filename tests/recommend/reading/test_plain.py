"""Plain CSV files: any names, unknown cells, and errors with the line, the column and the remedy."""

import math

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
