"""The rolling test: what counts as a positive, and its report."""

from dataclasses import replace

import numpy as np
import pytest

from recommend import Adoption, Practice
from recommend.__main__ import main
from recommend.evaluation.protocol import ENGINE, BackTest
from recommend.evaluation.rolling import rolling_lines, rolling_test
from tests.recommend.samples import SAMPLE, sample
from tests.recommend.shipped import DATA


def test_the_positives_of_a_year_are_ranked_among_what_was_known_before():
    tables = sample(60, seed=2)
    (result,) = rolling_test(BackTest(tables, SAMPLE, horizon=1, min_adoptions=0), [2016])
    first: dict[tuple[str, str], str] = {}
    for a in tables.adoptions:
        if dates := [date for date in (a.adapted_on, a.running_on) if date]:
            first[a.territory_id, a.practice_id] = min(dates)
    positives = [pair for pair, date in first.items() if date[:4] == "2016"]
    known = {practice for (_, practice), date in first.items() if date[:4] < "2016"}
    assert result.positives == sum(practice in known for _, practice in positives) > 3
    assert result.new == len(positives) - result.positives
    assert len(result.measures[ENGINE]) == len({place for place, practice in positives if practice in known})
    assert 0 < result.candidates <= len(known)


def test_a_practice_that_is_first_known_in_the_year_is_counted_apart():
    tables = sample(60, seed=2)
    new = Adoption("place:000", "practice:new", "2016")
    more = replace(tables, practices=[*tables.practices, Practice("practice:new")], adoptions=[*tables.adoptions, new])
    coverages = [*more.coverages, replace(next(iter(more.coverages)), practice_id="practice:new")]
    plain, with_new = (
        rolling_test(BackTest(each, SAMPLE, horizon=1, min_adoptions=0), [2016])[0]
        for each in (tables, replace(more, coverages=coverages))
    )
    assert (with_new.positives, with_new.new) == (plain.positives, plain.new + 1)


def test_every_year_with_enough_territories_is_reported():
    """Ties are averaged over random orders, so a constant ranker is at chance."""
    results = rolling_test(BackTest(sample(130, seed=7), SAMPLE, horizon=1, min_adoptions=0))
    assert len(results) > 3
    for result in results:
        assert {values.shape[1] for values in result.measures.values()} == {3}
        assert all(((values >= 0) & (values <= 1)).all() for values in result.measures.values())
    mean = {name: np.mean([r.measures[name][:, 2].mean() for r in results]) for name in results[0].measures}
    assert mean["random"] == pytest.approx(5 / np.mean([r.candidates for r in results]), abs=0.12)
    lines = rolling_lines(results)
    assert any(line.startswith("| nDCG@5 | ") for line in lines)
    assert any(line.startswith("- popularity in the region: ") for line in lines)
    assert "Where the engine loses:" in lines


def test_the_command_reports_the_shipped_sample(capsys):
    folders = [option for name in ("municipalities", "practices-ru") for option in ("--data", str(DATA / name))]
    place = ["--level", "Municipality", "--country", "RU"]
    assert main(["rolling", *folders, *place, "--part", "SAMPLE", "--as-of", "2024", "--as-of", "2025"]) == 0
    output = capsys.readouterr().out
    assert "| nDCG@5 | 2024 | 2025 | mean |" in output
    assert "- territories: 2024 49, 2025 167\n" in output
    page = (DATA.parent / "docs" / "recommendations.md").read_text(encoding="utf-8")
    engine = next(line for line in output.splitlines() if line.startswith("| engine |"))
    documented = next(line for line in page.splitlines() if line.startswith("| nDCG@5 | 2020"))
    row = page[page.index(documented) :].splitlines()[2]
    assert engine.split("|")[2:4] == row.split("|")[6:8]
    assert main(["rolling", *folders, *place, "--part", "MUNICIPAL_DISTRICT", "--as-of", "2025"]) == 2
