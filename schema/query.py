"""The root of all questions."""

from graph.query import DEFAULT_SIZE, Cost
from graph.query.fields.by_id import ById
from schema.connection import page_arguments, to_many
from schema.declare import Declared, argument, computed, nullable, object_type
from schema.peers import compare
from schema.rate_limit import rate_limit

_ID = argument("id", "ID", "The global id.")


def _one(label: str, description: str) -> Declared:
    description = f"{description.removesuffix('.')}, by its id; null where there is none."
    return Declared(f"{label} | None", description, ById(label), (_ID,))


def _all(label: str, description: str) -> Declared:
    description = f"{description.removesuffix('.')}: those that meet the conditions, a page at a time."
    return nullable(to_many(label, None, description))


@object_type
class Query:
    """What can be asked. A root field that fails is null, with an error of its own; the others are answered."""

    node = computed("Node | None", "node", "The node with this id; null where there is none.", _ID)
    nodes = computed(
        "list[Node | None] | None",
        "nodes",
        "The nodes with these ids, in their order; null where there is none.",
        argument("ids", "list[ID]", "Up to 100 global ids."),
        cost=Cost(items="ids"),
    )
    search = computed(
        "SearchConnection | None",
        "search",
        "Full text over names and texts, Russian and English, by stem and by prefix. "
        "The text is taken literally: it has no query syntax. "
        "At most the best 500 can be paged through; `totalCount` may say more.",
        argument("text", "str", "What to look for: every word must be found. Up to 1,000 characters."),
        argument("types", "list[SearchType] | None", "Only these types; all of them where none is named."),
        *page_arguments("the best"),
        cost=Cost(weight=20, items="first", backward="last", default=DEFAULT_SIZE),
    )
    neighbourhood = computed(
        "Neighbourhood | None",
        "neighbourhood",
        "The nodes and links around a node; null where there is no such node.",
        _ID,
        argument("depth", "int", "How many steps from the node: 1 or 2.", 1),
        argument(
            "relationship_types",
            "list[RelationshipType] | None",
            "Only over these relationships; over all where none is named.",
        ),
        argument("first", "int | None", "How many of each type at each node: 1 to 100.", DEFAULT_SIZE),
        cost=Cost(weight=20, items="first", default=DEFAULT_SIZE, times=5, steps="depth"),
    )
    compare = compare()
    rate_limit = rate_limit()
    data_version = computed("int | None", "dataVersion", "The version of the data: it moves with every load.")

    territory = _one("Territory", "A region or municipality.")
    territories = _all("Territory", "Regions and municipalities.")
    region = _one("Region", "A region.")
    regions = _all("Region", "Regions.")
    municipality = _one("Municipality", "A municipality.")
    municipalities = _all("Municipality", "Municipalities.")
    code = _one("Code", "An official code.")
    codes = _all("Code", "Official codes.")
    organization = _one("Organization", "An organisation.")
    organizations = _all("Organization", "Organisations.")
    program = _one("Program", "A programme.")
    programs = _all("Program", "Programmes.")
    cohort = _one("Cohort", "A cohort.")
    cohorts = _all("Cohort", "Cohorts.")
    module = _one("Module", "A module.")
    modules = _all("Module", "Modules.")
    event = _one("Event", "An event.")
    events = _all("Event", "Events.")
    team = _one("Team", "A team.")
    teams = _all("Team", "Teams.")
    person = _one("Person", "A person.")
    people = _all("Person", "People.")
    topic = _one("Topic", "A topic.")
    topics = _all("Topic", "Topics.")
    practice = _one("Practice", "A practice.")
    practices = _all("Practice", "Practices.")
    project = _one("Project", "A project.")
    projects = _all("Project", "Projects.")
    adoption = _one("Adoption", "An adoption.")
    adoptions = _all("Adoption", "Adoptions.")
    coverage = _one("Coverage", "A statement of coverage.")
    coverages = _all("Coverage", "Statements of coverage.")
    assessment = _one("Assessment", "An assessment.")
    assessments = _all("Assessment", "Assessments.")
    indicator = _one("Indicator", "An indicator.")
    indicators = _all("Indicator", "Indicators.")
    observation = _one("Observation", "An observation.")
    observations = _all("Observation", "Observations.")
    source = _one("Source", "A source.")
    sources = _all("Source", "Sources.")
    dataset = _one("Dataset", "A data set.")
    datasets = _all("Dataset", "Data sets.")
