"""The programme with all of its data, read by one statement."""

from tests.resolvers.asking import ask, ids

PROGRAMME = """{ programs(where: {cohorts: {some: {}}}) { nodes {
    id name description admission assessedAfterMonths url
    runBy { nodes { id name } } coOrganisedBy { nodes { id } } topics { nodes { notation name } }
    sources { nodes { title } }
    cohorts { nodes {
        id name number status startOn endOn participantCount participantCountQualifier regionCount projectCount
        regions(first: 100) { totalCount nodes { isoCode name } }
        modules { nodes { name mode topics { nodes { name } } events { nodes { id } } } }
        events(first: 100) { nodes { name kind organizations { nodes { name } } speakers { nodes { name } } } }
        teams { nodes {
            id name
            members { nodes { name } edges { role from to sources { nodes { title } } } }
            projects { nodes { id name status topics { nodes { name notation } } practices { nodes { id } }
                sources { nodes { title } } } }
            territory { __typename id name country
                ... on Municipality { kind oktmo region { id name isoCode borders { nodes { id } } }
                    partOf { name } }
                officeHolders { edges { position node { name } } } }
        } }
    } }
} } }"""


async def test_the_whole_programme_takes_one_statement(loaded_engine, loaded_store):
    before = loaded_store.statement_count
    data = await ask(loaded_engine, PROGRAMME)
    assert loaded_store.statement_count - before == 1

    (programme,) = data["programs"]["nodes"]
    assert programme["runBy"]["nodes"]
    assert programme["topics"]["nodes"]
    assert programme["sources"]["nodes"]
    first, second = programme["cohorts"]["nodes"]
    assert (first["number"], first["status"], second["number"], second["status"]) == (1, "FINISHED", 2, "UNDER_WAY")
    # Data that the sources lack for the first cohort are empty lists or null.
    assert first["teams"] == first["modules"] == first["events"] == {"nodes": []}
    assert (first["startOn"], first["participantCount"], first["projectCount"]) == (None, None, 19)
    assert (second["participantCount"], second["participantCountQualifier"]) == (70, "MORE_THAN")
    assert second["regions"]["totalCount"] == len(second["regions"]["nodes"]) > 0
    (module,) = second["modules"]["nodes"]
    assert (module["mode"], bool(module["topics"]["nodes"])) == ("UNKNOWN", True)
    assert {event["kind"] for event in second["events"]["nodes"]} >= {"LECTURE", "INTENSIVE", "MASTER_CLASS"}
    assert all(event["speakers"] == {"nodes": []} for event in second["events"]["nodes"])


async def test_teams_lead_to_municipalities_regions_and_projects(loaded_engine):
    programme = (await ask(loaded_engine, PROGRAMME))["programs"]["nodes"][0]
    teams = {team["name"]: team for team in programme["cohorts"]["nodes"][1]["teams"]["nodes"]}
    assert {name: team["territory"]["region"]["isoCode"] for name, team in teams.items()} == {
        "Иннополис": "RU-TA",
        "Рабочий посёлок Искателей": "RU-NEN",
        "Калманский район": "RU-ALT",
        "Вейделевский район": "RU-BEL",
    }
    assert all(team["territory"]["__typename"] == "Municipality" for team in teams.values())
    assert all(team["members"] == {"nodes": [], "edges": []} for team in teams.values())
    projects = [project for team in teams.values() for project in team["projects"]["nodes"]]
    assert len(projects) == 5
    assert all(project["topics"]["nodes"] and project["sources"]["nodes"] for project in projects)
    assert all(project["practices"] == {"nodes": []} for project in projects)
    head = teams["Рабочий посёлок Искателей"]["territory"]["officeHolders"]["edges"]
    assert head == [{"position": "глава посёлка", "node": {"name": "Иван Егоров"}}]
    assert teams["Иннополис"]["territory"]["officeHolders"]["edges"] == []


async def test_people_and_organisations_are_linked_in_both_directions(loaded_engine):
    data = await ask(
        loaded_engine,
        """{
        people { totalCount nodes { name
            organizations { edges { position positionEn node { name programs { nodes { id } }
                partOf { name } } } }
            offices { nodes { id ... on Municipality { region { cohorts { nodes { program { id } } } } } } } } }
        organizations(first: 100, where: {people: {some: {}}}) { nodes { people { nodes { name } } } }
    }""",
    )
    people = {person["name"]: person for person in data["people"]["nodes"]}
    assert data["people"]["totalCount"] == 3
    bocharov = people["Сергей Бочаров"]["organizations"]["edges"][0]
    assert (bocharov["position"], bocharov["positionEn"]) == ("первый проректор", "first vice-rector")
    assert people["Евгений Грачёв"]["organizations"]["edges"][0]["position"] == "заместитель начальника"
    assert len(people["Иван Егоров"]["offices"]["nodes"]) == 1
    assert len(data["organizations"]["nodes"]) == 2


async def test_a_region_leads_back_to_the_programme(loaded_engine):
    data = await ask(
        loaded_engine,
        """{ region(id: "region:RU-TA") { cohorts { nodes { program { name } } }
        municipalities(where: {teams: {some: {}}}) { nodes { teams { nodes { cohort { program { name } }
            projects { nodes { topics { nodes { projects { nodes { id } } } } } } } } } } } }""",
    )
    (cohort,) = data["region"]["cohorts"]["nodes"]
    (town,) = data["region"]["municipalities"]["nodes"]
    (team,) = town["teams"]["nodes"]
    assert team["cohort"]["program"] == cohort["program"]
    (topic,) = team["projects"]["nodes"][0]["topics"]["nodes"]
    assert ids(topic["projects"]) == ["project:innopolis-separate-collection-of-waste"]
