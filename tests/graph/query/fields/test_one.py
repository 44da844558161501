"""At most one node, in a column."""

from graph.query.compilation import Compilation
from graph.query.fields.node import NodeSelection
from graph.query.fields.one import one
from graph.query.fields.value import ValueField
from graph.query.rows import Reading
from schema.public import CONDITIONS

REGION = NodeSelection({"Region": (ValueField("iso", "isoCode"),)})


def test_the_first_match_is_read_or_null():
    columns = ["n0.id"]
    reader = one(Compilation(CONDITIONS, ()), columns, "MATCH (n0)-->(n1:Region)", REGION, "n1")
    assert columns[1:] == ["head(COLLECT { MATCH (n0)-->(n1:Region) RETURN [n1.isoCode] LIMIT 1 })"]
    value = reader(["x", ["RU-TA"]], Reading(()))
    assert value is not None
    assert (value, value.type) == ({"iso": "RU-TA"}, "Region")
    assert reader(["x", None], Reading(())) is None
