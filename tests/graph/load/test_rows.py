"""Rows: their cells become typed values and references."""

import pytest

from graph.model import MODEL
from graph.model.kinds import Cardinality
from graph.model.rules.references import end_types
from tests.graph.load.folders import TOPICS, faults, write_folder


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
