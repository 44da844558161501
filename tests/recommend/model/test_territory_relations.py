"""The relations of the territories of one level and country."""

from recommend import Border, Parameters, Project, Tables, Territory
from recommend.model.history import History
from recommend.model.territory_relations import TerritoryRelations, relations_of


def relations(territories, borders=(), projects=()) -> TerritoryRelations:
    return relations_of(History(Tables(territories, borders=borders)), ("Region", "XX"), projects, Parameters())


def plain(name, country="XX", **attributes) -> Territory:
    return Territory(name, "Region", country, **attributes)


def test_only_territories_of_the_level_and_country_are_related():
    others = [plain("other", "YY"), Territory("town", "Municipality", "XX")]
    assert [t.id for t in relations([plain("b"), *others, plain("a")]).territories] == ["a", "b"]


def test_kinds_without_data_are_absent():
    for attributes, kinds in (
        ({}, set()),
        ({"region_id": "north"}, {"region"}),
        ({"division": "east"}, {"division"}),
        ({"population": 5.0}, {"indicators"}),
        ({"indicators": {"income": 2}}, {"indicators"}),
        ({"latitude": 50.0, "longitude": 30.0}, {"geography"}),
    ):
        assert set(relations([plain("a", **attributes), plain("b", **attributes)]).weights) == kinds, attributes
    assert set(relations([plain("a"), plain("b")], [Border("a", "b")]).weights) == {"geography"}
    # One territory, or one in a region, is not compared with any other.
    assert relations([plain("a", region_id="north"), plain("b", region_id="south")]).weights == {}


def test_the_mean_weight_over_the_other_territories_is_1():
    places = [
        plain(f"u{n}", latitude=50.0 + n, longitude=30.0, population=1000.0 * n, region_id="r", division=f"d{n % 2}")
        for n in range(6)
    ]
    weights = relations(places, [Border("u0", "u5")]).weights
    assert set(weights) == {"geography", "region", "division", "indicators"}
    for kind, (matrix, groups) in weights.items():
        among = matrix if groups is None else matrix @ groups
        for row in range(6):
            total = among.toarray()[row].sum() - among.toarray()[row, row]
            assert round(total, 9) == 5, kind


def test_the_topics_of_projects_are_counted_by_territory():
    projects = (
        Project("1", topics=frozenset({"care", "roads"}), territory_id="b"),
        Project("2", topics=frozenset({"care"}), territory_id="b"),
        Project("3", topics=frozenset({"care"}), territory_id="elsewhere"),
        Project("4", topics=frozenset({"care"})),
    )
    assert relations([plain("b"), plain("a")], projects=projects).topics_of_projects == {1: {"care": 2, "roads": 1}}
