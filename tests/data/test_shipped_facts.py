"""Facts that users of the shipped data rely on: pitfalls of the sources are handled, the programme is connected."""

import pytest

from data.prepare.contents import folders, relationships, rows


def table(folder: str, file: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for name, row in rows(folder) if name == file}


def test_regions_of_russia_have_readable_full_names():
    names = {id_: row["nameRu"] for id_, row in table("russia", "regions").items()}
    assert len(names) == 86
    assert names["region:RU-MOW"] == "Москва"
    assert names["region:RU-SA"] == "Республика Саха (Якутия)"
    assert names["region:RU-CU"] == "Чувашская Республика - Чувашия"
    assert names["region:RU-KEM"] == "Кемеровская область - Кузбасс"
    assert names["region:RU-YEV"] == "Еврейская автономная область"
    assert names["region:RU-NEN"] == "Ненецкий автономный округ"
    assert names["region:RU-KB"] == "Кабардино-Балкарская Республика"


@pytest.mark.parametrize("code", ["UA-43", "UA-40", "KZ-BAY"])
def test_iso_code_and_country_are_as_the_file_states_them(code):
    region = table("russia", "regions")[f"region:{code}"]
    assert (region["isoCode"], region["country"]) == (code, "RU")


def test_cities_that_share_an_oktmo_code_are_separate():
    cities = table("russia", "municipalities").values()
    assert {c["nameRu"] for c in cities if c["oktmo"] == "47737000005"} == {"Гаджиево", "Полярный"}
    assert sum(len(c["oktmo"]) == 8 for c in cities) == 23


def test_city_has_the_name_and_region_of_its_own_level():
    cities = table("russia", "municipalities")
    by_name = {city["nameRu"]: city for city in cities.values()}
    assert len(cities) == 1117
    assert by_name["Алупка"]["region"] == "region:UA-43"
    assert by_name["Урус-Мартан"]["region"] == "region:RU-CE"
    assert by_name["Воскресенск"]["region"] == by_name["Белоозёрский"]["region"] == "region:RU-MOS"
    assert by_name["Севастополь"]["region"] == "region:UA-40"


def test_populations_of_russian_cities_are_observations_of_unknown_period():
    observations = table("russia", "observations")
    innopolis = observations["observation:population/98da33d3-9455-497a-9703-a0f89c95a901"]
    assert (innopolis["value"], innopolis["period"]) == ("96", "")
    assert len(observations) == 1117
    assert not any(row.get("population") for row in table("russia", "municipalities").values())


def test_programme_leads_to_its_municipalities_and_their_regions():
    links: dict[tuple[str, str], set[str]] = {}
    for type_, start, end in set().union(*map(relationships, folders())):
        links.setdefault((type_, start), set()).add(end)
        links.setdefault((type_ + " of", end), set()).add(start)

    def follow(ids: set[str], *types: str) -> set[str]:
        for type_ in types:
            ids = set().union(*(links.get((type_, id_), ()) for id_ in ids))
        return ids

    teams = follow({"program:shkola-munitsipalnykh-komand"}, "OF_PROGRAM of", "IN_COHORT of")
    assert len(teams) == 4
    assert len(follow(teams, "DEVELOPED_BY of")) == 5
    places = follow(teams, "FROM_TERRITORY")
    assert follow(teams, "DEVELOPED_BY of", "LOCATED_IN") == places
    regions = {"region:RU-TA", "region:RU-BEL", "region:RU-NEN", "region:RU-ALT"}
    assert follow(places, "IN_REGION") == regions
    assert regions < follow(teams, "IN_COHORT", "FROM_REGION")
    assert len(follow(teams, "DEVELOPED_BY of", "PROJECT_ABOUT")) == 5


def test_the_programme_has_no_invented_data():
    files = {file for file, _ in rows("senezh")}
    assert not files & {"practices", "adoptions", "members", "speakers", "assessments"}
    cohorts = table("senezh", "cohorts")
    assert [(c["number"], c["projectCount"], c["participantCount"]) for c in cohorts.values()] == [
        ("1", "19", ""),
        ("2", "", "70"),
    ]


