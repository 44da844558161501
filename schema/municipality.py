"""Municipalities."""

from schema.connection import to_many
from schema.declare import node_type, to_one, value
from schema.enums import MunicipalityKind
from schema.scalars import PartialDate
from schema.territory import Territory


@node_type
class Municipality(Territory):
    """A municipality: a city, a settlement, an okrug, a district, an inner-city territory, a county."""

    kind = value(MunicipalityKind, "What kind of municipality it is.", required=True)
    fias = value(str, "ФИАС, the id of a place in the register of addresses of Russia.")
    foundation_year = value(int, "The year in which it was founded.")
    valid_from = value(PartialDate, "Since when it is a municipality.")
    valid_to = value(PartialDate, "Until when it was one.")
    district_until = value(PartialDate, "Until when it was a municipal district; null if it is one or never was.")
    region = to_one("Region", "IN_REGION", "The region that it lies in.")
    part_of = to_one("Municipality", "PART_OF", "The municipality that it is part of.")
    parts = to_many("Municipality", "<PART_OF", "The municipalities that are part of it.")
    preceded_by = to_many("Municipality", "PRECEDED_BY", "The municipalities that it was made from.")
    succeeded_by = to_many("Municipality", "<PRECEDED_BY", "The municipalities that were made from it.")
