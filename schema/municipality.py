"""Municipalities."""

from schema.connection import to_many
from schema.declare import node_type, to_one, value
from schema.enums import MunicipalityKind
from schema.scalars import PartialDate
from schema.territory import Territory


@node_type
class Municipality(Territory):
    """A municipality: a city, settlement, municipal or urban okrug, district, inner-city territory or county."""

    kind = value(MunicipalityKind, "The kind of municipality.", required=True)
    fias = value(str, "ФИАС: the id of the place in the Russian address register.")
    foundation_year = value(int, "The year of foundation.")
    valid_from = value(PartialDate, "The date from which the municipality has existed.")
    valid_to = value(PartialDate, "The date until which the municipality existed.")
    district_until = value(
        PartialDate,
        "The date on which it, or one that it replaced, ceased to be a municipal district; null for a district.",
    )
    region = to_one("Region", "IN_REGION", "The region in which it lies.")
    part_of = to_one("Municipality", "PART_OF", "The municipality that it is part of.")
    parts = to_many("Municipality", "<PART_OF", "The municipalities that are part of it.")
    preceded_by = to_many("Municipality", "PRECEDED_BY", "The municipalities from which it was formed.")
    succeeded_by = to_many("Municipality", "<PRECEDED_BY", "The municipalities that were formed from it.")

    dimensions = {
        "region.macroregion": "The larger part of the country in which the region lies, such as a federal district.",
        "region.division": "The part of the macroregion, if it is divided.",
    }
