"""The classes of kinds within which territories are compared."""

from recommend import Territory
from recommend.model.kinds import classes


def test_districts_municipal_okrugs_and_what_districts_became_are_one_class():
    kinds = (
        ("MUNICIPAL_DISTRICT", None),
        ("MUNICIPAL_OKRUG", None),
        ("URBAN_OKRUG", "2020"),
        ("URBAN_OKRUG", None),
        ("INNER_CITY_TERRITORY", None),
        (None, None),
    )
    places = [Territory("t", "Municipality", "RU", kind=kind, district_until=until) for kind, until in kinds]
    assert classes(places).tolist() == ["MUNICIPAL_DISTRICT"] * 3 + ["URBAN_OKRUG", "INNER_CITY_TERRITORY", ""]
