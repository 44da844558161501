"""Experts: people with a documented involvement."""

import enum

import strawberry

from graph.query import DEFAULT_SIZE, Cost
from schema.declare import Declared, argument, computed, item, object_type
from schema.names import register


@strawberry.enum(description="The kind of a person's involvement.")
class InvolvementKind(enum.Enum):
    TEAM = strawberry.enum_value(
        "TEAM", description="Member of a team of the territory, or of a team with a project on the practice or topic."
    )
    SPEAKER = strawberry.enum_value("SPEAKER", description="Speaker at an event of a module on the topic.")
    OFFICE = strawberry.enum_value(
        "OFFICE",
        description="Current or former holder of an office in the territory, or in one that runs or ran the practice.",
    )
    ORGANISER = strawberry.enum_value(
        "ORGANISER",
        description="Works for an organisation that runs or co-organises a programme: one about the topic, or one in "
        "which a team of the territory or of the project takes part.",
    )


register(InvolvementKind)


@object_type
class Involvement:
    """A documented link between a person and a practice, a territory or a topic."""

    kind = item("InvolvementKind", "The kind of involvement.")
    role_ru = item(str, "The role or office in the words of the source, in Russian.", required=False)
    role_en = item(str, "The role or office in the words of the source, in English.", required=False)
    nodes = item(
        "list[Node]",
        "The path of linked nodes from the person to the practice, the territory or the topic.",
    )
    sources = item("list[Source]", "The sources that state the role or office.")


@object_type
class Expert:
    """A person with documented involvement. Self-descriptions do not count."""

    person = item("Person", "The person.")
    involvements = item(
        "list[Involvement]",
        "The person's involvements: teams first, then speeches, offices and programmes.",
        max_items=5,
    )


def experts_of_practice() -> Declared:
    """Return the declaration of `Practice.experts`."""
    return computed(
        "list[Expert]",
        "practiceExperts",
        "People involved in the practice: members of teams whose projects implement it or carried out an adoption of "
        "it, speakers at events of modules on its topics, office holders of territories that run or ran it, and people "
        "of the organisers of programmes on its topics or of such teams. Teams rank before speeches, speeches before "
        "offices, and organisers last.",
        argument("first", "int | None", "The maximum number of people: 1 to 100.", DEFAULT_SIZE),
        cost=Cost(weight=20, items="first", default=DEFAULT_SIZE),
    )


def experts_of_territory() -> Declared:
    """Return the declaration of `Territory.experts`."""
    return computed(
        "list[Expert]",
        "territoryExperts",
        "Members of the territory's teams, its office holders, and people of the organisers of the programmes in which "
        "its teams take part; for a region, also those of its municipalities. With `topic`, only members of teams with "
        "a project on the topic, speakers at events of modules on it, office holders of territories that run or ran a "
        "practice on it, and organisers of programmes on it or of such teams. Teams rank before speeches, speeches "
        "before offices, and organisers last.",
        argument("topic", "ID | None", "Only involvement with this topic."),
        argument("first", "int | None", "The maximum number of people: 1 to 100.", DEFAULT_SIZE),
        cost=Cost(weight=20, items="first", default=DEFAULT_SIZE),
    )
