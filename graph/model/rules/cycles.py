"""Cycles of relationships that must be acyclic."""

from collections.abc import Iterator, Mapping

#: Node -> end nodes of its relationships of one type.
Targets = Mapping[str, tuple[str, ...]]


def cycles(targets: Targets) -> Iterator[list[str]]:
    """Yield a cycle for each relationship that closes one: [a, b, c, a].

    An iterative depth-first search (Cormen et al., Introduction to Algorithms, 3rd edition, 22.3) finds them: a
    relationship to a node on the current path closes a cycle.

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
                yield [*path[position[target] :], target]
            elif target not in finished:
                position[target] = len(path)
                path.append(target)
                ahead.append(iter(targets.get(target, ())))
