"""English sentences: errors in rows of data and their references."""

from typing import Final

SENTENCES: Final = {
    "fault.duplicate-id": "line {first} already has this id",
    "fault.duplicate-id.remedy": "keep one row for each id",
    "fault.duplicate-key": "line {first} already has this {key}",
    "fault.duplicate-key.remedy": "correct one of the two, or keep one row for both",
    "fault.duplicate-key-in-graph": "{other} in the graph already has this {key}",
    "fault.duplicate-key-in-graph.remedy": "correct the {key}, or write {other} as the id",
    "fault.duplicate-adoption": "line {first} has the same practice, territory, project and dates",
    "fault.duplicate-adoption.remedy": "keep one of the two rows, or correct a date",
    "fault.duplicate-adoption-in-graph": "{other} in the graph has the same practice, territory, project and dates",
    "fault.duplicate-adoption-in-graph.remedy": "write {other} as the id, or correct a date",
    "fault.duplicate-row": "line {first} already links {start} to {end}",
    "fault.duplicate-row.remedy": "keep one row for each pair",
    "fault.order": "'{earlier}' ({earlier_value}) is later than '{later}' ({later_value})",
    "fault.order.remedy": "correct one of the two dates",
    "fault.order-in-graph": (
        "'{earlier}' ({earlier_value}) is later than '{later}' ({later_value}); '{stored}' is the date in the graph"
    ),
    "fault.order-in-graph.remedy": (
        "correct the date in the file, or add the column '{stored}' to replace the date in the graph"
    ),
    "fault.stage-with-date": "the stage follows from the dates, and '{date}' is known",
    "fault.stage-with-date.remedy": "leave the stage empty; it is for adoptions without a date",
    "fault.not-an-id": "this is not an id of {types}",
    "fault.not-an-id.remedy": "write an id such as {example}",
    "fault.not-an-id-nor-key": "this is not an id of {types}",
    "fault.not-an-id-nor-key.remedy": "write an id such as {example}; for other codes use the column {keys}",
    "fault.wrong-type": "this is the id of a {found}, but the column holds ids of {types}",
    "fault.wrong-type.remedy": "write an id such as {example}",
    "fault.dangling": "neither the folder nor the graph has this {types}",
    "fault.dangling.remedy": "add it to {files} or correct the reference",
    "fault.dangling-key": "neither the folder nor the graph has a {types} with this {key}",
    "fault.dangling-key.remedy": "add it to {files} or correct the reference",
    "fault.ambiguous": "several nodes have this {key}: {ids}",
    "fault.ambiguous.remedy": "write the id of the right one in a column '{column}'",
    "fault.many-values": "the cell must have one value, but has {count}",
    "fault.many-values.remedy": "keep one of them",
    "fault.empty-part": "a value is missing next to a '|'",
    "fault.empty-part.remedy": "write one '|' between two values, and none at the ends",
    "fault.repeated-target": "{target} is named twice",
    "fault.repeated-target.remedy": "name it once",
    "fault.own-neighbour": "{target} is linked to itself",
    "fault.own-neighbour.remedy": "correct one of the two ids",
    "fault.cycle": "the references form a cycle: {path}",
    "fault.cycle.remedy": "remove one of them",
}
