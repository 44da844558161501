"""The node types of the graph, described in `docs/model.md`."""

from graph.model.kinds import Kind, NodeType, Property


def _id(prefix: str) -> Property:
    return Property("id", required=True, pattern=rf"{prefix}:[\w.~+/-]+(:[\w.~+/-]+)*")


def _translated(name: str, kind: Kind = Kind.TEXT, searched: str | None = "text") -> tuple[Property, ...]:
    return tuple(Property(name + lang, kind, searched=searched) for lang in ("Ru", "En"))


NAME = (
    Property("nameRu", sortable=True, searched="name"),
    Property("nameEn", sortable=True, searched="name"),
)
PERIOD = (Property("startOn", Kind.DATE, sortable=True), Property("endOn", Kind.DATE, sortable=True))
COUNTRY = Property("country", required=True, indexed=True, categorical=True, pattern="[A-Z]{2}")
OKTMO = Property("oktmo", indexed=True, key=True, pattern=r"\d{8}(\d{3})?")
PLACE = (
    Property("latitude", Kind.FLOAT, minimum=-90, maximum=90),
    Property("longitude", Kind.FLOAT, minimum=-180, maximum=180),
    Property("population", Kind.INT, minimum=0, sortable=True),
    Property("timezone", categorical=True),
)


def _enum(name: str, *values: str, sortable: bool = False, required: bool = False) -> Property:
    return Property(name, Kind.ENUM, values=values, indexed=True, sortable=sortable, required=required)


