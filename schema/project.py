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

    name = text("Its name.")
    description = text("What it is about.")
    status = value(ProjectStatus, "How far it has come, as its source states it.")
    start_on = value(PartialDate, "When it starts.")
    end_on = value(PartialDate, "When it ends.")
    budget = value(float, "Its budget, in units of its currency.")
    budget_currency = value(str, "The currency of the budget: ISO 4217.")
    teams = to_many("Team", "DEVELOPED_BY", "The teams that develop it.")
    territory = to_one("Territory", "LOCATED_IN", "Where it is carried out.")
    practices = to_many("Practice", "IMPLEMENTS", "The practices that it implements.")
    topics = to_many("Topic", "PROJECT_ABOUT", "What it is about.")
    adoptions = to_many("Adoption", "<THROUGH", "The adoptions that it carried out.")
    assessments = to_many("Assessment", "<ASSESSMENT_OF", "Its assessments.")
    related = computed(
        "RelatedProjectConnection",
        "relatedProjects",
        "Projects like it: by topic, cohort and text. Likeness, not a recommendation.",
        *page_arguments("the most alike"),
        cost=Cost(weight=20, items="first", backward="last", default=DEFAULT_SIZE),
    )
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": (
            "The country of its territory, or of its team's.",
            reached_country("LOCATED_IN", "DEVELOPED_BY >FROM_TERRITORY"),
        )
    }
