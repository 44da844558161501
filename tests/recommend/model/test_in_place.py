"""The practices in place in a territory: those that run, in any group, and those that these include."""

from recommend import Adoption, Coverage, Parameters, Practice, Tables, Territory
from recommend.dates import parse_date
from recommend.model.registry import ModelRegistry

PLACE = "Region", "XX"
TABLES = Tables(
    [*(Territory(id_, *PLACE) for id_ in "abc"), Territory("y", "Region", "YY")],
    [Practice("p", includes=frozenset("q")), Practice("q", includes=frozenset("r")), Practice("r"), Practice("s")],
    [
        Adoption("a", "p", "2000", "2005"),
        Adoption("a", "s", "2001"),
        Adoption("b", "q"),
        Adoption("c", "s", "2002"),
        Adoption("c", "p", stopped=True),
        Adoption("y", "p", "2000"),
    ],
    coverages=[Coverage("s", *PLACE, complete=False)],
)


def in_place(as_of: str | None):
    return ModelRegistry(TABLES, Parameters()).in_place(PLACE, None if as_of is None else parse_date(as_of))


def test_practices_of_a_territory_are_those_of_all_groups_and_those_within():
    assert in_place("2004").practices_of("a") == set("pqrs")
    assert in_place("2005").practices_of("a") == in_place(None).practices_of("a") == {"s"}
    assert in_place("2004").practices_of("b") == set()
    assert in_place(None).practices_of("b") == set("qr")


def test_an_undated_practice_includes_others_as_of_a_date_unless_it_has_stopped():
    for as_of in ("2004", None):
        assert in_place(as_of).included_for("b") == {"r"}
        assert in_place(as_of).included_for("c") == set()
    assert in_place("2004").included_for("a") == set("qr")
    assert in_place("2004").included_for("unknown") == set()


def test_territories_are_found_from_the_practice():
    assert in_place("2004").territories_with("r") == {"a"}
    assert in_place(None).territories_with("r") == {"b"}
    assert in_place("2004").territories_with("s") == {"a", "c"}
    assert in_place("2004").territories_including("r") == {"a", "b"}
    assert in_place(None).territories_including("r") == {"b"}
    assert in_place(None).territories_including("p") == set()
