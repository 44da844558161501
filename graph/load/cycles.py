"""The relationships of a folder merged with those of the graph, for the detection of cycles."""

from graph.load.lookup import Lookup
from graph.model import MODEL, Relationship
from graph.model.rules.cycles import Targets


async def with_graph(relationship: Relationship, targets: Targets, lookup: Lookup) -> Targets:
    """Return the references of the folder merged with the stored references that they lead to.

    If the folder has the column for a node, its references replace the stored ones.
    """
    whole = dict(targets)
    pending = {target for ids in targets.values() for target in ids} - whole.keys()
    while pending:
        fetched: dict[str, tuple[str, ...]] = dict.fromkeys(pending, ())
        by_label: dict[str, list[str]] = {}
        for id_ in sorted(pending):
            by_label.setdefault(MODEL.label_of(id_), []).append(id_)
        for label, ids in by_label.items():
            for id_, target in await lookup.targets(relationship.type, label, ids):
                fetched[id_] += (target,)
        whole.update(fetched)
        pending = {target for ids in fetched.values() for target in ids} - whole.keys()
    return whole
