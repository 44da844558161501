"""The enumerations of the model. A test compares their values with those of the model."""

import enum
import re
from collections.abc import Mapping

import strawberry

from schema.names import register


def enumeration(name: str, description: str, values: Mapping[str, tuple[str, str]]) -> enum.EnumMeta:
    """Create and register an enumeration.

    values: the stored value and the description of each public name.
    """
    body = enum.EnumMeta.__prepare__(name, (enum.Enum,))
    body.update({public: strawberry.enum_value(value, description=text) for public, (value, text) in values.items()})
    type_ = strawberry.enum(enum.EnumMeta(name, (enum.Enum,), body), description=description)
    register(type_)
    return type_


def screaming(path: str) -> str:
    """Return the public name of an enumeration value that stands for a property or a path.

    >>> screaming("runningOn:year"), screaming("practice.topics"), screaming(":level")
    ('RUNNING_ON_YEAR', 'PRACTICE_TOPICS', 'LEVEL')
    """
    words = re.sub("[.:]", "_", path).strip("_")
    return "".join(f"_{c}" if c.isupper() else c for c in words).upper()


def _enumeration(name: str, description: str, **values: str) -> enum.EnumMeta:
    """Create and register an enumeration whose values are stored under their public names."""
    return enumeration(name, description, {value: (value, text) for value, text in values.items()})


MunicipalityKind = _enumeration(
    "MunicipalityKind",
    "The kind of a municipality.",
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
    "A classification scheme for official codes.",
    ISO_3166_2="ISO 3166-2: country subdivisions.",
    OKTMO="ОКТМО: municipal territories of Russia.",
    OKATO="ОКАТО: administrative territories of Russia.",
    KLADR="КЛАДР: addresses in Russia.",
    FIAS="ФИАС: addresses in Russia.",
    GEONAMES="GeoNames: a worldwide gazetteer.",
    FIPS="FIPS: codes of the United States.",
    USPS="Postal abbreviations of the US states.",
)
OrganizationKind = _enumeration(
    "OrganizationKind",
    "The kind of an organisation.",
    STATE_BODY="A state authority.",
    MINISTRY="A ministry.",
    PLATFORM="A platform for programmes.",
    MANAGEMENT_SCHOOL="A management school.",
    ASSOCIATION="An association.",
    COMPANY="A company.",
    INSTITUTE="An educational or research institute.",
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
    "The status of a cohort.",
    ANNOUNCED="Announced but not started.",
    UNDER_WAY="In progress.",
    FINISHED="Completed.",
)
CountQualifier = _enumeration(
    "CountQualifier",
    "The precision of a stated number.",
    EXACT="Exactly the stated number.",
    MORE_THAN="More than the stated number.",
    ABOUT="About the stated number.",
)
ModuleMode = _enumeration(
    "ModuleMode",
    "The format of a module.",
    IN_PERSON="Entirely in person.",
    ONLINE="Entirely online.",
    BLENDED="Partly in person, partly online.",
    UNKNOWN="Not stated by the source.",
)
EventKind = _enumeration(
    "EventKind",
    "The kind of an event.",
    PLENARY="A plenary session.",
    LECTURE="A lecture.",
    INTENSIVE="An intensive course.",
    MASTER_CLASS="A master class.",
    PROJECT_WORK="A session of work on projects.",
)
EvidenceLevel = _enumeration(
    "EvidenceLevel",
    "The strength of the evidence that a practice works.",
    ANECDOTAL="Accounts by adopters.",
    DESCRIPTIVE="A description with figures.",
    COMPARATIVE="A comparison with an earlier period or with other territories.",
    CAUSAL="Proof of a causal effect.",
)
CostBand = _enumeration(
    "CostBand",
    "The cost of a practice, relative to its kind.",
    LOW="Low cost.",
    MEDIUM="Medium cost.",
    HIGH="High cost.",
)
Complexity = _enumeration(
    "Complexity",
    "The difficulty of adopting a practice.",
    LOW="Easy to adopt.",
    MEDIUM="Moderately difficult.",
    HIGH="Hard to adopt.",
)
ProjectStatus = _enumeration(
    "ProjectStatus",
    "The status of a project according to its source.",
    BEING_DEVELOPED="In development by the team.",
    PRESENTED="Presented by the team.",
    BEING_CARRIED_OUT="In progress.",
    FINISHED="Completed.",
    STOPPED="Abandoned.",
)
AdoptionStage = _enumeration(
    "AdoptionStage",
    "A stage of an adoption.",
    REQUESTED="The adoption has been requested.",
    ADAPTED="The practice is being adapted to the territory: funds are granted or works are under way.",
    RUNNING="The practice is in use.",
    ASSESSED="The results have been assessed.",
    STOPPED="The practice is no longer in use.",
)
Moment = _enumeration(
    "Moment",
    "The time of an observation relative to an adoption.",
    BEFORE="Before the adoption.",
    AFTER="After the adoption.",
)
