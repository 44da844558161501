"""The relationship types of the graph: one type for each meaning."""

from graph.model.kinds import Kind, Property, Relationship

#: The ids of a relationship's sources, a property because a relationship cannot have relationships of its own.
SOURCE_IDS = "sourceIds"

_FROM_TO = (Property("from", Kind.DATE), Property("to", Kind.DATE))
_ROLE = (Property("roleRu"), Property("roleEn"))
_POSITION = (Property("positionRu"), Property("positionEn"))


def _to(
    type_: str, start: str, column: str, end: str, *, many: bool = False, required: bool = False, acyclic: bool = False
) -> Relationship:
    return Relationship(
        type_, tuple(start.split()), tuple(end.split()), column, many=many, required=required, acyclic=acyclic
    )


def _with_file(
    type_: str,
    start: str,
    end: str,
    file: str,
    properties: tuple[Property, ...] = (),
    *,
    start_column: str | None = None,
    end_column: str | None = None,
    symmetric: bool = False,
) -> Relationship:
    return Relationship(
        type_,
        (start,),
        (end,),
        file=file,
        start_column=start_column or start.lower(),
        end_column=end_column or end.lower(),
        many=True,
        symmetric=symmetric,
        properties=properties,
    )


def relationships(every_label: tuple[str, ...]) -> tuple[Relationship, ...]:
    """Return all relationship types. every_label: the labels of all node types."""
    stated = tuple(label for label in every_label if label not in ("Source", "Dataset"))
    in_dataset = tuple(label for label in every_label if label != "Dataset")
    return (
        _to("IN_REGION", "Municipality", "region", "Region"),
        _to("PART_OF", "Municipality", "partOf", "Municipality", acyclic=True),
        _to("PRECEDED_BY", "Municipality", "precededBy", "Municipality", many=True, acyclic=True),
        _with_file("BORDERS", "Region", "Region", "borders", symmetric=True, start_column="a", end_column="b"),
        _to("CODE_OF", "Code", "territory", "Territory", required=True),
        _to("PART_OF_ORGANIZATION", "Organization", "partOf", "Organization", acyclic=True),
        _to("RUN_BY", "Program", "runBy", "Organization", many=True),
        _to("CO_ORGANISED_BY", "Program", "coOrganisedBy", "Organization", many=True),
        _to("ADMITS_GRADUATES_OF", "Program", "admitsGraduatesOf", "Program", many=True, acyclic=True),
        _to("COVERS", "Program Module", "topics", "Topic", many=True),
        _to("OF_PROGRAM", "Cohort", "program", "Program", required=True),
        _to("FROM_REGION", "Cohort", "regions", "Region", many=True),
        _to("OF_COHORT", "Module Event", "cohort", "Cohort"),
        _to("OF_MODULE", "Event", "module", "Module"),
        _to("WITH_ORGANIZATION", "Event", "organizations", "Organization", many=True),
        _to("FROM_TERRITORY", "Team", "territory", "Territory"),
        _to("IN_COHORT", "Team", "cohort", "Cohort"),
        _with_file("MEMBER_OF", "Person", "Team", "members", (*_ROLE, *_FROM_TO)),
        _with_file("WORKS_FOR", "Person", "Organization", "employments", (*_POSITION, *_FROM_TO)),
        _with_file("HOLDS_OFFICE", "Person", "Territory", "offices", (*_POSITION, *_FROM_TO)),
        _with_file("SPOKE_AT", "Person", "Event", "speakers", _ROLE),
        _to("BROADER", "Topic", "broader", "Topic", acyclic=True),
        _to("PRACTICE_ABOUT", "Practice", "topics", "Topic", many=True),
        _to("ORIGINATED_IN", "Practice", "originatedIn", "Territory"),
        _to("REQUIRES", "Practice", "requires", "Practice", many=True, acyclic=True),
        _to("INCLUDES", "Practice", "includes", "Practice", many=True, acyclic=True),
        _to("DEVELOPED_BY", "Project", "teams", "Team", many=True),
        _to("LOCATED_IN", "Project", "territory", "Territory"),
        _to("IMPLEMENTS", "Project", "practices", "Practice", many=True),
        _to("PROJECT_ABOUT", "Project", "topics", "Topic", many=True),
        _to("ADOPTION_OF", "Adoption", "practice", "Practice", required=True),
        _to("ADOPTED_BY", "Adoption", "territory", "Territory", required=True),
        _to("THROUGH", "Adoption", "project", "Project"),
        _to("DERIVED_FROM", "Adoption", "derivedFrom", "Adoption", acyclic=True),
        _to("COVERAGE_OF", "Coverage", "practices", "Practice", many=True),
        _to("ASSESSMENT_OF", "Assessment", "subject", "Adoption Project", required=True),
        _to("OF_INDICATOR", "Observation", "indicator", "Indicator", required=True),
        _to("ABOUT", "Observation", "subject", "Territory Adoption Assessment", required=True),
        Relationship("STATED_IN", stated, ("Source",), "sources", many=True),
        Relationship("IN_DATASET", in_dataset, ("Dataset",), None, many=True),
    )
