import pytest

from recommend import Adoption, Border, InvalidDate, InvalidTables, Practice, Recommender, Tables, Territory

TERRITORIES = (Territory("region:a", "Region", "XX"), Territory("region:b", "Region", "XX"))
PRACTICES = (Practice("practice:p"), Practice("practice:q"))


CONTRADICTIONS = [
    (Tables(TERRITORIES + TERRITORIES[:1]), "territories: id 'region:a' is given twice"),
    (Tables(TERRITORIES, PRACTICES * 2), "practices: id 'practice:p' is given twice"),
    (
        Tables(TERRITORIES, PRACTICES, [Adoption("region:z", "practice:p")]),
        "territory_id 'region:z' is in no row of the territories: add the row or correct the id",
    ),
    (
        Tables(TERRITORIES, PRACTICES, [Adoption("region:a", "practice:z")]),
        "practice_id 'practice:z' is in no row of the practices",
    ),
    (Tables(TERRITORIES, borders=[Border("region:a", "region:z")]), "borders: b 'region:z' is in no row"),
]


def test_tables_that_contradict_themselves_are_refused():
    for tables, message in CONTRADICTIONS:
        with pytest.raises(InvalidTables, match=message):
            Recommender(tables)


def test_a_wrong_date_names_its_row_and_field():
    for field in ("running_on", "stopped_on"):
        adoption = Adoption("region:a", "practice:p", **{field: "1995-13"})
        with pytest.raises(InvalidDate, match=f"{field} of 'practice:p' by 'region:a'.*month 01 to 12"):
            Recommender(Tables(TERRITORIES, PRACTICES, [adoption]))


def test_territories_and_practices_may_have_the_same_ids():
    tables = Tables(
        [Territory("a", "Region", "XX"), Territory("b", "Region", "XX")], [Practice("a")], [Adoption("a", "a", "2000")]
    )
    assert [item.practice for item in Recommender(tables).recommend("b").items] == ["a"]
    assert not Recommender(tables).recommend("a").items


def test_rows_may_be_read_from_a_stream():
    tables = Tables(
        iter(TERRITORIES),
        iter(PRACTICES),
        iter([Adoption("region:a", "practice:p", "2000")]),
        iter([Border("region:a", "region:b")]),
        iter(()),
    )
    assert len(Recommender(tables).recommend("region:b").items) == 1
