"""Checks across the rows and files of one folder."""

import pytest

from graph.load import LoadErrors, load_folder
from graph.load.lookup import EmptyGraph
from graph.model import MODEL
from graph.model.kinds import Cardinality
from graph.model.rules.references import end_types
from tests.graph.load.folders import PERSONS, REGIONS, faults, the_fault, write_folder

CITIES = "id,country,kind,oktmo,region,partOf\n"
TOPICS = "id,notation\ntopic:a,05.1\ntopic:b,05.1\ntopic:c,06\n"
PRACTICES = "id,nameEn\npractice:p,P\n"
ADOPTION = "id,practice,territory,stage,requestedOn,adaptedOn,runningOn,assessedOn,stoppedOn\n"


def summary(errors):
    return [(e.file, e.line, e.column, e.key) for e in errors]


async def test_a_duplicate_id_is_reported_with_the_line_of_the_first(tmp_path):
    write_folder(tmp_path, {"regions.csv": "id,country\nregion:a,RU\nregion:b,RU\n region:a ,RU\n"})
    error = await the_fault(tmp_path)
    assert (error.line, error.column, error.value, error.key) == (4, "id", "region:a", "duplicate-id")
    assert "line 2 " in error.message


@pytest.mark.parametrize(
    ("file", "text", "column", "value"),
    [
        (
            "regions.csv",
            "id,country,isoCode\nregion:a,RU,RU-TA\nregion:b,RU,RU-BEL\nregion:c,RU,RU-TA\n",
            "isoCode",
            "RU-TA",
        ),
        (
            "municipalities.csv",
            "id,country,kind,fias\nmunicipality:a,RU,CITY,f-1\nmunicipality:b,RU,CITY,\n"
            "municipality:c,RU,CITY, f-1\nmunicipality:d,RU,CITY,\n",
            "fias",
            "f-1",
        ),
    ],
)
async def test_a_duplicate_unique_code_is_reported_with_the_line_of_the_first(tmp_path, file, text, column, value):
    teams = f"id,territory.{column}\nteam:a,{value}\n"  # not an error itself
    error = await the_fault(write_folder(tmp_path, {file: text, "teams.csv": teams}))
    assert (error.file, error.line, error.column, error.value, error.key) == (file, 4, column, value, "duplicate-key")
    assert f"line 2 already has this {column}" in error.message
    assert error.remedy


async def test_several_nodes_may_share_an_oktmo_code(tmp_path):
    cities = CITIES + "municipality:a,RU,CITY,47737000005,,\nmunicipality:b,RU,CITY,47737000005,,\n"
    assert await faults(write_folder(tmp_path, {"municipalities.csv": cities})) == []


@pytest.mark.parametrize(
    ("second", "is_duplicate"),
    [
        ("practice:p,region:RU-TA,2020,", True),
        ("practice:p,region:RU-TA,2020-01,", False),
        ("practice:p,region:RU-BEL,2020,", False),
        ("practice:q,region:RU-TA,2020,", False),
        ("practice:p,region:RU-TA,2020,project:x", False),
        ("practice:q,region:RU-TA,,", False),
        ("practice:p,region:RU-TA,,project:x", False),
    ],
)
async def test_a_duplicate_adoption_is_reported(tmp_path, second, is_duplicate):
    errors = await faults(
        write_folder(
            tmp_path,
            {
                "regions.csv": REGIONS,
                "practices.csv": PRACTICES + "practice:q,Q\n",
                "projects.csv": "id\nproject:x\n",
                "adoptions.csv": "id,practice,territory,runningOn,project\nadoption:a,practice:p,region:RU-TA,2020,\n"
                f"adoption:b,practice:p,region:RU-TA,,\nadoption:c,{second}\n",
            },
        )
    )
    assert summary(errors) == ([("adoptions.csv", 4, None, "duplicate-adoption")] if is_duplicate else [])
    assert all("line 2 " in error.message for error in errors)


async def test_a_duplicate_adoption_without_dates_is_reported(tmp_path):
    error = await the_fault(
        write_folder(
            tmp_path,
            {
                "regions.csv": REGIONS,
                "practices.csv": PRACTICES,
                "adoptions.csv": "id,practice,territory,stage\nadoption:a,practice:p,region:RU-TA,RUNNING\n"
                "adoption:b,practice:p,region:RU-BEL,\nadoption:c,practice:p,region:RU-TA,\n",
            },
        )
    )
    assert (error.line, error.key) == (4, "duplicate-adoption")


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


