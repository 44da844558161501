"""The state of a compilation: grouped rows are returned through a WITH."""

from graph.query.compilation import Compilation
from schema.public import CONDITIONS


def test_an_expression_is_returned_directly_unless_a_subquery_groups_rows():
    compilation = Compilation(CONDITIONS, ())
    assert compilation.returned("[n0.id]", "n0", "r1") == " RETURN [n0.id]"
    compilation.groups_rows = True
    name = compilation.names.new("n")
    text = compilation.returned("[n0.id]", "n0", "r1")
    (row,) = {word for word in text.split() if word.startswith("z")}
    assert text == f" WITH n0, r1, [n0.id] AS {row} RETURN {row}"
    assert compilation.names.new("n") not in (name, row)
