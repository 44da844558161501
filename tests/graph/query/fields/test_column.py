"""Values in columns."""

from graph.query.fields.column import NullReader, column
from graph.query.rows import Reading


def test_each_column_is_read_at_its_position():
    columns = ["n.id"]
    readers = [column(columns, text) for text in ("n.a", "n.b", "n.a")]
    assert columns == ["n.id", "n.a", "n.b", "n.a"]
    assert [reader(["x", 1, None, [2]], Reading(())) for reader in readers] == [1, None, [2]]


def test_a_reader_of_null_needs_no_column():
    assert NullReader()([], Reading(())) is None
