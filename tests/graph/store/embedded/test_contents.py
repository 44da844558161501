"""The files of the embedded store after a shutdown; test_integrity.py damages those of a running store."""

import json

import pytest

from graph.store.embedded.contents import cut_files, record_sizes, restore, unreadable_schema
from graph.store.embedded.folder import DATABASE


@pytest.fixture
def database(tmp_path):
    """The database folder of a store with two files of records, an index, a log and a readable schema."""
    folder = tmp_path / "databases" / DATABASE
    folder.mkdir(parents=True)
    for name, size in (("Topic_0.1.bucket", 100), ("Region_0.2.bucket", 50), ("Topic_id.3.uniqidx", 30), ("txlog", 9)):
        (folder / name).write_bytes(b"x" * size)
    (folder / "schema.json").write_text(json.dumps({"types": {"Topic": {}}}))
    return folder


def test_only_files_smaller_than_at_the_shutdown_are_cut(tmp_path, database):
    assert cut_files(tmp_path) == []  # no shutdown yet
    record_sizes(tmp_path)
    assert cut_files(tmp_path) == []
    (database / "Topic_0.1.bucket").write_bytes(b"x" * 99)
    (database / "Region_0.2.bucket").write_bytes(b"x" * 51)
    (database / "Topic_id.3.uniqidx").unlink()  # an index may be replaced by a new file
    (database / "txlog").write_bytes(b"")
    assert cut_files(tmp_path) == [("Topic_0.1.bucket", 99, 100)]
    (database / "Topic_0.1.bucket").unlink()
    assert cut_files(tmp_path) == [("Topic_0.1.bucket", 0, 100)]


def test_an_unreadable_record_of_the_sizes_is_none(tmp_path, database):
    (tmp_path / "files.json").write_text("{")
    assert cut_files(tmp_path) == []


def test_an_unreadable_schema_is_detected_and_restored(tmp_path, database):
    assert unreadable_schema(tmp_path) == {}
    schema, previous = database / "schema.json", database / "schema.prev.json"
    for content in ("", "{", "[]", "{}", '{"types": {}}'):
        schema.write_text(content)
        files = unreadable_schema(tmp_path)
        assert files == {schema: content.encode(), previous: None}, content
        # ArcadeDB overwrites both.
        schema.write_text('{"types": {"New": {}}}')
        previous.write_text("new")
        restore(files)
        assert (schema.read_text(), previous.exists()) == (content, False)
    schema.unlink()
    assert unreadable_schema(tmp_path) == {schema: None, previous: None}


def test_a_database_without_records_needs_no_schema(tmp_path):
    (tmp_path / "databases" / DATABASE).mkdir(parents=True)
    assert unreadable_schema(tmp_path) == {}
