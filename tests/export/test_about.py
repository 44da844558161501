"""The origin of an export, and the description of its CSV file."""

from export.about import About
from export.columns import Column

ABOUT = About(
    "2026-01-31",
    7,
    "{ x }",
    {"n": 1},
    [
        {"title": "A", "publisher": "P", "licence": "CC-BY-SA-4.0", "attribution": "by P", "url": "https://a.example"},
        {"title": "B", "publisher": None, "licence": "CC0-1.0", "attribution": None, "url": None},
    ],
)


def test_the_origin_names_each_data_set_with_its_licence():
    assert ABOUT.entries() == [
        ("exportedOn", "2026-01-31"),
        ("dataVersion", "7"),
        ("query", "{ x }"),
        ("variables", '{"n": 1}'),
        ("dataset", "A; P; CC-BY-SA-4.0; by P; https://a.example"),
        ("dataset", "B; CC0-1.0"),
    ]


def test_the_description_follows_csv_on_the_web():
    columns = [Column("a.b", ("a", "b"), int), Column("c", ("c",), str, 1)]
    found = ABOUT.csvw(columns, "/export?format=csv", ";")
    assert found["@context"] == "http://www.w3.org/ns/csvw"
    assert found["dc:license"] == ["CC-BY-SA-4.0", "CC0-1.0"]
    assert found["dialect"] == {"encoding": "utf-8", "delimiter": ";", "header": True}
    assert found["tableSchema"]["columns"] == [
        {"name": "a_b", "titles": "a.b", "datatype": "integer"},
        {"name": "c", "titles": "c", "datatype": "string", "separator": "; "},
    ]