@pytest.mark.parametrize(
    ("label", "column"), [(t.label, r.column) for t in MODEL.node_types for r in MODEL.outgoing(t.label) if r.required]
)
async def test_a_required_reference_must_be_in_every_row(tmp_path, label, column):
    """The schema declares these links as non-null."""
    type_ = MODEL.by_label[label]
    rows = ["{}", f'{{"{column}": null}}', f'{{"{column}": ""}}', f'{{"{column}": []}}']
    write_folder(
        tmp_path,
        {
            f"{type_.file}.jsonl": "".join(
                f'{{"id": "{type_.prefix}:{number}", {row[1:]}\n'.replace(", }", "}") for number, row in enumerate(rows)
            )
        },
    )
    errors = [(e.line, e.key) for e in await faults(tmp_path) if e.column == column]
    assert errors == [(1, "missing-column"), *((line, "required") for line in (2, 3, 4))]


async def test_an_ambiguous_key_is_reported_with_the_candidates_and_the_column_for_ids(tmp_path):
    practices = "id,topics.notation\npractice:q,06|05.1\n"
    write_folder(tmp_path, {"topics.csv": TOPICS, "practices.csv": practices})
    error = await the_fault(tmp_path)
    assert (error.column, error.value) == ("topics.notation", "05.1")
    assert "topic:a, topic:b" in error.message
    assert "'topics'" in error.remedy


async def test_several_references_are_a_list_in_json(tmp_path):
    write_folder(
        tmp_path,
        {
            "topics.csv": TOPICS,
            "practices.jsonl": '{"id": "practice:a", "topics": ["topic:a", "topic:c"]}\n'
            '{"id": "practice:b", "topics": []}\n'
            '{"id": "practice:c", "topics": ["topic:a", ""]}\n'
            '{"id": "practice:d", "topics": ["topic:a", 5]}\n'
            '{"id": "practice:e", "originatedIn": ["region:a", "region:b"]}\n',
        },
    )
    assert [(e.line, e.key) for e in await faults(tmp_path)] == [(3, "empty-part"), (4, "not-text"), (5, "many-values")]


@pytest.mark.parametrize(
    ("file", "text", "line", "key"),
    [
        (
            "members.csv",
            "person,team,roleEn\nperson:a,team:t,x\nperson:b,team:t,x\nperson:a,team:t,y\n",
            4,
            "duplicate-row",
        ),
        ("members.csv", "person,team\nperson:a,\n", 2, "required"),
        ("members.csv", "person\nperson:a\n", 1, "missing-column"),
        ("members.csv", "person,team\nteam:t,team:t\n", 2, "wrong-type"),
        ("members.csv", "person,team,from,to\nperson:a,team:t,2021,2020-12\n", 2, "order"),
        ("borders.csv", "a,b\nregion:RU-TA,region:RU-BEL\nregion:RU-BEL,region:RU-TA\n", 3, "duplicate-row"),
        ("borders.csv", "a,b\nregion:RU-TA,region:RU-TA\n", 2, "own-neighbour"),
    ],
)
async def test_relationship_files(tmp_path, file, text, line, key):
    write_folder(tmp_path, {**PERSONS, "regions.csv": REGIONS, file: text})
    error = await the_fault(tmp_path)
    assert (error.file, error.line, error.key) == (file, line, key)


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


@pytest.mark.parametrize(
    ("dates", "column", "key"),
    [
        (",2019,2020-05,2021,,", None, None),
        ("RUNNING,,,,,", None, None),
        (",,,,,", None, None),
        (",2020,,2020-01-01,,", None, None),
        (",,,,2022,2021", None, None),
        (",2021,,2020,,", "runningOn", "order"),
        (",,,2020-06,,2020-05-31", "stoppedOn", "order"),
        ("RUNNING,,,2020,,", "stage", "stage-with-date"),
        ("BEGUN,,,,,", "stage", "not-in-list"),
    ],
)
async def test_stages_and_dates_of_an_adoption(tmp_path, dates, column, key):
    adoptions = ADOPTION + f"adoption:a,practice:p,region:RU-TA,{dates}\n"
    write_folder(tmp_path, {"regions.csv": REGIONS, "practices.csv": PRACTICES, "adoptions.csv": adoptions})
    errors = await faults(tmp_path)
    assert [(e.column, e.key) for e in errors] == ([(column, key)] if key else [])


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("startOn,endOn", "2025-05,2025-04-30"),
        ("startOn,endOn", "2026,2025"),
    ],
)
async def test_a_period_may_not_end_before_it_starts(tmp_path, header, cells):
    write_folder(tmp_path, {"projects.csv": f"id,{header}\nproject:a,{cells}\n"})
    assert (await the_fault(tmp_path)).key == "order"