def test_policies_have_distinct_names():
    names = [row["nameEn"] for row in table("spid", "practices").values()]
    assert len(names) == len(set(names)) == 655
    assert (
        'Reflects A "Modern Portfolio Theory" And "Total Return" Approach To The Exercise Of Fiduciary '
        "Investment Discretion" in names
    )


def test_both_sets_share_the_us_states_with_the_values_of_spid():
    states = {id_: row for id_, row in table("parking", "regions").items() if id_.startswith("region:US-")}
    assert states.keys() < table("spid", "regions").keys()
    assert {tuple(row) for row in states.values()} == {("id", "country", "sources")}
    assert table("parking", "municipalities")["municipality:us-texas-austin"]["region"] == "region:US-TX"


def test_countries_are_excluded_and_undated_reforms_have_no_date():
    adoptions = table("parking", "adoptions").values()
    assert len(adoptions) == 14_517 - 33
    assert sum(row["runningOn"] == "" for row in adoptions) == 13_009 - 32
    assert {len(row["runningOn"]) for row in adoptions} == {0, 4, 7, 10}
    places = table("parking", "municipalities").keys() | table("parking", "regions").keys()
    assert not any("singapore" in id_ or "scotland" in id_ for id_ in places)
    assert "region:canada-manitoba" in places


def test_no_two_russian_municipalities_share_an_oktmo_so_that_files_can_name_them_by_it():
    codes = [row["oktmo"] for row in table("municipalities", "municipalities").values() if "oktmo" in row]
    assert len(codes) == len(set(codes))
    sochi = [row for row in table("municipalities", "codes").values() if row["value"] == "03726000"]
    assert {(row["territory"], row["validTo"]) for row in sochi} == {
        ("municipality:oktmo-03726000-until-2021", "2021"),
        ("municipality:fias-79da737a-603b-4c19-9b54-9114c96fb912", ""),
    }


def test_a_city_whose_okrug_replaced_a_district_is_a_part_of_it():
    cities = table("russia", "municipalities")
    rows = table("municipalities", "municipalities")
    assert not [id_ for id_ in cities if rows.get(id_, {}).get("districtUntil")]
    (vidnoye,) = [id_ for id_, city in cities.items() if city["nameRu"] == "Видное"]
    okrug = rows[rows[vidnoye]["partOf"]]
    assert "population" not in rows[vidnoye]
    assert (okrug["nameRu"], okrug["population"], okrug["districtUntil"]) == (
        "городской округ Ленинский",
        "327211",
        "2021",
    )
    assert len([id_ for id_ in cities if "oktmo" in rows.get(id_, {})]) == 463


def test_the_inhabitants_of_an_okrug_and_of_the_city_that_it_is_are_two_indicators():
    cities = {row["nameRu"]: row for row in table("russia", "municipalities").values()}
    ruza = cities["Руза"]["id"]
    okrug = table("municipalities", "municipalities")[ruza]
    figures = {
        (row["indicator"], row["period"]): (row["value"], row["sources"])
        for folder in ("russia", "municipalities")
        for row in table(folder, "observations").values()
        if row["subject"] == ruza
    }
    assert (okrug["kind"], okrug["population"]) == ("URBAN_OKRUG", "79874")
    assert figures.pop(("indicator:city-population", "")) == ("13495", "source:hflabs-city")
    assert figures[("indicator:population", "2024")] == ("79874", "source:rosstat-population")
    assert {indicator for indicator, _ in figures} == {"indicator:population"}
    indicators = {folder: set(table(folder, "indicators")) for folder in ("russia", "municipalities")}
    assert indicators == {"russia": {"indicator:city-population"}, "municipalities": {"indicator:population"}}


def test_faults_of_the_dictionary_are_not_shipped():
    """The centre of Новый Уренгой is 1.4 degrees off there, and Пенза has 5,624 inhabitants."""
    cities = {row["nameRu"]: row for row in table("russia", "municipalities").values()}
    rows, observations = table("municipalities", "municipalities"), table("municipalities", "observations").values()
    urengoy, penza = cities["Новый Уренгой"], cities["Пенза"]
    assert (urengoy["longitude"], rows[urengoy["id"]].get("longitude")) == ("76.6809681", None)
    assert rows[urengoy["id"]]["population"] == "106890"
    assert "population" not in rows[penza["id"]]
    assert penza["id"] not in {row["subject"] for row in observations}
