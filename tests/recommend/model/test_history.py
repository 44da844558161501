import pytest

from recommend import Adoption, Border, InvalidDate, InvalidTables, Practice, Recommender, Tables, Territory

TERRITORIES = (Territory("region:a", "Region", "XX"), Territory("region:b", "Region", "XX"))
PRACTICES = (Practice("practice:p"), Practice("practice:q"))


CONTRADICTIONS = [
    (Tables(TERRITORIES + TERRITORIES[:1]), "territories: duplicate id 'region:a'"),
    (Tables(TERRITORIES, PRACTICES * 2), "practices: duplicate id 'practice:p'"),
    (
        Tables(TERRITORIES, PRACTICES, [Adoption("region:z", "practice:p")]),
        "territory_id 'region:z' is not in territories. Add the row or correct the id",
    ),
    (
        Tables(TERRITORIES, PRACTICES, [Adoption("region:a", "practice:z")]),
        "practice_id 'practice:z' is not in practices",
    ),
    (Tables(TERRITORIES, borders=[Border("region:a", "region:z")]), "borders: b 'region:z' is not in territories"),
]


def test_inconsistent_tables_are_rejected():
    for tables, message in CONTRADICTIONS:
        with pytest.raises(InvalidTables, match=message):
            Recommender(tables)


def test_an_invalid_date_names_its_row_and_field():
    for field in ("running_on", "stopped_on"):
        adoption = Adoption("region:a", "practice:p", **{field: "1995-13"})
        with pytest.raises(InvalidDate, match=f"{field} of 'practice:p' by 'region:a'.*months 01 to 12"):
            Recommender(Tables(TERRITORIES, PRACTICES, [adoption]))


def test_a_territory_and_a_practice_may_share_an_id():
    tables = Tables(
        [Territory("a", "Region", "XX"), Territory("b", "Region", "XX")], [Practice("a")], [Adoption("a", "a", "2000")]
    )
    assert [item.practice for item in Recommender(tables).recommend("b").items] == ["a"]
    assert not Recommender(tables).recommend("a").items


def test_tables_may_be_iterators():
    tables = Tables(
        iter(TERRITORIES),
        iter(PRACTICES),
        iter([Adoption("region:a", "practice:p", "2000")]),
        iter([Border("region:a", "region:b")]),
        iter(()),
    )
    assert len(Recommender(tables).recommend("region:b").items) == 1
