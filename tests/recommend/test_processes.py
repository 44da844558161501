"""The same data give the same bytes in every process, whatever its hash seed and threads."""

import os
import subprocess
import sys
from pathlib import Path

from tests.recommend.histories import by_taste

ROOT = Path(__file__).parents[2]


def test_ranks_are_the_same_bytes_in_every_process(tmp_path):
    tables = by_taste(25, 60)
    lines = [f"{a.territory_id},{a.practice_id},{a.running_on}" for a in tables.adoptions]
    (tmp_path / "a.csv").write_text("\n".join(["unit,practice,year", *lines]), encoding="utf-8")
    units = [f"u{n:02},{n % 7 * 3},{n % 5 * 4},{100 * n},r{n % 3}" for n in range(25)]
    (tmp_path / "u.csv").write_text("\n".join(["unit,lat,lon,population,region", *units]), encoding="utf-8")
    practices = [f"p{n:03},t{n % 4}|t{n % 3}" for n in range(60)]
    (tmp_path / "d.csv").write_text("\n".join(["practice,topic", *practices]), encoding="utf-8")
    written = []
    for seed, threads in (("0", "1"), ("1", "2")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        subprocess.run(
            [sys.executable, "-m", "recommend", "rank", "--adoptions", tmp_path / "a.csv",
             "--units", tmp_path / "u.csv", "--practices", tmp_path / "d.csv", "--as-of", "2000",
             "--out", tmp_path / "ranks.csv"],
            cwd=ROOT, env=environment, check=True, capture_output=True)
        written.append((tmp_path / "ranks.csv").read_bytes())
    assert written[0] == written[1]
    assert written[0].count(b"\n") > 500
