"""The root type."""

from graph.query import DEFAULT_SIZE, Cost
from graph.query.fields.by_id import ById
from schema.adoption_patterns import adoption_patterns
from schema.assessments_due import assessments_due
from schema.connection import page_arguments, to_many
from schema.declare import Declared, argument, computed, nullable, object_type
from schema.neighbourhood import DEFAULT_PATHS, MAX_PATHS
from schema.peers import compare
from schema.practices_for import practices_for
from schema.rate_limit import rate_limit
from schema.search import SearchMode

_ID = argument("id", "ID", "The global id of the node.")


def _by_id(label: str, noun: str) -> Declared:
    description = f"The {noun} with this id; null if there is none."
    return Declared(f"{label} | None", description, ById(label), (_ID,))


def _list(label: str, nouns: str, *, current: bool = False) -> Declared:
    return nullable(to_many(label, None, f"A page of {nouns}, filtered by `where`.", current=current))


@object_type
class Query:
    """The root fields. A field that fails is null and has its own error; the other fields are not affected."""

    node = computed("Node | None", "node", "The node of any type with this id; null if there is none.", _ID)
    nodes = computed(
        "list[Node | None] | None",
        "nodes",
        "The nodes with these ids, in the same order; null for an id without a node.",
        argument("ids", "list[ID]", "Up to 100 global ids."),
        cost=Cost(items="ids"),
    )
    search = computed(
        "SearchConnection | None",
        "search",
        "Full-text search in names and texts, in Russian and English, by stem, by lemma and by prefix. "
        "Russian words are also found in Latin letters and, if nothing else is found, words misspelt by one letter; "
        "both rank below all other hits. "
        "The text is matched literally: there is no query syntax. "
        "Only the best 500 hits can be paged through; `totalCount` may be higher.",
        argument(
            "text",
            "str",
            "The text to search for, up to 1,000 characters. Every word must match, unless `mode` is `MEANING`.",
        ),
        argument("types", "list[SearchType] | None", "Only nodes of these types. The default is all types."),
        argument("mode", "SearchMode", "How texts are compared.", SearchMode.WORDS),
        *page_arguments("the best"),
        cost=Cost(weight=20, items="first", backward="last", default=DEFAULT_SIZE),
    )
    practices_for = practices_for()
    neighbourhood = computed(
        "Neighbourhood | None",
        "neighbourhood",
        "The nodes and relationships around a node; null if there is no such node.",
        _ID,
        argument("depth", "int", "The number of steps from the node: 1 or 2.", 1),
        argument(
            "relationship_types",
            "list[RelationshipType] | None",
            "Only relationships of these types. The default is all types.",
        ),
        argument(
            "along",
            "list[RelationshipType] | None",
            "A path of 1 to 4 relationship types instead of `depth` and `relationshipTypes`: the first type is "
            "followed from the node, the second from the nodes that it leads to, and so on. At most 1,000 "
            "relationships.",
        ),
        argument(
            "first",
            "int | None",
            "The maximum number of relationships of each type at each node: 1 to 100, or 1 to 20 with depth 2.",
            DEFAULT_SIZE,
        ),
        cost=Cost(weight=20, items="first", default=DEFAULT_SIZE, times=5, steps="depth", instead=("along", 1000)),
    )
    shortest_path = computed(
        "ShortestPaths | None",
        "shortestPath",
        "The shortest paths between two nodes, over relationships in either direction, without sources and data sets; "
        "null without a path, or if a node does not exist.",
        argument("from", "ID", "The global id of the start."),
        argument("to", "ID", "The global id of the end."),
        argument("max_length", "int", "The maximum number of relationships: 1 to 8.", 6),
        argument(
            "relationship_types",
            "list[RelationshipType] | None",
            "Only relationships of these types. The default is all types.",
        ),
        argument("first", "int | None", f"The maximum number of paths: 1 to {MAX_PATHS}.", DEFAULT_PATHS),
        cost=Cost(weight=5_000, items="maxLength", default=6),
    )
    compare = compare()
    adoption_patterns = adoption_patterns()
    assessments_due = nullable(assessments_due("of all cohorts and adoptions", "assessmentsDue"))
    rate_limit = rate_limit()
    data_version = computed(
        "int | None", "dataVersion", "The version of the data. It increases with every load that changes data."
    )

    territory = _by_id("Territory", "region or municipality")
    territories = _list("Territory", "regions and municipalities", current=True)
    region = _by_id("Region", "region")
    regions = _list("Region", "regions")
    municipality = _by_id("Municipality", "municipality")
    municipalities = _list("Municipality", "municipalities", current=True)
    code = _by_id("Code", "official code")
    codes = _list("Code", "official codes")
    organization = _by_id("Organization", "organisation")
    organizations = _list("Organization", "organisations")
    program = _by_id("Program", "programme")
    programs = _list("Program", "programmes")
    cohort = _by_id("Cohort", "cohort")
    cohorts = _list("Cohort", "cohorts")
    module = _by_id("Module", "module")
    modules = _list("Module", "modules")
    event = _by_id("Event", "event")
    events = _list("Event", "events")
    team = _by_id("Team", "team")
    teams = _list("Team", "teams")
    person = _by_id("Person", "person")
    people = _list("Person", "people")
    topic = _by_id("Topic", "topic")
    topics = _list("Topic", "topics")
    practice = _by_id("Practice", "practice")
    practices = _list("Practice", "practices")
    project = _by_id("Project", "project")
    projects = _list("Project", "projects")
    adoption = _by_id("Adoption", "adoption")
    adoptions = _list("Adoption", "adoptions")
    coverage = _by_id("Coverage", "statement of coverage")
    coverages = _list("Coverage", "statements of coverage")
    assessment = _by_id("Assessment", "assessment")
    assessments = _list("Assessment", "assessments")
    indicator = _by_id("Indicator", "indicator")
    indicators = _list("Indicator", "indicators")
    observation = _by_id("Observation", "observation")
    observations = _list("Observation", "observations")
    source = _by_id("Source", "source")
    sources = _list("Source", "sources")
    dataset = _by_id("Dataset", "data set")
    datasets = _list("Dataset", "data sets")
