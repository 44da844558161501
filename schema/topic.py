"""Topics."""

from schema.connection import to_many
from schema.declare import node_type, text, to_one, value
from schema.node import Node, datasets, sources
from schema.where import reached_country


@node_type
class Topic(Node):
    """A topic: a concept in the sense of SKOS."""

    name = text("Its name: the preferred label of SKOS.")
    notation = value(str, "Its code in its scheme.")
    scheme = value(str, "The scheme that it belongs to.")
    definition = text("What is meant by it.")
    cofog_code = value(str, "COFOG, the function of government that it belongs to.")
    sdg_goal = value(int, "The Sustainable Development Goal that it serves most, 1 to 17.")
    broader = to_one("Topic", "BROADER", "The wider topic.")
    narrower = to_many("Topic", "<BROADER", "The narrower topics.")
    practices = to_many("Practice", "<PRACTICE_ABOUT", "The practices about it.")
    projects = to_many("Project", "<PROJECT_ABOUT", "The projects about it.")
    programs = to_many("Program", "<COVERS", "The programmes that teach it.")
    modules = to_many("Module", "<COVERS", "The modules that teach it.")
    sources = sources()
    datasets = datasets()

    conditions = {
        "country": (
            "The country of a territory with a project about it, of one that took up a practice about it, "
            "or of a region in a programme that teaches it.",
            reached_country(
                "<PROJECT_ABOUT >LOCATED_IN",
                "<PRACTICE_ABOUT <ADOPTION_OF >ADOPTED_BY",
                "<COVERS <OF_PROGRAM >FROM_REGION",
            ),
        )
    }
