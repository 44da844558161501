"""Territories: regions and municipalities."""

from graph.model import Kind
from graph.query import LinkCondition, ValueCondition
from schema.connection import edge_type, to_many
from schema.declare import node_interface, path, text, to_one, value
from schema.experts import experts_of_territory
from schema.node import Node, datasets, sources
from schema.peers import peers
from schema.recommendation import recommendations
from schema.scalars import PartialDate

#: The condition `inRegion`: a region lies in itself.
IN_REGION = LinkCondition(path("IN_REGION?", "Region"), "RegionWhere", quantified=False)
BORDERS = LinkCondition(path("-BORDERS", "Region"), "RegionWhere", quantified=True)


@edge_type("Person")
class OfficeHolderEdge:
    """A person who holds or held an office in a territory."""

    position = text("The office, in the words of the source.")
    from_ = value(PartialDate, "The start date.")
    to = value(PartialDate, "The end date.")


@node_interface
class Territory(Node):
    """A region or a municipality. Territories adopt practices."""

    name = text("The name.")
    country = value(str, "The country (ISO 3166-1 alpha-2), such as RU.", required=True)
    oktmo = value(str, "ОКТМО: the code of a Russian territory, 8 digits, or 11 for a settlement in it.")
    latitude = value(float, "The latitude in degrees north (WGS 84).")
    longitude = value(float, "The longitude in degrees east (WGS 84).")
    population = value(
        int, "The number of inhabitants: the latest figure whose meaning is known. See `observations` for all figures."
    )
    timezone = value(str, "The time zone, as written in the source.")
    region = to_one("Region", "IN_REGION?", "The region in which it lies; for a region, the region itself.")
    codes = to_many("Code", "<CODE_OF", "The official codes, current and former.")
    adoptions = to_many("Adoption", "<ADOPTED_BY", "The adoptions by the territory.")
    teams = to_many("Team", "<FROM_TERRITORY", "The teams from the territory.")
    projects = to_many("Project", "<LOCATED_IN", "The projects located in the territory.")
    originated_practices = to_many("Practice", "<ORIGINATED_IN", "The practices that originated in the territory.")
    office_holders = to_many(
        "Person", "<HOLDS_OFFICE", "The people who hold or held an office in the territory.", edge="OfficeHolder"
    )
    observations = to_many("Observation", "<ABOUT", "The observations about the territory.")
    sources = sources()
    datasets = datasets()
    recommendations = recommendations()
    peers = peers()
    experts = experts_of_territory()

    conditions = {
        "valid_to": ("The date when it ended; null if it exists.", ValueCondition("validTo", Kind.DATE)),
        "in_region": ("Lies in a region that meets these conditions. A region lies in itself.", IN_REGION),
        "borders": ("The regions that share a border with it. Only borders between regions are known.", BORDERS),
    }
