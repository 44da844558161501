"""Cycles of references, in a folder and through the graph."""

import pytest

from tests.graph.load.folders import CITIES, faults, the_fault, write_folder


@pytest.mark.parametrize(
    ("rows", "path"),
    [
        (["municipality:a,RU,CITY,,,municipality:a"], "municipality:a -> municipality:a"),
        (
            [
                "municipality:a,RU,CITY,,,municipality:b",
                "municipality:b,RU,CITY,,,municipality:c",
                "municipality:c,RU,CITY,,,municipality:b",
            ],
            "municipality:b -> municipality:c -> municipality:b",
        ),
    ],
)
async def test_a_cycle_is_reported_with_its_path(tmp_path, rows, path):
    write_folder(tmp_path, {"municipalities.csv": CITIES + "\n".join(rows) + "\n"})
    error = await the_fault(tmp_path)
    assert (error.column, error.key) == ("partOf", "cycle")
    assert path in error.message


async def test_a_long_chain_is_not_a_cycle(tmp_path):
    rows = [f"topic:{n},topic:{n + 1}" for n in range(5000)] + ["topic:5000,"]
    write_folder(tmp_path, {"topics.csv": "id,broader\n" + "\n".join(rows) + "\n"})
    assert await faults(tmp_path) == []


async def test_a_predecessor_may_be_reached_by_two_paths(tmp_path):
    text = (
        "id,country,kind,precededBy\nmunicipality:a,RU,CITY,municipality:b|municipality:c\n"
        "municipality:b,RU,CITY,municipality:d\nmunicipality:c,RU,CITY,municipality:d\n"
        "municipality:d,RU,CITY,\n"
    )
    write_folder(tmp_path, {"municipalities.csv": text})
    assert await faults(tmp_path) == []
    write_folder(tmp_path, {"municipalities.csv": text[:-2] + ",municipality:a\n"})
    assert {e.key for e in await faults(tmp_path)} == {"cycle"}
