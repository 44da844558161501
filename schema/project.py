"""Projects."""

from graph.query import DEFAULT_SIZE, Cost
from schema.connection import page_arguments, to_many
from schema.declare import computed, node_type, text, to_one, value
from schema.enums import ProjectStatus
from schema.node import Node, datasets, sources
from schema.scalars import PartialDate
from schema.where import reached_country


@node_type
class Project(Node):
    """A project of a team."""

    name = text("The name.")
    description = text("A description.")
    status = value(ProjectStatus, "The status according to the source.")
    start_on = value(PartialDate, "The start date.")
    end_on = value(PartialDate, "The end date.")
    budget = value(float, "The budget, in units of `budgetCurrency`.")
    budget_currency = value(str, "The currency of the budget (ISO 4217).")
    teams = to_many("Team", "DEVELOPED_BY", "The teams that develop the project.")
    territory = to_one("Territory", "LOCATED_IN", "The territory in which the project is carried out.")
    practices = to_many("Practice", "IMPLEMENTS", "The practices that the project implements.")
    topics = to_many("Topic", "PROJECT_ABOUT", "The topics of the project.")
    adoptions = to_many("Adoption", "<THROUGH", "The adoptions that the project carried out.")
    assessments = to_many("Assessment", "<ASSESSMENT_OF", "The assessments of the project.")
    related = computed(
        "RelatedProjectConnection",
        "relatedProjects",
        "Projects with similar topics and texts of similar meaning, most similar first. This is not a recommendation.",
        *page_arguments("the most similar"),
        cost=Cost(weight=20, items="first", backward="last", default=DEFAULT_SIZE),
    )
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": (
            "The country of the project's territory, or of its team's territory.",
            reached_country("LOCATED_IN", "DEVELOPED_BY >FROM_TERRITORY"),
        )
    }
    dimensions = {
        "teams.cohort": "The cohorts of the teams.",
        "teams.cohort.program": "The programmes of the teams.",
        "territory.region": "The region in which the territory lies; for a region, the region itself.",
        "territory:level": "The level of the territory: `REGION` or `MUNICIPALITY`.",
    }
