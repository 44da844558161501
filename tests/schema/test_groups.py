"""The dimensions and numbers of every type follow from its conditions and the model."""

from graphql import GraphQLEnumType, GraphQLObjectType, get_named_type

from graph.model import MODEL, Kind
from graph.query.dimensions import dimension_of, number_of
from graph.query.fields.to_many import ToMany
from schema.enums import screaming
from schema.public import CONDITIONS
from tests.schema.declared import NODE_TYPES, PUBLIC, composite_types, declared, properties
from tests.support.narrowing import instance


def paths(name: str) -> dict[str, str]:
    type_ = PUBLIC.type_map.get(name)
    if not isinstance(type_, GraphQLEnumType):
        return {}
    return {public: getattr(value.value, "value", value.value) for public, value in type_.values.items()}


def test_every_dimension_and_number_is_a_path_of_conditions():
    for label in NODE_TYPES:
        for public, path in paths(f"{label}Dimension").items():
            assert dimension_of(CONDITIONS, label, path), label
            assert public == screaming(path), label
        for public, path in paths(f"{label}Number").items():
            assert number_of(CONDITIONS, label, path), label
            assert public == screaming(path), label


def test_every_enumeration_category_and_date_is_a_dimension():
    for label in NODE_TYPES:
        dimensions, numbers = set(paths(f"{label}Dimension").values()), set(paths(f"{label}Number").values())
        for name, property_ in properties(label).items():
            match property_.kind:
                case Kind.DATE:
                    assert {f"{name}:year", f"{name}:decade"} <= dimensions, label
                    assert f"{name}:year" in numbers, label
                case Kind.ENUM:
                    assert name in dimensions, label
                case _:
                    assert (name in dimensions) == property_.categorical, name
                    assert (name in numbers) == (property_.kind in (Kind.INT, Kind.FLOAT)), name


def test_links_that_nodes_may_share_are_dimensions_if_their_ends_have_names():
    for label in MODEL.by_label:
        dimensions = set(paths(f"{label}Dimension").values())
        assert {"sources", "datasets"} & {
            name for name, _, d in declared(label) if isinstance(d, ToMany)
        } <= dimensions, label
        assert "country" in dimensions, label
        expected = {
            "Adoption": ({"practice", "territory", "project", "practice.topics", "territory.region"}, {"derivedFrom"}),
            "Municipality": ({"region", "partOf", "region.macroregion"}, {"inRegion", "adoptions", "parts"}),
            "Region": ({"borders", "cohorts", "macroregion"}, {"region", "municipalities"}),
            "Project": ({"topics", "teams.cohort.program", "territory:level"}, {"adoptions"}),
        }.get(label, (set(), set()))
        assert expected[0] <= dimensions, label
        assert not expected[1] & dimensions, label


def test_every_connection_of_nodes_has_facets_and_an_aggregate():
    for type_name in composite_types():
        for _, field, declaration in declared(type_name):
            if isinstance(declaration, ToMany):
                connection = instance(get_named_type(field.type), GraphQLObjectType)
                grouped = {"facets", "aggregate"} & set(connection.fields)
                assert grouped == (set() if declaration.target == "Node" else {"facets", "aggregate"})
