"""Regions."""

from schema.connection import to_many
from schema.declare import node_type, value
from schema.territory import Territory


@node_type
class Region(Territory):
    """A region of a country: a subject of the Russian Federation, a state, a province."""

    iso_code = value(str, "ISO 3166-2, as its source states it.")
    category = value(str, "Its category in ISO 3166-2, in the country's own words, such as край or state.")
    macroregion = value(str, "The larger part of the country: a federal district, a census region.")
    division = value(str, "A part of the macroregion, where there are such.")
    municipalities = to_many("Municipality", "<IN_REGION", "The municipalities in it.")
    borders = to_many("Region", "-BORDERS", "The regions that it has a border with.")
    cohorts = to_many("Cohort", "<FROM_REGION", "The cohorts that it takes part in.")
