"""References by id and by key."""

import pytest

from graph.load import load_folder
from graph.load.lookup import EmptyGraph
from tests.graph.load.folders import CITIES, REGIONS, TOPICS, faults, the_fault, write_folder


async def test_references_are_resolved_by_id_and_key_in_any_order_of_files(tmp_path):
    write_folder(
        tmp_path,
        {
            "regions.csv": REGIONS,
            "municipalities.csv": CITIES + "municipality:a,RU,CITY,14625000,region:RU-BEL,\n"
            "municipality:b,RU,CITY,,,municipality:a\n",
            "teams.csv": "id,territory.oktmo\nteam:a,14625000\n",
            "people.csv": "id\nperson:a\n",
            "offices.csv": "person,territory.isoCode,positionRu,from\nperson:a,RU-TA,глава,2020\n",
            "borders.csv": "a.isoCode,b\nRU-TA,region:RU-BEL\n",
        },
    )
    report = await load_folder(EmptyGraph(), tmp_path, dry_run=True)
    assert report.dry_run
    assert dict(report.relationships) == {
        "IN_REGION": 1,
        "PART_OF": 1,
        "FROM_TERRITORY": 1,
        "HOLDS_OFFICE": 1,
        "BORDERS": 1,
        "IN_DATASET": 6,
    }


@pytest.mark.parametrize(
    ("column", "cell", "key"),
    [
        ("topics", "topic:a|topic:b", None),
        ("topics", "", None),
        ("topics", " topic:a | topic:b ", None),
        ("topics", "topic:a|topic:a", "repeated-target"),
        ("topics", "topic:a||topic:b", "empty-part"),
        ("topics", "topic:a|", "empty-part"),
        ("topics", "05.1", "not-an-id-nor-key"),
        ("topics", "topic:", "not-an-id-nor-key"),
        ("topics", "practice:p", "wrong-type"),
        ("topics.notation", "06", None),
        ("topics.notation", "05.1", "ambiguous"),
        ("originatedIn.isoCode", "RU-TA", None),
        ("originatedIn", "region:RU-TA|region:RU-BEL", "many-values"),
        ("originatedIn.oktmo", "1615000", "lost-zero"),
        ("sources", "source:s", None),
        ("sources", "Ведомости", "not-an-id"),
    ],
)
async def test_references_in_a_cell(tmp_path, column, cell, key):
    write_folder(
        tmp_path,
        {
            "regions.csv": REGIONS,
            "topics.csv": TOPICS,
            "sources.csv": "id,title\nsource:s,S\n",
            "practices.csv": f"id,{column}\npractice:q,{cell}\n",
        },
    )
    assert [e.key for e in await faults(tmp_path)] == ([key] if key else [])


async def test_an_ambiguous_key_is_reported_with_the_candidates_and_the_column_for_ids(tmp_path):
    practices = "id,topics.notation\npractice:q,06|05.1\n"
    write_folder(tmp_path, {"topics.csv": TOPICS, "practices.csv": practices})
    error = await the_fault(tmp_path)
    assert (error.column, error.value) == ("topics.notation", "05.1")
    assert "topic:a, topic:b" in error.message
    assert "'topics'" in error.remedy
