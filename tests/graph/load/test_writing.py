"""The graph after a load, on both stores."""

import dataclasses
import functools

import pytest

from graph.data_version import data_version
from graph.load import Progress, load_folder
from graph.model import MODEL
from graph.text import name_terms, search_terms
from tests.graph.load.contents import contents, node, rows, targets
from tests.graph.load.folders import DATASET, PERSONS, REGIONS, write_folder
from tests.support.stores import empty

SOURCES = "id,title\nsource:s,S\nsource:t,T\n"
OTHER = DATASET.replace("dataset:test", "dataset:other")

FOLDER = {
    "sources.csv": SOURCES,
    "regions.csv": "id;nameRu;country;isoCode;oktmo;latitude;population;sources\r\n"
    "region:RU-TA;Татарстан;RU;RU-TA;92000000;55,5;;source:s\r\n".replace("55,5", "55.5")
    + "region:RU-BEL;;RU;RU-BEL;;;0;\r\n",
    "municipalities.csv": "id,nameRu,country,kind,oktmo,region.isoCode,sources\n"
    "municipality:i,Иннополис,RU,CITY,01615000,RU-TA,source:t|source:s\n",
    "codes.csv": "id,scheme,value,territory\ncode:a,OKTMO,01615000,municipality:i\n",
    "practices.jsonl": '{"id": "practice:p", "nameRu": "Ёлка", "summaryEn": "two\\nlines",'
    ' "originatedIn": "region:RU-TA"}\n',
    "adoptions.csv": "id,practice,territory.oktmo,requestedOn,runningOn,stage\n"
    "adoption:a,practice:p,01615000,2020,2021-05,\n"
    "adoption:b,practice:p,92000000,,,RUNNING\n"
    "adoption:c,practice:p,01615000,2019,,\n",
    **PERSONS,
    "members.csv": "person,team,roleRu,from,sources\nperson:a,team:t,глава,2020,source:s\nperson:b,team:t,,,\n",
    "borders.csv": "a,b\nregion:RU-TA,region:RU-BEL\n",
}

#: Nodes that lack a required relationship.
INCOMPLETE = " UNION ".join(
    f"MATCH (n:{label}) WHERE NOT (n)-[:{r.type}]->() RETURN n.id"
    for r in MODEL.relationships
    if r.cardinality.minimum
    for label in r.start
)


async def test_a_stored_node_always_has_its_required_relationships(tmp_path, empty_store):
    """The load is interrupted after a file of nodes: a reader at that moment would see the same graph."""
    folder = write_folder(tmp_path, FOLDER)

    def interrupt_after(file: str, progress: Progress) -> None:
        if (progress.phase, progress.file) == ("nodes", file) and progress.is_last:
            raise InterruptedError

    for file, label in (("codes.csv", "Code"), ("adoptions.csv", "Adoption")):
        with pytest.raises(InterruptedError):
            await load_folder(empty_store, folder, progress=functools.partial(interrupt_after, file))
        assert await empty_store.read(f"MATCH (n:{label}) RETURN count(n)") > 0
        assert await rows(empty_store, INCOMPLETE) == []
    await load_folder(empty_store, folder)
    completed = await contents(empty_store)
    await empty(empty_store)
    await load_folder(empty_store, folder)
    assert await contents(empty_store) == completed


