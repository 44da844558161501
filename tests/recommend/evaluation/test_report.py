"""The first table of docs/recommendations.md equals the output of the back-test.

Update the document from the output of `python -m recommend backtest --data data/spid`. To save time, only one column is
measured here.
"""

import re
from pathlib import Path

import pytest

from recommend.evaluation.protocol import BackTest
from recommend.reading import read_folder

ROOT = Path(__file__).parents[3]
YEAR = 1995


@pytest.mark.slow
def test_the_documented_results_of_a_year_are_reproducible():
    page = (ROOT / "docs" / "recommendations.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"^\| nDCG@10 \|.*?\n\n", page, re.DOTALL | re.MULTILINE)
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().splitlines()]
    documented = {row[0]: float(row[head.index(str(YEAR))]) for row in rows}
    window = BackTest(read_folder(ROOT / "data" / "spid")).window(YEAR)
    assert documented.pop("units measured") == len(window.units)
    measured = {name: float(values[:, 0].mean()) for name, values in window.measures.items()}
    assert set(documented) == set(measured)
    for name, value in documented.items():
        # ALS uses BLAS, whose results differ between machines.
        assert measured[name] == pytest.approx(value, abs=0.02 if name == "ALS" else 0.0011), name
