"""References that lead back to their start, where the model forbids it."""

from collections.abc import Iterator, Mapping

from graph.load.lookup import Lookup
from graph.model import MODEL, Relationship

Targets = Mapping[str, tuple[str, ...]]


def cycles(targets: Targets) -> Iterator[list[str]]:
    """One cycle for each reference that closes one: [a, b, c, a].

    targets: node -> nodes that it refers to. Depth-first search without recursion (Cormen et al.,
    Introduction to Algorithms, 3rd edition, 22.3): a reference to a node that the search has not left yet
    closes a cycle.

    >>> list(cycles({"a": ("b",), "b": ("c",), "c": ("a",), "d": ("a",)}))
    [['a', 'b', 'c', 'a']]
    """
    finished: set[str] = set()
    for start in targets:
        if start in finished:
            continue
        path = [start]
        position = {start: 0}
        ahead = [iter(targets[start])]
        while path:
            target = next(ahead[-1], None)
            if target is None:
                ahead.pop()
                left = path.pop()
                del position[left]
                finished.add(left)
            elif target in position:
                yield [*path[position[target]:], target]
            elif target not in finished:
                position[target] = len(path)
                path.append(target)
                ahead.append(iter(targets.get(target, ())))


async def with_graph(relationship: Relationship, targets: Targets, lookup: Lookup) -> Targets:
    """The folder's references together with those of the graph that can be reached from them.

    A node for which the folder has the column refers to what the folder says; every other node to what the
    graph says.
    """
    whole = dict(targets)
    ahead = {target for some in targets.values() for target in some} - whole.keys()
    while ahead:
        found: dict[str, tuple[str, ...]] = dict.fromkeys(ahead, ())
        for label in {MODEL.type_of_id(id_).label for id_ in ahead}:
            ids = sorted(id_ for id_ in ahead if MODEL.type_of_id(id_).label == label)
            for id_, target in await lookup.targets(relationship.type, label, ids):
                found[id_] += (target,)
        whole.update(found)
        ahead = {target for some in found.values() for target in some} - whole.keys()
    return whole
