"""The adoptions of pairs of a territory and a practice, read by one statement."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.store import Store

#: Requested adoptions have not begun.
_STATEMENT = """
UNWIND $pairs AS pair
MATCH (t:Territory {id: pair[0]})<-[:ADOPTED_BY]-(a:Adoption)-[:ADOPTION_OF]->(p:Practice {id: pair[1]})
WHERE a.stage <> 'REQUESTED'
RETURN collect([t.id, p.id, a.id, a.runningOn, a.adaptedOn])
"""


@dataclass(frozen=True, slots=True)
class AdoptionDates:
    """An adoption and its dates."""

    id: str
    running_on: str | None
    adapted_on: str | None


async def adoptions_of(store: Store, pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], list[AdoptionDates]]:
    """Return the adoptions of each pair of a territory and a practice, sorted by id; no entry without any.

    Raises StoreError.
    """
    found: dict[tuple[str, str], list[AdoptionDates]] = defaultdict(list)
    if pairs:
        rows = await store.read(_STATEMENT, {"pairs": [list(pair) for pair in pairs]})
        for territory, practice, id_, running_on, adapted_on in sorted(rows or (), key=lambda row: str(row[2])):
            found[territory, practice].append(AdoptionDates(id_, running_on, adapted_on))
    return dict(found)
