"""Regions."""

from schema.connection import to_many
from schema.declare import node_type, value
from schema.territory import Territory


@node_type
class Region(Territory):
    """A region of a country: a subject of the Russian Federation, a state or a province."""

    iso_code = value(str, "The ISO 3166-2 code, as stated by the source.")
    category = value(str, "The ISO 3166-2 category in the language of the country, such as край or state.")
    macroregion = value(str, "The larger part of the country, such as a federal district or a census region.")
    division = value(str, "The part of the macroregion, if it is divided.")
    municipalities = to_many("Municipality", "<IN_REGION", "The municipalities in the region.", current=True)
    borders = to_many("Region", "-BORDERS", "The regions that share a border with it.")
    cohorts = to_many("Cohort", "<FROM_REGION", "The cohorts in which the region takes part.")

    conditions = {name: condition for name, condition in Territory.conditions.items() if name != "valid_to"}
