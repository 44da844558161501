"""Enumerations of the model, each value described. A test compares the values with the model's."""

import enum
from collections.abc import Mapping

import strawberry

from schema.names import register


def enumeration(name: str, description: str, values: Mapping[str, tuple[str, str]]) -> enum.EnumMeta:
    """Return a new enumeration, registered. values: by public name the stored value and the description."""
    body = enum.EnumMeta.__prepare__(name, (enum.Enum,))
    body.update({public: strawberry.enum_value(value, description=text) for public, (value, text) in values.items()})
    made = strawberry.enum(enum.EnumMeta(name, (enum.Enum,), body), description=description)
    register(made)
    return made


def _enumeration(name: str, description: str, **values: str) -> enum.EnumMeta:
    """Return an enumeration whose values are stored under their public names."""
    return enumeration(name, description, {value: (value, text) for value, text in values.items()})


MunicipalityKind = _enumeration(
    "MunicipalityKind",
    "What kind of municipality it is.",
    CITY="A city or town.",
    SETTLEMENT="An urban or rural settlement.",
    MUNICIPAL_DISTRICT="A municipal district (муниципальный район).",
    MUNICIPAL_OKRUG="A municipal okrug (муниципальный округ).",
    URBAN_OKRUG="An urban okrug (городской округ).",
    INNER_CITY_TERRITORY="An inner-city territory of a federal city (внутригородская территория).",
    COUNTY="A county.",
)
CodeScheme = _enumeration(
    "CodeScheme",
    "The classifier that a code belongs to.",
    ISO_3166_2="ISO 3166-2, country subdivisions.",
    OKTMO="ОКТМО, territories of municipalities of Russia.",
    OKATO="ОКАТО, administrative territories of Russia.",
    KLADR="КЛАДР, addresses of Russia.",
    FIAS="ФИАС, addresses of Russia.",
    GEONAMES="GeoNames, a gazetteer of the world.",
    FIPS="FIPS, United States.",
    USPS="Postal abbreviation of a state of the United States.",
)
OrganizationKind = _enumeration(
    "OrganizationKind",
    "What kind of organisation it is.",
    STATE_BODY="A body of state power.",
    MINISTRY="A ministry.",
    PLATFORM="A platform of programmes.",
    MANAGEMENT_SCHOOL="A school of management.",
    ASSOCIATION="An association.",
    COMPANY="A company.",
    INSTITUTE="An institute of education or research.",
    CORPORATION="A corporation.",
)
RunningOnQualifier = _enumeration(
    "RunningOnQualifier",
    "The meaning of `runningOn`.",
    EXACT="The practice began to run on this date.",
    NO_LATER_THAN="The practice was already running on this date; it may have begun earlier.",
)
CoverageCompleteness = _enumeration(
    "CoverageCompleteness",
    "The meaning of the absence of an adoption.",
    COMPLETE="All adoptions are listed: a territory without one has not adopted.",
    SAMPLE="Some adoptions are listed: absence means nothing.",
)
CoverageLevel = _enumeration(
    "CoverageLevel",
    "The level of territories.",
    REGION="Regions.",
    MUNICIPALITY="Municipalities.",
)
AtRisk = _enumeration(
    "AtRisk",
    "The territories that can adopt a practice.",
    ALL="All territories of the level.",
    MUNICIPAL_DISTRICT="Municipal districts, while they are districts.",
)
CohortStatus = _enumeration(
    "CohortStatus",
    "How far a cohort has come.",
    ANNOUNCED="Announced, not begun.",
    UNDER_WAY="Learning.",
    FINISHED="It has ended.",
)
CountQualifier = _enumeration(
    "CountQualifier",
    "How a stated number is meant.",
    EXACT="Exactly so many.",
    MORE_THAN="More than so many.",
    ABOUT="About so many.",
)
ModuleMode = _enumeration(
    "ModuleMode",
    "Where a module is held.",
    IN_PERSON="All in person, in one place.",
    ONLINE="All over the network.",
    BLENDED="Partly in person, partly online.",
    UNKNOWN="Its source does not say.",
)
EventKind = _enumeration(
    "EventKind",
    "What kind of event it is.",
    PLENARY="A plenary session.",
    LECTURE="A lecture.",
    INTENSIVE="An intensive.",
    MASTER_CLASS="A master class.",
    PROJECT_WORK="Work on projects.",
)
EvidenceLevel = _enumeration(
    "EvidenceLevel",
    "How well it is known that a practice works.",
    ANECDOTAL="Told by those who did it.",
    DESCRIPTIVE="Described with figures.",
    COMPARATIVE="Compared with before, or with others.",
    CAUSAL="Shown to be the cause.",
)
CostBand = _enumeration(
    "CostBand", "What a practice costs, for its kind.", LOW="Little.", MEDIUM="A middling amount.", HIGH="Much."
)
Complexity = _enumeration(
    "Complexity", "How hard a practice is to take up.", LOW="Easy.", MEDIUM="Of middling difficulty.", HIGH="Hard."
)
ProjectStatus = _enumeration(
    "ProjectStatus",
    "How far a project has come, as its source states it.",
    BEING_DEVELOPED="Its team develops it.",
    PRESENTED="Its team has presented it.",
    BEING_CARRIED_OUT="It is being carried out.",
    FINISHED="It has been carried out.",
    STOPPED="It was given up.",
)
AdoptionStage = _enumeration(
    "AdoptionStage",
    "The latest stage that an adoption has reached.",
    REQUESTED="Asked for.",
    ADAPTED="Adapted to the territory.",
    RUNNING="In use.",
    ASSESSED="Its results have been assessed.",
    STOPPED="No longer in use.",
)
Moment = _enumeration(
    "Moment",
    "Whether a value was observed before or after an adoption.",
    BEFORE="Before the adoption.",
    AFTER="After the adoption.",
)
