"""Names with an apostrophe are found however they are written, in the query and in the data."""

from graph.search import search
from graph.store.batching import BatchingReader
from tests.graph.test_search import EVERYTHING, write

NAMES = {
    "O'Fallon": ["O'Fallon", "O’Fallon", "OʼFallon", "O‘Fallon", "OFallon", "ofallon", "Fallon", "O Fallon", "OFal"],
    "OFallon": ["O'Fallon", "OʼFallon", "OFallon", "ofallon"],
    "Lee's Summit": ["Lee's Summit", "Lees Summit", "Leeʼs", "lee"],
}


async def test_each_way_of_writing_finds_the_name_and_marks_it(empty_store):
    for name, texts in NAMES.items():
        await write(empty_store, {"municipality:a": {"nameEn": name}})
        for text in texts:
            found = [
                hit
                for hit in (await search(BatchingReader(empty_store), text, EVERYTHING)).hits
                if hit.id == "municipality:a"
            ]
            assert found, (name, text)
            assert any(part.matched for part in found[0].fragment), (name, text)


async def test_another_name_with_the_same_letter_is_not_found(empty_store):
    await write(empty_store, {"municipality:a": {"nameEn": "Otter"}})
    assert (await search(BatchingReader(empty_store), "O'Fallon", EVERYTHING)).total == 0
