"""People who know, by what they have done."""

import enum

import strawberry

from graph.query import DEFAULT_SIZE, Cost
from schema.declare import Declared, argument, computed, item, object_type
from schema.names import register


@strawberry.enum(description="How a person is involved.")
class InvolvementKind(enum.Enum):
    TEAM = strawberry.enum_value("TEAM", description="In a team whose project it is.")
    SPEAKER = strawberry.enum_value("SPEAKER", description="Spoke at an event of a module on the topic.")
    OFFICE = strawberry.enum_value("OFFICE", description="Holds or held an office in a territory that runs it.")


register(InvolvementKind)


@object_type
class Involvement:
    """What ties a person to a practice, a territory or a topic."""

    kind = item("InvolvementKind", "How.")
    role_ru = item(str, "The role or office, in the words of its source, in Russian.", required=False)
    role_en = item(str, "The role or office, in the words of its source, in English.", required=False)
    nodes = item(
        "list[Node]",
        "The path, each node linked to the next, from the person to the practice, the territory or the topic.",
    )
    sources = item("list[Source]", "Where the role or office is stated.")


@object_type
class Expert:
    """A person with real involvement; nothing that people say of themselves counts."""

    person = item("Person", "The person.")
    involvements = item("list[Involvement]", "What speaks for the person: teams, then speeches, then offices.", most=5)


def experts_of_practice() -> Declared:
    """The field of a practice."""
    return computed(
        "list[Expert]",
        "practiceExperts",
        "People of teams whose projects implement it or carried out its adoption, who spoke at an event of a module on "
        "one of its topics, or hold an office where it runs. Teams count before speeches, and these before offices.",
        argument("first", "int | None", "How many people: 1 to 100.", DEFAULT_SIZE),
        cost=Cost(weight=20, items="first", default=DEFAULT_SIZE),
    )


def experts_of_territory() -> Declared:
    """The field of a territory."""
    return computed(
        "list[Expert]",
        "territoryExperts",
        "People of its teams, and its office holders; of a region also those of its municipalities. With a topic: of "
        "teams with a project about it, those of these people who spoke at an event of a module on it, and office "
        "holders where a practice about it runs. Teams count before speeches, and these before offices.",
        argument("topic", "ID | None", "Only what is about this topic."),
        argument("first", "int | None", "How many people: 1 to 100.", DEFAULT_SIZE),
        cost=Cost(weight=20, items="first", default=DEFAULT_SIZE),
    )