async def test_the_graph_matches_the_folder(tmp_path, empty_store):
    report = await load_folder(empty_store, write_folder(tmp_path, FOLDER))
    nodes, relationships = await contents(empty_store)

    assert nodes["region:RU-TA"] == (
        ["Region", "Territory"],
        {
            "id": "region:RU-TA",
            "nameRu": "Татарстан",
            "country": "RU",
            "isoCode": "RU-TA",
            "oktmo": "92000000",
            "latitude": 55.5,
            "searchTerms": search_terms(["Татарстан", None]),
            "nameTerms": name_terms(["Татарстан", None]),
        },
    )
    assert nodes["region:RU-BEL"] == (
        ["Region", "Territory"],
        {"id": "region:RU-BEL", "country": "RU", "isoCode": "RU-BEL", "population": 0},
    )
    assert nodes["practice:p"][1]["summaryEn"] == "two\nlines"
    assert {id_: nodes[id_][1].get("stage") for id_ in ("adoption:a", "adoption:b", "adoption:c")} == {
        "adoption:a": "RUNNING",
        "adoption:b": "RUNNING",
        "adoption:c": "REQUESTED",
    }
    assert "searchTerms" not in nodes["adoption:a"][1]

    by_ends = {(start, type_, end): properties for start, type_, end, properties in relationships}
    assert len(by_ends) == len(relationships)
    both = {"sourceIds": ["source:t", "source:s"]}
    assert by_ends["municipality:i", "IN_REGION", "region:RU-TA"] == both
    assert by_ends["municipality:i", "STATED_IN", "source:s"] == {}
    assert by_ends["person:a", "MEMBER_OF", "team:t"] == {"roleRu": "глава", "from": "2020", "sourceIds": ["source:s"]}
    assert by_ends["person:b", "MEMBER_OF", "team:t"] == {}
    assert ("adoption:a", "ADOPTED_BY", "municipality:i") in by_ends
    assert ("adoption:b", "ADOPTED_BY", "region:RU-TA") in by_ends
    assert ("region:RU-BEL", "BORDERS", "region:RU-TA") in by_ends

    in_dataset = {start for start, type_, end in by_ends if (type_, end) == ("IN_DATASET", "dataset:test")}
    assert in_dataset == nodes.keys() - {"dataset:test"}
    assert report.dataset == "dataset:test"
    assert report.node_count == len(nodes)
    assert report.relationship_count == len(relationships)


def row_counts(report, name):
    """Return the numbers of new, changed and unchanged rows of a file."""
    return dataclasses.astuple(report.files[name])


async def test_a_load_without_changes_writes_nothing_and_keeps_the_version(tmp_path, empty_store):
    folder = write_folder(tmp_path, FOLDER)
    first = await load_folder(empty_store, folder)
    assert {name: row_counts(first, name) for name in first.files} == {
        "datasets.csv": (1, 0, 0),
        "sources.csv": (2, 0, 0),
        "regions.csv": (2, 0, 0),
        "municipalities.csv": (1, 0, 0),
        "codes.csv": (1, 0, 0),
        "practices.jsonl": (1, 0, 0),
        "adoptions.csv": (3, 0, 0),
        "people.csv": (2, 0, 0),
        "teams.csv": (1, 0, 0),
        "members.csv": (2, 0, 0),
        "borders.csv": (1, 0, 0),
    }
    assert first.has_changed
    version, before = await data_version(empty_store), await contents(empty_store)
    assert version == 1
    again = await load_folder(empty_store, folder)
    assert {row_counts(again, name) for name in again.files} == {(0, 0, n) for n in (1, 2, 3)}
    assert again.files.keys() == first.files.keys()
    assert not again.has_changed
    assert (again.nodes, again.relationships) == (first.nodes, first.relationships)
    assert await contents(empty_store) == before
    assert await data_version(empty_store) == version


async def test_the_version_increases_after_a_load_that_was_interrupted_at_its_end(tmp_path, empty_store):
    folder = write_folder(tmp_path, FOLDER)

    def interrupt(progress):
        if (progress.phase, progress.file, progress.is_last) == ("relationships", "members.csv", True):  # the last file
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await load_folder(empty_store, folder, progress=interrupt)
    assert await data_version(empty_store) == 0
    for _ in range(2):
        assert not (await load_folder(empty_store, folder)).has_changed
        assert await data_version(empty_store) == 1


#: Cumulative changes of the folder, with the numbers of new, changed and unchanged rows of the changed file.
CHANGES = (
    ("regions.csv", "Татарстан", "Tatarstan", (0, 1, 1)),
    ("regions.csv", "RU-BEL;;;0;", "RU-BEL;;;;", (0, 1, 1)),
    ("regions.csv", "55.5;;source:s", "55.5;;source:t", (0, 1, 1)),
    ("regions.csv", "55.5;;source:t", "55.5;;", (0, 0, 2)),
    ("municipalities.csv", ",RU-TA,source:t|source:s", ",RU-TA,source:s|source:t", (0, 0, 1)),
    ("municipalities.csv", ",RU-TA,source", ",RU-BEL,source", (0, 1, 0)),
    ("municipalities.csv", ",RU-BEL,source", ",,source", (0, 1, 0)),
    ("adoptions.csv", "2019,,", "2019,2020,", (0, 1, 2)),
    ("adoptions.csv", "adoption:c,practice:p,01615000,2019", "adoption:d,practice:p,01615000,2018", (1, 0, 2)),
    ("members.csv", "глава", "мэр", (0, 1, 1)),
    ("members.csv", "person:b,team:t,,,", "person:b,team:t,,,source:t", (0, 1, 1)),
    ("members.csv", "person:b,team:t,,,source:t\n", "", (0, 0, 1)),
    ("practices.jsonl", "Ёлка", "Ель", (0, 1, 0)),
    ("borders.csv", "region:RU-TA,region:RU-BEL", "region:RU-BEL,region:RU-TA", (0, 0, 1)),
)