NODE_TYPES = (
    NodeType(
        "Region",
        "region",
        "regions",
        (
            _id("region"),
            *NAME,
            COUNTRY,
            Property("isoCode", indexed=True, sortable=True, key=True, unique=True, pattern="[A-Z]{2}-[A-Z0-9]{1,3}"),
            OKTMO,
            Property("category", categorical=True),
            Property("macroregion", categorical=True),
            Property("division", categorical=True),
            *PLACE,
        ),
        interfaces=("Territory",),
    ),
    NodeType(
        "Municipality",
        "municipality",
        "municipalities",
        (
            _id("municipality"),
            *NAME,
            COUNTRY,
            OKTMO,
            Property("fias", indexed=True, key=True, unique=True),
            _enum(
                "kind",
                "CITY",
                "SETTLEMENT",
                "MUNICIPAL_DISTRICT",
                "MUNICIPAL_OKRUG",
                "URBAN_OKRUG",
                "INNER_CITY_TERRITORY",
                "COUNTY",
                required=True,
            ),
            *PLACE,
            Property("foundationYear", Kind.INT, minimum=1, maximum=9999),
            Property("validFrom", Kind.DATE),
            Property("validTo", Kind.DATE),
            Property("districtUntil", Kind.DATE),
        ),
        interfaces=("Territory",),
    ),
    NodeType(
        "Code",
        "code",
        "codes",
        (
            _id("code"),
            _enum("scheme", "ISO_3166_2", "OKTMO", "OKATO", "KLADR", "FIAS", "GEONAMES", "FIPS", "USPS", required=True),
            Property("value", required=True, indexed=True, sortable=True),
            Property("validFrom", Kind.DATE),
            Property("validTo", Kind.DATE),
        ),
    ),
    NodeType(
        "Organization",
        "organization",
        "organizations",
        (
            _id("organization"),
            *NAME,
            _enum(
                "kind",
                "STATE_BODY",
                "MINISTRY",
                "PLATFORM",
                "MANAGEMENT_SCHOOL",
                "ASSOCIATION",
                "COMPANY",
                "INSTITUTE",
                "CORPORATION",
            ),
            *_translated("description"),
            Property("url"),
        ),
    ),
    NodeType(
        "Program",
        "program",
        "programs",
        (
            _id("program"),
            *NAME,
            *_translated("description"),
            *_translated("admission"),
            Property("assessedAfterMonths", Kind.INT, minimum=0, maximum=120),
            *_translated("assessmentAim"),
            Property("url"),
        ),
    ),
    NodeType(
        "Cohort",
        "cohort",
        "cohorts",
        (
            _id("cohort"),
            *NAME,
            Property("number", Kind.INT, minimum=1, sortable=True),
            _enum("status", "ANNOUNCED", "UNDER_WAY", "FINISHED"),
            *PERIOD,
            Property("participantCount", Kind.INT, minimum=0),
            _enum("participantCountQualifier", "EXACT", "MORE_THAN", "ABOUT"),
            Property("regionCount", Kind.INT, minimum=0),
            Property("projectCount", Kind.INT, minimum=0),
            *_translated("description"),
        ),
    ),
    NodeType(
        "Module",
        "module",
        "modules",
        (
            _id("module"),
            *NAME,
            Property("number", Kind.INT, minimum=1, sortable=True),
            _enum("mode", "IN_PERSON", "ONLINE", "BLENDED", "UNKNOWN"),
            *PERIOD,
            *_translated("description"),
        ),
    ),
    NodeType(
        "Event",
        "event",
        "events",
        (
            _id("event"),
            *NAME,
            _enum("kind", "PLENARY", "LECTURE", "INTENSIVE", "MASTER_CLASS", "PROJECT_WORK"),
            *PERIOD,
            *_translated("description"),
        ),
    ),
    NodeType("Team", "team", "teams", (_id("team"), *NAME, *_translated("description"))),
    NodeType("Person", "person", "people", (_id("person"), *NAME)),
    NodeType(
        "Topic",
        "topic",
        "topics",
        (
            _id("topic"),
            *NAME,
            Property("notation", indexed=True, sortable=True, key=True),
            Property("scheme", indexed=True, categorical=True),
            *_translated("definition"),
            Property("cofogCode", indexed=True, categorical=True, pattern=r"\d{2}(\.\d){0,2}"),
            Property("sdgGoal", Kind.INT, categorical=True, minimum=1, maximum=17),
        ),
    ),
    NodeType(
        "Practice",
        "practice",
        "practices",
        (
            _id("practice"),
            *NAME,
            *_translated("summary"),
            _enum("evidenceLevel", "ANECDOTAL", "DESCRIPTIVE", "COMPARATIVE", "CAUSAL"),
            _enum("costBand", "LOW", "MEDIUM", "HIGH"),
            _enum("complexity", "LOW", "MEDIUM", "HIGH"),
            *_translated("prerequisites"),
            *_translated("lessonsLearned"),
        ),
    ),
    NodeType(
        "Project",
        "project",
        "projects",
        (
            _id("project"),
            *NAME,
            *_translated("description"),
            _enum("status", "BEING_DEVELOPED", "PRESENTED", "BEING_CARRIED_OUT", "FINISHED", "STOPPED"),
            *PERIOD,
            Property("budget", Kind.FLOAT, minimum=0, sortable=True),
            Property("budgetCurrency", categorical=True, pattern="[A-Z]{3}"),
        ),
    ),
    NodeType(
        "Adoption",
        "adoption",
        "adoptions",
        (
            _id("adoption"),
            _enum("stage", "REQUESTED", "ADAPTED", "RUNNING", "ASSESSED", "STOPPED"),
            *(
                Property(name, Kind.DATE, sortable=name in ("adaptedOn", "runningOn"))
                for name in ("requestedOn", "adaptedOn", "runningOn", "assessedOn", "stoppedOn")
            ),
            _enum("runningOnQualifier", "EXACT", "NO_LATER_THAN"),
            *_translated("stopReason"),
            *_translated("note"),
        ),
    ),
    NodeType(
        "Coverage",
        "coverage",
        "coverages",
        (
            _id("coverage"),
            _enum("completeness", "COMPLETE", "SAMPLE", required=True),
            _enum("level", "REGION", "MUNICIPALITY", required=True),
            COUNTRY,
            Property("firstYear", Kind.INT, minimum=1, maximum=9999),
            Property("lastYear", Kind.INT, minimum=1, maximum=9999),
            _enum("atRisk", "ALL", "MUNICIPAL_DISTRICT"),
            *_translated("note"),
        ),
    ),
    NodeType(
        "Assessment",
        "assessment",
        "assessments",
        (
            _id("assessment"),
            Property("dueOn", Kind.DATE, sortable=True),
            Property("doneOn", Kind.DATE),
            Property("rating", Kind.INT, categorical=True, minimum=1, maximum=5),
            *_translated("narrative"),
        ),
    ),
    NodeType(
        "Indicator",
        "indicator",
        "indicators",
        (
            _id("indicator"),
            *NAME,
            Property("unit", categorical=True),
            *_translated("description"),
        ),
    ),
    NodeType(
        "Observation",
        "observation",
        "observations",
        (
            _id("observation"),
            Property("value", Kind.FLOAT, required=True),
            Property("unit", categorical=True),
            Property("period", Kind.DATE, sortable=True),
            _enum("moment", "BEFORE", "AFTER"),
        ),
    ),
    NodeType(
        "Source",
        "source",
        "sources",
        (
            _id("source"),
            Property("title", required=True, sortable=True, searched="name"),
            Property("url"),
            Property("publisher", categorical=True),
            Property("author"),
            Property("date", Kind.DATE, sortable=True),
            Property("licence", categorical=True),
            *_translated("description"),
        ),
        hidden=True,
    ),
    NodeType(
        "Dataset",
        "dataset",
        "datasets",
        (
            _id("dataset"),
            Property("title", required=True, sortable=True, searched="name"),
            Property("url"),
            Property("publisher", categorical=True),
            Property("licence", required=True, categorical=True),
            Property("attribution"),
            Property("version"),
            *_translated("description"),
        ),
        hidden=True,
    ),
)
