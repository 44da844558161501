"""Territories: whatever can adopt a practice."""

from graph.query import LinkCondition
from schema.connection import edge_type, to_many
from schema.declare import node_interface, path, text, to_one, value
from schema.experts import experts_of_territory
from schema.node import Node, datasets, sources
from schema.peers import peers
from schema.recommendation import recommendations
from schema.scalars import PartialDate

#: For `inRegion`: what lies in a region, and the region itself.
IN_REGION = LinkCondition(path("IN_REGION?", "Region"), "RegionWhere", quantified=False)
BORDERS = LinkCondition(path("-BORDERS", "Region"), "RegionWhere", quantified=True)


@edge_type("Person")
class OfficeHolderEdge:
    """A person who holds, or held, an office in a territory."""

    position = text("The office, in the words of its source.")
    from_ = value(PartialDate, "Since when.")
    to = value(PartialDate, "Until when.")


@node_interface
class Territory(Node):
    """A region or a municipality: anything that can adopt a practice."""

    name = text("Its name.")
    country = value(str, "The country: ISO 3166-1 alpha-2, such as RU.", required=True)
    oktmo = value(str, "ОКТМО, the code of a territory of Russia: 8 digits, or 11 for a settlement in it.")
    latitude = value(float, "Latitude in degrees north, WGS 84.")
    longitude = value(float, "Longitude in degrees east, WGS 84.")
    population = value(int, "Inhabitants, the latest figure whose meaning is known; all figures: observations.")
    timezone = value(str, "The time zone as its source writes it.")
    region = to_one("Region", "IN_REGION?", "The region that it lies in; of a region it is the region itself.")
    codes = to_many("Code", "<CODE_OF", "Its official codes, present and past.")
    adoptions = to_many("Adoption", "<ADOPTED_BY", "What it has taken up.")
    teams = to_many("Team", "<FROM_TERRITORY", "The teams that come from it.")
    projects = to_many("Project", "<LOCATED_IN", "The projects located in it.")
    originated_practices = to_many("Practice", "<ORIGINATED_IN", "The practices that began here.")
    office_holders = to_many("Person", "<HOLDS_OFFICE", "The people who hold an office in it.", edge="OfficeHolder")
    observations = to_many("Observation", "<ABOUT", "Values of indicators about it.")
    sources = sources()
    datasets = datasets()
    recommendations = recommendations()
    peers = peers()
    experts = experts_of_territory()

    conditions = {
        "in_region": ("Lies in such a region; a region lies in itself.", IN_REGION),
        "borders": ("The regions that it has a border with; only borders between regions are known.", BORDERS),
    }