async def test_a_load_reports_the_changes_of_each_file(tmp_path, empty_store):
    files = dict(FOLDER)
    await load_folder(empty_store, write_folder(tmp_path, files))
    for file, old, new, expected in CHANGES:
        assert old in files[file]
        files[file] = files[file].replace(old, new)
        version = await data_version(empty_store)
        report = await load_folder(empty_store, write_folder(tmp_path, files))
        assert row_counts(report, file) == expected, (file, new)
        others = {name: changes for name, changes in report.files.items() if name != file}
        assert {(changes.new, changes.changed) for changes in others.values()} == {(0, 0)}, (file, new)
        assert await data_version(empty_store) == version + (expected[:2] != (0, 0)), (file, new)


async def test_an_added_data_set_changes_a_row(tmp_path, empty_store):
    await load_folder(empty_store, write_folder(tmp_path / "1", {"regions.csv": REGIONS}))
    report = await load_folder(empty_store, write_folder(tmp_path / "2", {"regions.csv": REGIONS}, OTHER))
    assert (row_counts(report, "datasets.csv"), row_counts(report, "regions.csv")) == ((1, 0, 0), (0, 2, 0))
    assert not (await load_folder(empty_store, tmp_path / "2")).has_changed


async def test_a_border_in_the_other_direction_is_the_same(tmp_path, empty_store):
    for text in ("a,b\nregion:RU-TA,region:RU-BEL\n", "a,b\nregion:RU-BEL,region:RU-TA\n"):
        await load_folder(empty_store, write_folder(tmp_path, {"regions.csv": REGIONS, "borders.csv": text}))
    assert await empty_store.read("MATCH (:Region)-[r:BORDERS]->(:Region) RETURN count(r)") == 1


async def test_a_dry_run_writes_nothing(tmp_path, empty_store):
    version = await data_version(empty_store)
    await load_folder(empty_store, write_folder(tmp_path, FOLDER), dry_run=True)
    assert await contents(empty_store) == ({}, [])
    assert await data_version(empty_store) == version


async def test_a_row_sets_its_columns_and_keeps_other_properties(tmp_path, empty_store):
    topics = "id\ntopic:a\ntopic:b\ntopic:c\n"
    await load_folder(
        empty_store,
        write_folder(
            tmp_path / "1",
            {
                "topics.csv": topics,
                "regions.csv": REGIONS,
                "sources.csv": SOURCES,
                "practices.csv": "id,nameRu,nameEn,costBand,topics,originatedIn,sources\n"
                "practice:p,Сортировка отходов,Sorting waste,LOW,topic:a|topic:b,region:RU-TA,"
                "source:s\n",
            },
        ),
    )
    await load_folder(
        empty_store,
        write_folder(
            tmp_path / "2",
            {
                "practices.csv": "id,nameRu,costBand,topics,sources\n"
                "practice:p,Раздельный сбор,,topic:b|topic:c,source:t\n",
            },
        ),
    )
    practice = await node(empty_store, "practice:p")
    assert practice["nameRu"] == "Раздельный сбор"
    assert practice["nameEn"] == "Sorting waste"
    assert "costBand" not in practice
    assert practice["searchTerms"] == search_terms(["Раздельный сбор", "Sorting waste"])
    assert practice["nameTerms"] == name_terms(["Раздельный сбор", "Sorting waste"])
    assert await targets(empty_store, "practice:p") == {
        ("PRACTICE_ABOUT", "topic:b"),
        ("PRACTICE_ABOUT", "topic:c"),
        ("ORIGINATED_IN", "region:RU-TA"),
        ("STATED_IN", "source:s"),
        ("STATED_IN", "source:t"),
    }
    sourced = await rows(
        empty_store, "MATCH ({id: 'practice:p'})-[r:PRACTICE_ABOUT]->(t) RETURN t.id, r.sourceIds ORDER BY t.id"
    )
    assert sourced == [["topic:b", ["source:s", "source:t"]], ["topic:c", ["source:t"]]]

    await load_folder(
        empty_store,
        write_folder(
            tmp_path / "2", {"practices.csv": "id,nameRu,nameEn,topics,originatedIn\npractice:p,,,,region:RU-BEL\n"}
        ),
    )
    practice = await node(empty_store, "practice:p")
    assert practice.keys().isdisjoint({"nameRu", "nameEn", "searchTerms", "nameTerms"})
    assert await targets(empty_store, "practice:p") == {
        ("ORIGINATED_IN", "region:RU-BEL"),
        ("STATED_IN", "source:s"),
        ("STATED_IN", "source:t"),
    }


