"""Headings and words for readers of a table."""

import json

import pytest

from export.columns import Column
from export.errors import ExportError
from export.headings import MAX_TEXT, with_headings

COLUMNS = (Column("id", ("id",), str), Column("topics.stage", ("topics", "stage"), str, lists=1))


def test_named_columns_have_headings_and_words():
    headings = {"topics.stage": {"title": "Стадия", "words": {"RUNNING": "Работает"}}}
    id_, stage = with_headings(COLUMNS, json.dumps(headings))
    assert (id_.title, stage.title) == ("id", "Стадия")
    row = {"id": "x", "topics": [{"stage": "RUNNING"}, {"stage": "OTHER"}, {"stage": None}]}
    assert stage.shown(row) == ["Работает", "OTHER", None]
    assert stage.value(row) == ["RUNNING", "OTHER", None]
    assert id_.shown(row) == "x"


def test_another_form_is_refused():
    for headings in (
        "{",
        "[" * 100_000,
        [],
        {"id": 1},
        {"id": ""},
        {"id": "x" * (MAX_TEXT + 1)},
        {"id": {"name": "x"}},
        {"id": {"words": []}},
        {"id": {"words": {"RUNNING": 1}}},
    ):
        text = headings if isinstance(headings, str) else json.dumps(headings)
        with pytest.raises(ExportError, match="headings: give a JSON object"):
            with_headings(COLUMNS, text)


def test_an_unknown_column_is_refused():
    with pytest.raises(ExportError, match=r"no column 'topics'. Its columns: id, topics.stage"):
        with_headings(COLUMNS, '{"topics": "Topics"}')
