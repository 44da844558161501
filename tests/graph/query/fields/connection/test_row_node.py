"""The node in a row of a connection: a part of the row, or the whole row."""

from tests.graph.query.selections import page_statement, read


def test_a_row_with_a_single_column_is_the_node():
    assert read("nodes { isoCode }", [[["A"]]]) == {"nodes": [{"isoCode": "A"}]}
    assert "RETURN [n0.isoCode] }" in page_statement("nodes { isoCode }")[0].text


def test_in_a_row_of_several_columns_the_node_is_one_of_them():
    for members, columns, row in (
        ("nodes { isoCode } edges { cursor }", "[[n0.isoCode], n0.id]", [["A"], "region:a"]),
        ("edges { cursor } nodes { isoCode }", "[n0.id, [n0.isoCode]]", ["region:a", ["A"]]),
    ):
        statement, arguments = page_statement(members)
        assert f"RETURN {columns} }}" in statement.text
        assert statement.read([[row]], arguments)[0]["nodes"] == [{"isoCode": "A"}], members


def test_two_selections_of_the_node_are_two_columns():
    assert read("nodes { isoCode } edges { node { id } }", [[[["A"], ["region:a"]]]]) == {
        "nodes": [{"isoCode": "A"}],
        "edges": [{"node": {"id": "region:a"}}],
    }