async def test_a_row_of_json_lines_sets_only_its_own_names(tmp_path, empty_store):
    await load_folder(empty_store, write_folder(tmp_path, {"regions.csv": REGIONS}))
    await load_folder(
        empty_store,
        write_folder(
            tmp_path / "2",
            {
                "regions.jsonl": '{"id": "region:RU-TA", "country": "RU", "population": 4000000}\n'
                '{"id": "region:RU-BEL", "country": "RU", "nameRu": null, "nameEn": "Belgorod Oblast"}\n'
            },
        ),
    )
    tatarstan, belgorod = [await node(empty_store, id_) for id_ in ("region:RU-TA", "region:RU-BEL")]
    assert (tatarstan["nameRu"], tatarstan["population"]) == ("Татарстан", 4_000_000)
    assert tatarstan["searchTerms"] == search_terms(["Татарстан"])
    assert "nameRu" not in belgorod
    assert belgorod["searchTerms"] == search_terms(["Belgorod Oblast"])


async def test_the_stage_follows_from_the_dates_of_file_and_graph(tmp_path, empty_store):
    cases = (
        ("stoppedOn", "2022", "STOPPED"),
        ("requestedOn", "2019", "RUNNING"),
        ("runningOn", "", None),
        ("runningOn,stage", ",ADAPTED", "ADAPTED"),
        ("stopReasonRu", "нет средств", "RUNNING"),
    )
    ends = [f"adoption:{n},practice:{n},region:RU-TA" for n in range(len(cases))]
    await load_folder(
        empty_store,
        write_folder(
            tmp_path / "first",
            {
                "regions.csv": REGIONS,
                "practices.csv": "\n".join(["id", *(f"practice:{n}" for n in range(len(cases)))]),
                "adoptions.csv": "\n".join(["id,practice,territory,runningOn", *(f"{each},2020" for each in ends)]),
            },
        ),
    )
    for number, (header, cells, stage) in enumerate(cases):
        second = f"id,practice,territory,{header}\n{ends[number]},{cells}\n"
        await load_folder(empty_store, write_folder(tmp_path / str(number), {"adoptions.csv": second}))
        assert (await node(empty_store, f"adoption:{number}")).get("stage") == stage, header


async def test_a_node_of_two_data_sets_is_in_both(tmp_path, empty_store):
    await load_folder(empty_store, write_folder(tmp_path / "1", {"regions.csv": REGIONS}))
    await load_folder(empty_store, write_folder(tmp_path / "2", {"regions.csv": REGIONS}, OTHER))
    datasets = await rows(empty_store, "MATCH ({id: 'region:RU-TA'})-[:IN_DATASET]->(d) RETURN d.id ORDER BY d.id")
    assert datasets == [["dataset:other"], ["dataset:test"]]


async def test_a_folder_without_a_data_set_is_loaded_into_the_named_one(tmp_path, empty_store):
    await load_folder(empty_store, write_folder(tmp_path / "1", {"regions.csv": REGIONS}))
    municipalities = "id,country,kind\nmunicipality:a,RU,CITY\n"
    more = write_folder(tmp_path / "2", {"municipalities.csv": municipalities}, None)
    await load_folder(empty_store, more, dataset="dataset:test")
    assert await rows(empty_store, "MATCH ({id: 'municipality:a'})-[:IN_DATASET]->(d) RETURN d.id") == [
        ["dataset:test"]
    ]
