"""The pairs taken up in the years after a snapshot."""

from recommend import Adoption, Practice, Tables, Territory
from recommend.dates import parse_date
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.windows import taken_up_after

TABLES = Tables(
    [Territory(f"u{n}", "Region", "XX") for n in range(4)],
    [Practice("p"), Practice("q"), Practice("later")],
    [
        Adoption("u0", "p", "1990"),
        Adoption("u0", "q", "1989"),
        Adoption("u1", "p", "1991-05"),  # in the first year after
        Adoption("u1", "q", "1985", stopped_on="1986"),
        Adoption("u1", "q", "1991"),  # not for the first time
        Adoption("u2", "p", "1992-12-31"),  # on the last day of the second year
        Adoption("u2", "q"),  # undated
        Adoption("u3", "p", "1993"),
        Adoption("u3", "later", "1991"),  # of a practice that nobody ran in 1990
    ],
)


def test_a_window_has_the_first_dated_adoptions_of_known_practices():
    snapshot = ModelRegistry(TABLES, Parameters()).snapshot(("Region", "XX"), parse_date("1990"))

    def taken_up(years: int) -> set[tuple[str, str]]:
        rows, columns = taken_up_after(snapshot, 1990, years)
        return {(snapshot.territory_ids[r], snapshot.practice_ids[c]) for r, c in zip(rows, columns, strict=True)}

    assert taken_up(1) == {("u1", "p")}
    assert taken_up(2) == {("u1", "p"), ("u2", "p")}
    assert taken_up(3) == {("u1", "p"), ("u2", "p"), ("u3", "p")}
