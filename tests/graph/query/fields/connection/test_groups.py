"""The groups of an aggregate, read from their rows."""

from tests.graph.query.selections import statement_of


def groups(members: str, *rows: list, by: str = "[STAGE, TERRITORY]") -> list:
    query = f"{{ adoptions {{ aggregate(groupBy: {by}) {{ groups {{ {members} }} }} }} }}"
    statement, arguments = statement_of(query)
    return statement.read([[len(rows), list(rows)]], arguments)[0]["aggregate"]["groups"]


def test_the_keys_are_in_the_order_of_the_dimensions():
    row = ["RUNNING", ["region:a", "А", "A", [0, ["region:a"]]]]
    assert groups("keys { key labelEn node { id } }", row) == [
        {
            "keys": [
                {"key": "RUNNING", "labelEn": "Running", "node": None},
                {"key": "region:a", "labelEn": "A", "node": {"id": "region:a"}},
            ]
        }
    ]


def test_the_conditions_of_a_group_are_those_of_all_its_keys():
    row = ["RUNNING", "region:a"]
    stage, territory = {"stage": {"eq": "RUNNING"}}, {"territory": {"id": {"eq": "region:a"}}}
    assert groups("where", row) == [{"where": {"and": [stage, territory]}}]
    assert groups("where", [None], by="[STAGE]") == [{"where": {"stage": {"isNull": True}}}]
    assert groups("where", [], by="[]") == [{"where": {}}]


def test_counts_are_whole_numbers_and_other_measures_are_not():
    (group,) = groups(
        "count territories: distinctCount(of: TERRITORY) median(of: RUNNING_ON_YEAR) max(of: RUNNING_ON_YEAR)",
        [5, 4, 1995, None],
    )
    assert [(name, value, type(value)) for name, value in group.items()] == [
        ("count", 5, int),
        ("territories", 4, int),
        ("median", 1995.0, float),
        ("max", None, type(None)),
    ]