async def test_a_code_of_the_scheme_oktmo_must_have_its_format(tmp_path):
    codes = "id,scheme,value,territory\ncode:a,OKTMO,1615000,region:RU-TA\ncode:b,FIPS,01,region:RU-TA\n"
    write_folder(tmp_path, {"regions.csv": REGIONS, "codes.csv": codes})
    error = await the_fault(tmp_path)
    assert (error.line, error.column, error.key) == (2, "value", "lost-zero")


async def test_all_faults_are_reported_together_in_the_order_of_files_and_lines(tmp_path):
    write_folder(
        tmp_path,
        {
            "regions.csv": "id,country,latitude\nregion:a,ru,91\nregion:a,RU,\nregion:b,,1\n",
            "municipalities.csv": CITIES + "municipality:a,RU,TOWN,,region:a,\n",
        },
    )
    assert summary(await faults(tmp_path)) == [
        ("regions.csv", 2, "country", "pattern"),
        ("regions.csv", 2, "latitude", "too-great-number"),
        ("regions.csv", 3, "id", "duplicate-id"),
        ("regions.csv", 4, "country", "required"),
        ("municipalities.csv", 2, "kind", "not-in-list"),
    ]


async def test_only_the_first_faults_are_kept_and_the_rest_are_counted(tmp_path):
    rows = "".join(f"region:{n},ru\n" for n in range(5000))
    write_folder(tmp_path, {"regions.csv": "id,country\n" + rows})
    with pytest.raises(LoadErrors) as caught:
        await load_folder(EmptyGraph(), tmp_path, dry_run=True, max_errors=7)
    assert (len(caught.value.errors), caught.value.more) == (7, 4993)
    assert str(caught.value).splitlines()[-1] == "and 4993 more"
    with pytest.raises(ValueError, match="max_errors"):
        await load_folder(EmptyGraph(), tmp_path, max_errors=0)


async def test_progress_reports_phase_file_and_rows(tmp_path):
    reports = []
    write_folder(tmp_path, {"regions.csv": "id,country\n" + "".join(f"region:{n},RU\n" for n in range(2500))})
    await load_folder(EmptyGraph(), tmp_path, dry_run=True, progress=reports.append)
    of_regions = [(p.phase, p.done, p.total) for p in reports if p.file == "regions.csv"]
    assert of_regions == [
        ("reading", 2500, 2500),
        ("checking", 1000, 2500),
        ("checking", 2000, 2500),
        ("checking", 2500, 2500),
    ]


async def test_a_required_to_one_reference_has_exactly_one_value(tmp_path):
    """Such as Adoption.practice or Assessment.subject, which the schema declares as non-null."""
    for relationship in (r for r in MODEL.relationships if r.cardinality is Cardinality.EXACTLY_ONE):
        column, prefix = relationship.column, end_types(relationship.end)[0].prefix
        for type_ in end_types(relationship.start):
            two = f"{prefix}:a|{prefix}:b"
            folder = tmp_path / f"{type_.label}-{column}"
            write_folder(folder, {f"{type_.file}.csv": f"id,{column}\n{type_.prefix}:a,\n{type_.prefix}:b,{two}\n"})
            errors = [error for error in await faults(folder) if error.column == column]
            assert [(e.line, e.key) for e in errors] == [(2, "required"), (3, "many-values")], relationship.type
            assert all(f"column '{column}'" in error.render("en") for error in errors)
            assert "значение не указано" in errors[0].render("ru")
            assert "нужно одно значение, а указано 2" in errors[1].render("ru")

            (folder / f"{type_.file}.csv").write_text(f"id\n{type_.prefix}:a\n")
            assert (1, column, "missing-column") in [(e.line, e.column, e.key) for e in await faults(folder)]

            (folder / f"{type_.file}.csv").unlink()
            cells = ("null", "[]", f'["{prefix}:a", "{prefix}:b"]')
            lines = [f'{{"id": "{type_.prefix}:{n}", "{column}": {cell}}}' for n, cell in enumerate(cells)]
            (folder / f"{type_.file}.jsonl").write_text("\n".join([*lines, f'{{"id": "{type_.prefix}:x"}}']))
            errors = [(e.line, e.key) for e in await faults(folder) if e.column == column]
            assert sorted(errors) == [(1, "required"), (2, "required"), (3, "many-values"), (4, "missing-column")]
