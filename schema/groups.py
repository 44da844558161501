"""Groups of the nodes of a list: the facets and the aggregate of each connection.

The dimensions of a type follow from its conditions: its enumerations, its categories, the year and the decade of its
dates, its country, and its links to named nodes that several of its nodes may share. A type can add paths to further
values (`dimensions`, `numbers`), such as the topics of the practice of an adoption.
"""

from collections.abc import Iterator

from strawberry.scalars import JSON

from graph.model import MODEL, Kind
from graph.query import (
    DEFAULT_SIZE,
    MAX_PAGE,
    MAX_SIZE,
    Catalog,
    Condition,
    LinkCondition,
    PathCondition,
    ValueCondition,
)
from graph.query.fields.connection.aggregate import MAX_DIMENSIONS, Aggregate
from graph.query.fields.connection.facets import MAX_FACETS, Facets
from graph.query.fields.connection.measures import Measure, MeasureOf
from schema.declare import Declared, argument, item, object_type
from schema.enums import enumeration, screaming
from schema.filters import input_type
from schema.names import nodes_of, register
from schema.strawberry_adapter import camel_case, fields_of

register(JSON, "JSON")

_MEASURES = {
    Measure.KEY: "By the keys, in the order of `groupBy`.",
    Measure.COUNT: "By the number of nodes.",
    Measure.DISTINCT_COUNT: "By the number of different values of `dimension`.",
    Measure.SUM: "By the sum of `number`.",
    Measure.MEAN: "By the mean of `number`.",
    Measure.MEDIAN: "By the median of `number`.",
    Measure.MIN: "By the least value of `number`.",
    Measure.MAX: "By the greatest value of `number`.",
}
enumeration(
    "GroupMeasure",
    "A measure by which groups are ordered. Groups without it come last; ties are ordered by the keys.",
    {measure.value: (measure.value, text) for measure, text in _MEASURES.items()},
)
_KEY = item(
    str,
    "The value as text: the id of a node, the name of an enumeration value, a year as YYYY, a decade as its first "
    "year. Null for the nodes without a value.",
    required=False,
)
_LABEL_RU = item(str, "The readable value in Russian. For the nodes without a value: «Не указано».")
_LABEL_EN = item(str, 'The readable value in English. For the nodes without a value: "Not stated".')
_NODE = item("Node", "The node that is the value; null for any other value.", required=False)


@object_type
class Bucket:
    """A value of a dimension, with the number of nodes that have it."""

    key = _KEY
    label_ru = _LABEL_RU
    label_en = _LABEL_EN
    node = _NODE
    count = item(int, "The number of nodes.")
    where = item(
        "JSON", "The conditions that select exactly these nodes; add them to the `where` of the list by `and`."
    )


@object_type
class GroupKey:
    """A value of a dimension that all nodes of a group have."""

    key = _KEY
    label_ru = _LABEL_RU
    label_en = _LABEL_EN
    node = _NODE


def facets(target: str) -> Declared:
    """Declare the facets of a connection."""
    return Declared(
        f"list[{target}Facet]",
        "The numbers of nodes in the whole list by the values of each dimension. A node with several values counts for "
        "each of them, so the counts may sum to more than `totalCount`.",
        Facets(target),
        (
            argument("by", f"list[{target}Dimension]", f"The dimensions: up to {MAX_FACETS}."),
            argument(
                "first",
                "int | None",
                f"The maximum number of buckets of each dimension: 1 to {MAX_SIZE}. The most frequent values come "
                "first. The bucket of the nodes without a value comes last, in addition.",
                DEFAULT_SIZE,
            ),
        ),
    )


def aggregate(target: str) -> Declared:
    """Declare the aggregate of a connection."""
    return Declared(
        f"{target}Aggregate",
        "The nodes of the whole list in groups with equal values, and their measures. A node with several values is in "
        "the group of each of them.",
        Aggregate(target),
        (
            argument(
                "group_by",
                f"list[{target}Dimension] | None",
                f"The dimensions: up to {MAX_DIMENSIONS}. Without any, all nodes form one group.",
                None,
            ),
            argument(
                "order_by",
                f"{target}GroupOrder | None",
                "The order of the groups. The default is by count, descending.",
            ),
            argument("first", "int | None", f"The maximum number of groups: 1 to {MAX_PAGE:,}.", DEFAULT_SIZE),
            argument(
                "after",
                "str | None",
                "Only groups after this cursor. Groups are computed for each page: if the data change, start again.",
            ),
        ),
    )


def build_groups(types: list[type], catalog: Catalog) -> None:
    """Create the types of the facets and the aggregate of each node type."""
    for type_ in types:
        name = type_.__name__
        enumeration(
            f"{name}Dimension",
            f"The values by which {nodes_of(name)} can be grouped.",
            {screaming(path): (path, text) for path, text in _dimensions(type_, catalog)},
        )
        numbers = dict(_numbers(type_, catalog))
        if numbers:
            enumeration(
                f"{name}Number",
                f"The numbers over which groups of {nodes_of(name)} can be measured.",
                {screaming(path): (path, text) for path, text in numbers.items()},
            )
        _create_order(name, has_numbers=bool(numbers))
        _create_types(name, has_numbers=bool(numbers))


