"""Topics."""

from schema.connection import to_many
from schema.declare import node_type, text, to_one, value
from schema.node import Node, datasets, sources
from schema.where import reached_country


@node_type
class Topic(Node):
    """A topic: a concept in the sense of SKOS."""

    name = text("The name: the preferred label in the sense of SKOS.")
    notation = value(str, "The code within the scheme.")
    scheme = value(str, "The scheme to which the topic belongs.")
    definition = text("The definition.")
    cofog_code = value(str, "The COFOG code of the function of government to which the topic belongs.")
    sdg_goal = value(int, "The Sustainable Development Goal that the topic serves most, 1 to 17.")
    broader = to_one("Topic", "BROADER", "The broader topic.")
    narrower = to_many("Topic", "<BROADER", "The narrower topics.")
    practices = to_many("Practice", "<PRACTICE_ABOUT", "The practices on the topic.")
    projects = to_many("Project", "<PROJECT_ABOUT", "The projects on the topic.")
    programs = to_many("Program", "<COVERS", "The programmes that cover the topic.")
    modules = to_many("Module", "<COVERS", "The modules that cover the topic.")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": (
            "The country of a territory with a project on the topic, of an adopter of a practice on it, or of a region "
            "in a programme that covers it.",
            reached_country(
                "<PROJECT_ABOUT >LOCATED_IN",
                "<PRACTICE_ABOUT <ADOPTION_OF >ADOPTED_BY",
                "<COVERS <OF_PROGRAM >FROM_REGION",
            ),
        )
    }
