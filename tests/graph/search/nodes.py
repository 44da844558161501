"""The nodes of the search tests, and helpers to write and search them."""

from graph.model import MODEL
from graph.search import FragmentPart, Span, search
from graph.search.statement import MAX_RANKED
from graph.store.batching import BatchingReader
from graph.text import name_terms, search_terms
from tests.support.narrowing import present

ALL_LABELS = [type_.label for type_ in MODEL.node_types]
NAME_PROPERTIES = ("nameRu", "nameEn", "title")
ALL_RANKED = Span(MAX_RANKED)

NODES = {
    "region:RU-PER": {"nameRu": "Пермский край", "nameEn": "Perm Krai"},
    "region:RU-TA": {"nameRu": "Республика Татарстан", "nameEn": "Tatarstan"},
    "region:RU-ORL": {"nameRu": "Орловская область", "nameEn": "Oryol Oblast"},
    "municipality:perm": {"nameRu": "Пермь", "nameEn": "Perm"},
    "municipality:orel": {"nameRu": "Орёл", "nameEn": "Oryol"},
    "municipality:san-jose": {"nameEn": "San José"},
    "municipality:zheleznogorsk": {"nameRu": "Железногорск"},
    "practice:waste": {
        "nameRu": "Раздельный сбор отходов",
        "nameEn": "Separate waste collection",
        "summaryRu": "Жители сортируют мусор. Ещё в Перми его возят отдельно.",
        "summaryEn": "People sort what they throw away; lorries of one city collect it.",
    },
    "practice:tree": {"nameRu": "Городская ёлка", "summaryRu": "Ёлку ставят из отходов леса."},
    "topic:waste": {"nameRu": "Отходы", "nameEn": "Waste", "definitionEn": "Whatever is thrown away."},
    "source:list": {"title": "List of cities"},
    "adoption:stopped": {"stopReasonRu": "Отходы перестали вывозить"},
    "code:nothing": {},
}


def properties_of(values: dict) -> dict:
    """Return the values with the derived search properties."""
    return {
        **values,
        "searchTerms": search_terms(values.values()),
        "nameTerms": name_terms(map(values.get, NAME_PROPERTIES)),
    }


async def write(store, nodes: dict[str, dict]) -> None:
    await store.write(
        *(
            (
                f"MERGE (n:{':'.join(present(MODEL.type_of_id(id_)).labels)} {{id: $id}}) SET n += $properties",
                {"id": id_, "properties": properties_of(values)},
            )
            for id_, values in nodes.items()
        )
    )


async def hit_ids(store, text: str, labels=ALL_LABELS, span: Span = ALL_RANKED) -> list[str]:
    return [hit.id for hit in (await search(BatchingReader(store), text, labels, span)).hits]


def marked(parts: list[FragmentPart]) -> str:
    """Return the fragment with its matches in brackets."""
    return "".join(f"[{part.text}]" if part.matched else part.text for part in parts)