def _create_order(name: str, *, has_numbers: bool) -> None:
    members = {
        "measure": ("GroupMeasure", "The measure to order by. The default is `COUNT`."),
        "dimension": (f"{name}Dimension", "The dimension, for `DISTINCT_COUNT`."),
    }
    if has_numbers:
        members["number"] = (f"{name}Number", "The number, for `SUM`, `MEAN`, `MEDIAN`, `MIN` and `MAX`.")
    members["direction"] = ("OrderDirection", "The direction of the order. The default is `ASC`.")
    input_type(f"{name}GroupOrder", f"The order of groups of {nodes_of(name)}.", members)


def _create_types(name: str, *, has_numbers: bool) -> None:
    def create(suffix: str, text: str, members: dict[str, Declared]) -> None:
        object_type(type(f"{name}{suffix}", (), {"__doc__": text, **members}))

    create(
        "Facet",
        f"The numbers of {nodes_of(name)} by the values of one dimension.",
        {
            "by": item(f"{name}Dimension", "The dimension."),
            "buckets": item("list[Bucket]", "The values with their counts, most frequent first.", max_items=MAX_SIZE),
            "bucket_count": item(int, "The number of all buckets, including that of the nodes without a value."),
            "other_count": item(int, "The sum of the counts of the buckets beyond `first`."),
        },
    )
    of_dimension = argument("of", f"{name}Dimension", "The dimension.")
    group = {
        "keys": item("list[GroupKey]", "The values that the nodes share, in the order of `groupBy`.", max_items=3),
        "where": item(
            "JSON", "The conditions that select exactly the nodes of the group; add them to `where` by `and`."
        ),
        "count": item(int, "The number of nodes."),
        "distinct_count": Declared(
            "int",
            "The number of different values of a dimension among the nodes; missing values do not count.",
            MeasureOf(Measure.DISTINCT_COUNT),
            (of_dimension,),
        ),
    }
    if has_numbers:
        of_number = argument("of", f"{name}Number", "The number.")
        for field, (measure, text) in {
            "sum": (Measure.SUM, "The sum of a number over the nodes that have it; null if none has it."),
            "mean": (Measure.MEAN, "The arithmetic mean of a number over the nodes that have it."),
            "median": (Measure.MEDIAN, "The median of a number; between two middle values, their mean."),
            "min": (Measure.MIN, "The least value of a number."),
            "max": (Measure.MAX, "The greatest value of a number."),
        }.items():
            group[field] = Declared("float | None", text, MeasureOf(measure), (of_number,))
    create("Group", f"The {nodes_of(name)} with equal values, and their measures.", group)
    create(
        "Aggregate",
        f"Groups of {nodes_of(name)}.",
        {
            "groups": item(f"list[{name}Group]", "The groups on this page."),
            "group_count": item(int, "The number of all groups."),
            "page_info": item("PageInfo", "Paging information: `endCursor` is the `after` of the next page."),
        },
    )


def _dimensions(type_: type, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield the path and the description of each dimension."""
    name, texts = type_.__name__, _descriptions(type_)
    if name in MODEL.interfaces:
        yield ":level", "The level: `REGION` or `MUNICIPALITY`."
    for field, condition in catalog[f"{name}Where"].items():
        if field in texts:
            for part in _parts(name, condition):
                yield f"{field}{part}", _PART_TEXTS.get(part, "{}").format(texts[field], field=field)
    yield from getattr(type_, "dimensions", {}).items()


_PART_TEXTS = {
    ":year": "The year of `{field}`.",
    ":decade": "The decade of `{field}`, by its first year, such as 1990.",
}


def _parts(type_name: str, condition: Condition) -> tuple[str, ...]:
    """Return the parts of a value that are dimensions; "" for the value itself."""
    match condition:
        case ValueCondition(kind=Kind.ENUM):
            return ("",)
        case ValueCondition(property=name, kind=Kind.DATE):
            return (":year", ":decade") if _is_shared(type_name, name) else ()
        case ValueCondition(property=name):
            return ("",) if all((p := t.property(name)) and p.categorical for t in MODEL.concrete(type_name)) else ()
        case PathCondition():
            return ("",)
        case LinkCondition(link=link, where=group):
            target = group.removesuffix("Where")
            named = all(t.property("nameRu") or t.property("title") for t in MODEL.concrete(target))
            leads_away = not (target == type_name and link.hops[0].optional)
            shared = any(hop.shares_ends for hop in link.hops)
            return ("",) if MODEL.concrete(target) and named and shared and leads_away else ()
    return ()


def _is_shared(type_name: str, name: str) -> bool:
    """Return whether all types of an interface have a property; a type has its own."""
    return all(t.property(name) for t in MODEL.concrete(type_name))


def _numbers(type_: type, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield the path and the description of each number."""
    texts = _descriptions(type_)
    for field, condition in catalog[f"{type_.__name__}Where"].items():
        match condition:
            case ValueCondition(kind=Kind.INT | Kind.FLOAT):
                yield field, texts[field]
            case ValueCondition(property=name, kind=Kind.DATE) if _is_shared(type_.__name__, name):
                yield f"{field}:year", f"The year of `{field}`."
    yield from getattr(type_, "numbers", {}).items()


def _descriptions(type_: type) -> dict[str, str]:
    """Return the descriptions of the fields of a type, and of its condition `country`, by public name."""
    country = getattr(type_, "conditions", {}).get("country")
    texts = {"country": country[0]} if country else {}
    return texts | {camel_case(field.python_name): field.description or "" for field in fields_of(type_)}
