"""The relationships of a folder together with those of the graph, in which cycles are looked for."""

from graph.load.lookup import Lookup
from graph.model import MODEL, Relationship
from graph.model.rules.cycles import Targets


async def with_graph(relationship: Relationship, targets: Targets, lookup: Lookup) -> Targets:
    """Return the folder's references together with those of the graph that can be reached from them.

    A node for which the folder has the column refers to the nodes that the folder names; every other node to those
    that the graph has.
    """
    whole = dict(targets)
    ahead = {target for some in targets.values() for target in some} - whole.keys()
    while ahead:
        found: dict[str, tuple[str, ...]] = dict.fromkeys(ahead, ())
        by_label: dict[str, list[str]] = {}
        for id_ in sorted(ahead):
            by_label.setdefault(MODEL.label_of(id_), []).append(id_)
        for label, ids in by_label.items():
            for id_, target in await lookup.targets(relationship.type, label, ids):
                found[id_] += (target,)
        whole.update(found)
        ahead = {target for some in found.values() for target in some} - whole.keys()
    return whole
