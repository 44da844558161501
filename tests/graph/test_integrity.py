"""The integrity check at each start of the embedded store's process."""

import asyncio
import contextlib
import os
import shutil
import signal
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from graph import data_version
from graph.load import load_folder
from graph.store import Contents, EmbeddedStore, StoreDamaged, StoreUnavailable, open_store
from graph.store.embedded.shared import SharedStore
from settings import Settings
from tests.support.generated_data import write_generated_folder
from tests.support.narrowing import instance
from tests.support.stores import HEAP, LONG_TIMEOUTS, connected

pytestmark = pytest.mark.slow

DATABASE = Path("databases", "kg")


def settings(folder: Path) -> Settings:
    return Settings(store_dir=folder, store_heap=HEAP)


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "generated"
    write_generated_folder(folder, adoptions=300, regions=5, municipalities=40, practices=20)
    return folder


@pytest.fixture(scope="module")
async def loaded_folder(data, tmp_path_factory) -> Path:
    """The folder of a loaded and closed store, to be copied."""
    folder = tmp_path_factory.mktemp("loaded") / "store"
    store = await open_store(settings(folder))
    await load_folder(store, data)
    await store.close()
    return folder


@pytest.fixture
def copy_folder(loaded_folder, tmp_path):
    """Return a function that copies the loaded folder."""
    return lambda name: shutil.copytree(loaded_folder, tmp_path / name)


@contextlib.asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[EmbeddedStore]:
    store = await open_store(settings(folder))
    try:
        yield instance(store, EmbeddedStore)
    finally:
        await store.close()


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def corrupt(folder: Path) -> None:
    """Corrupt the offset of the only record on the data version's page, so that ArcadeDB raises an error on reading."""
    with largest(folder, "DataVersion_0.*.bucket").open("r+b") as file:
        file.seek(13)  # the last byte of the offset, after the page's version and sizes
        file.write(b"\x01")


def largest(folder: Path, pattern: str) -> Path:
    """Return the largest file whose name matches the pattern."""
    return max((folder / DATABASE).glob(pattern), key=lambda path: path.stat().st_size)


def corrupt_and(change: Callable[[Path], object]) -> Callable[[Path], None]:
    def both(folder: Path) -> None:
        corrupt(folder)
        change(folder)

    return both


def garble_schema(folder: Path) -> None:
    (folder / DATABASE / "schema.json").write_text("garbage")


def truncate_index(folder: Path) -> None:
    truncate(largest(folder, "Adoption_0_*.umtidx"))


def delete_schema(folder: Path) -> None:
    for path in (folder / DATABASE).glob("schema*.json"):
        path.unlink()


#: The damage to the files and a pattern of the error.
DAMAGES = {
    "an empty schema": (lambda folder: (folder / DATABASE / "schema.json").write_text(""), "schema.json"),
    "a garbled schema": (garble_schema, "schema.json"),
    "no schema": (delete_schema, "schema.json"),
    "half the nodes": (lambda folder: truncate(largest(folder, "Adoption_0.*.bucket")), "Adoption has .* of 300 nodes"),
    "half the relationships": (
        lambda folder: truncate(largest(folder, "ADOPTED_BY_0.*.bucket")),
        "of 300 relationships",
    ),
    "no nodes": (lambda folder: largest(folder, "Practice_0.*.bucket").write_bytes(b""), "Practice has 0 of 20 nodes"),
    "half an index": (truncate_index, "the file Adoption_0_.*idx has"),
    "half the relationship lists": (
        lambda folder: truncate(largest(folder, "Adoption_0_out_edges.*.bucket")),
        "the file Adoption_0_out_edges.* bytes",
    ),
    "corrupt records": (corrupt, "damaged: its records cannot be read. Restore"),
    "corrupt records and half an index": (corrupt_and(truncate_index), "cannot be read; the file Adoption_0_.*idx has"),
    "corrupt records and a garbled schema": (corrupt_and(garble_schema), "schema.json.*; its records cannot be read"),
}


@pytest.mark.parametrize("damage", DAMAGES)
async def test_damaged_files_are_rejected_with_a_remedy(copy_folder, damage):
    folder = copy_folder("damaged")
    change, pattern = DAMAGES[damage]
    change(folder)
    for _ in range(2 if "schema.json" in pattern else 1):  # the first start must not overwrite the schema
        with pytest.raises(StoreDamaged, match=pattern) as raised:
            await open_store(settings(folder))
    assert f"The store in {folder} is damaged: " in raised.value.sentence("en")
    assert "move it away and load the data again" in raised.value.sentence("en")
    assert f"Хранилище в папке {folder} повреждено: " in raised.value.sentence("ru")
    assert "загрузите данные заново" in raised.value.sentence("ru")


async def test_an_intact_store_opens_also_after_a_kill(copy_folder):
    folder = copy_folder("intact")
    for _ in range(2):
        async with opened(folder) as store:
            assert store.contents is Contents.WHOLE
            os.kill(store.process_id, signal.SIGKILL)


async def test_an_unfinished_load_is_reported_and_resumed(copy_folder, data):
    folder = copy_folder("unfinished")
    async with opened(folder) as store:
        await store.write(data_version.load_started("dataset:synthetic"))
        await store.write(
            ("CREATE (:Practice {id: 'practice:of-the-load'})", {}),
            ("MATCH (:Practice)-[r]->() WITH r LIMIT 1 DELETE r", {}),
        )
    async with opened(folder) as store:
        assert store.contents is Contents.LOAD_UNFINISHED
        assert await data_version.whole_data_version(store) == (1, ("dataset:synthetic",))
        await load_folder(store, data)
        assert await data_version.whole_data_version(store) == (2, ())
    async with opened(folder) as store:
        assert store.contents is Contents.WHOLE


async def test_a_store_is_not_restarted_on_truncated_files(copy_folder):
    folder = copy_folder("running")
    async with opened(folder) as store:
        truncate(largest(folder, "Adoption_0.*.bucket"))
        os.kill(store.process_id, signal.SIGKILL)
        while store.contents is not Contents.DAMAGED:
            await asyncio.sleep(0.05)
        with pytest.raises(StoreUnavailable):
            await store.read("MATCH (a:Adoption) RETURN count(a)")
        async with connected(SharedStore(LONG_TIMEOUTS)) as worker:  # a worker that starts now
            await worker.move_to(store.address)
            assert worker.contents is Contents.DAMAGED


async def test_a_store_is_not_restarted_on_corrupt_records(copy_folder):
    folder = copy_folder("corrupt")
    async with opened(folder) as store:
        corrupt(folder)
        os.kill(store.process_id, signal.SIGKILL)
        while store.contents is not Contents.DAMAGED:
            await asyncio.sleep(0.05)


async def test_the_counts_include_the_writes_of_the_transaction(empty_store):
    await empty_store.write(
        ("CREATE (:Region:Territory {id: 'region:a'}), (:Region:Territory {id: 'region:b'})", {}),
        ("MATCH (a:Region {id: 'region:a'}), (b:Region {id: 'region:b'}) CREATE (a)-[:BORDERS]->(b)", {}),
        (data_version.MOVE, {}),
    )
    counted, numbers = await empty_store.read("MATCH (v:DataVersion) RETURN [v.counted, v.counts]")
    nonzero = {name: number for name, number in zip(counted, numbers, strict=True) if number}
    assert nonzero == {"Region": 2, "BORDERS": 1}
