"""The embedded store is compared with what was written into it, at each start of its process."""

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
from tests.support.stores import HEAP, PATIENT, connected

pytestmark = pytest.mark.slow

DATABASE = Path("databases", "kg")


def settings(folder: Path) -> Settings:
    return Settings(store_dir=folder, store_heap=HEAP)


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("data") / "made-up"
    write_generated_folder(folder, adoptions=300, regions=5, municipalities=40, practices=20)
    return folder


@pytest.fixture(scope="module")
async def whole(data, tmp_path_factory) -> Path:
    """A store that was loaded and closed: to be copied."""
    folder = tmp_path_factory.mktemp("whole") / "store"
    store = await open_store(settings(folder))
    await load_folder(store, data)
    await store.close()
    return folder


@pytest.fixture
def copied(whole, tmp_path):
    """Makes copies of it."""
    return lambda name: shutil.copytree(whole, tmp_path / name)


@contextlib.asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[EmbeddedStore]:
    store = await open_store(settings(folder))
    try:
        yield instance(store, EmbeddedStore)
    finally:
        await store.close()


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def spoil(folder: Path) -> None:
    """Have the page of the data version say a wrong place of its one record: ArcadeDB raises an error at the read."""
    with one(folder, "DataVersion_0.*.bucket").open("r+b") as file:
        file.seek(13)  # the last byte of the place, behind the page's version and sizes
        file.write(b"\x01")


def one(folder: Path, pattern: str) -> Path:
    """The largest file with such a name."""
    return max((folder / DATABASE).glob(pattern), key=lambda path: path.stat().st_size)


def spoil_and(change: Callable[[Path], object]) -> Callable[[Path], None]:
    def both(folder: Path) -> None:
        spoil(folder)
        change(folder)

    return both


def junk_schema(folder: Path) -> None:
    (folder / DATABASE / "schema.json").write_text("junk")


def cut_index(folder: Path) -> None:
    cut(one(folder, "Adoption_0_*.umtidx"))


def lose_schema(folder: Path) -> None:
    for path in (folder / DATABASE).glob("schema*.json"):
        path.unlink()


#: What happens to the files, and the words of the sentence.
DAMAGES = {
    "an empty schema": (lambda folder: (folder / DATABASE / "schema.json").write_text(""), "schema.json"),
    "a schema of junk": (junk_schema, "schema.json"),
    "no schema": (lose_schema, "schema.json"),
    "half the nodes": (lambda folder: cut(one(folder, "Adoption_0.*.bucket")), "Adoption has .* of 300 nodes"),
    "half the relationships": (lambda folder: cut(one(folder, "ADOPTED_BY_0.*.bucket")), "of 300 relationships"),
    "no nodes": (lambda folder: one(folder, "Practice_0.*.bucket").write_bytes(b""), "Practice has 0 of 20 nodes"),
    "half an index": (cut_index, "the file Adoption_0_.*idx has"),
    "half the lists of relationships": (
        lambda folder: cut(one(folder, "Adoption_0_out_edges.*.bucket")),
        "the file Adoption_0_out_edges.* bytes",
    ),
    "records of junk": (spoil, "damaged: its records cannot be read. Restore"),
    "records of junk and half an index": (spoil_and(cut_index), "cannot be read; the file Adoption_0_.*idx has"),
    "records and a schema of junk": (spoil_and(junk_schema), "schema.json.*; its records cannot be read"),
}


@pytest.mark.parametrize("damage", DAMAGES)
async def test_what_does_not_fit_is_refused_with_a_way_back(copied, damage):
    folder = copied("damaged")
    change, words = DAMAGES[damage]
    change(folder)
    for _ in range(2 if "schema.json" in words else 1):  # the first start leaves what it found
        with pytest.raises(StoreDamaged, match=words) as raised:
            await open_store(settings(folder))
    assert f"The store in {folder} is damaged: " in raised.value.sentence("en")
    assert "move it away and load the data again" in raised.value.sentence("en")
    assert f"Хранилище в папке {folder} повреждено: " in raised.value.sentence("ru")
    assert "загрузите данные заново" in raised.value.sentence("ru")


async def test_what_fits_is_opened_and_so_is_what_was_killed(copied):
    folder = copied("same")
    for _ in range(2):
        async with opened(folder) as store:
            assert store.contents is Contents.WHOLE
            os.kill(store.process_id, signal.SIGKILL)


async def test_a_load_that_began_and_did_not_end_is_reported_and_resumed(copied, data):
    folder = copied("begun")
    async with opened(folder) as store:
        await store.write(data_version.begun("dataset:synthetic"))
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


async def test_files_that_are_cut_while_it_runs_are_not_served_again(copied):
    folder = copied("running")
    async with opened(folder) as store:
        cut(one(folder, "Adoption_0.*.bucket"))
        os.kill(store.process_id, signal.SIGKILL)
        while store.contents is not Contents.DAMAGED:
            await asyncio.sleep(0.05)
        with pytest.raises(StoreUnavailable):
            await store.read("MATCH (a:Adoption) RETURN count(a)")
        async with connected(SharedStore(PATIENT)) as worker:  # one that is started now
            await worker.move_to(store.address)
            assert worker.contents is Contents.DAMAGED


async def test_records_that_can_no_longer_be_read_are_not_served_again(copied):
    folder = copied("spoilt")
    async with opened(folder) as store:
        spoil(folder)
        os.kill(store.process_id, signal.SIGKILL)
        while store.contents is not Contents.DAMAGED:
            await asyncio.sleep(0.05)


async def test_the_counts_are_those_of_the_transaction(empty_store):
    await empty_store.write(
        ("CREATE (:Region:Territory {id: 'region:a'}), (:Region:Territory {id: 'region:b'})", {}),
        ("MATCH (a:Region {id: 'region:a'}), (b:Region {id: 'region:b'}) CREATE (a)-[:BORDERS]->(b)", {}),
        (data_version.MOVE, {}),
    )
    counted, numbers = await empty_store.read("MATCH (v:DataVersion) RETURN [v.counted, v.counts]")
    held = {name: number for name, number in zip(counted, numbers, strict=True) if number}
    assert held == {"Region": 2, "BORDERS": 1}
