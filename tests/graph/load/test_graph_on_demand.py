"""The store of the command: opened for a load, in use by another process, on a full disk."""

import fcntl
import resource

import pytest

from graph import migrations
from graph.data_version import data_version
from graph.load import load_folder
from graph.store import StoreFull
from tests.graph.load.command import environment, run
from tests.graph.load.contents import contents
from tests.graph.load.folders import REGIONS, write_folder
from tests.support.generated_data import write_generated_folder
from tests.support.stores import connected, embedded_store

pytestmark = pytest.mark.slow


async def test_a_folder_is_loaded(tmp_path, empty_store, request):
    if empty_store.kind == "neo4j":
        server = request.getfixturevalue("neo4j_server")
        env, options, graph = environment(server=server), [], f"Using Neo4j at {server.uri}"
    else:
        # An option overrides its variable.
        env, options = environment(store_dir=tmp_path / "other"), ["--store-dir", tmp_path / "store"]
        graph = f"Using the embedded store in {tmp_path / 'store'}"
    folder = write_folder(tmp_path / "data", {"regions.csv": REGIONS})
    done = run(folder, *options, env=env)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "other").exists()
    assert graph in done.stderr.splitlines()
    *progress, last = done.stderr.splitlines()
    assert progress[-6:] == [
        "writing datasets.csv: 1 of 1 node",
        "writing regions.csv: 2 of 2 nodes",
        "writing datasets.csv: relationships of 1 of 1 row",
        "writing regions.csv: relationships of 2 of 2 rows",
        "datasets.csv: 1 new, 0 changed, 0 unchanged rows",
        "regions.csv: 2 new, 0 changed, 0 unchanged rows",
    ]
    assert last.startswith(f"{folder}: loaded 3 nodes and 2 relationships into dataset:test in ")

    write_folder(folder, {"regions.csv": REGIONS + "region:new,,RU,\n"})
    assert "regions.csv: 1 new, 0 changed, 2 unchanged rows" in run(folder, *options, env=env).stderr
    done = run(folder, *options, env=env)
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1].startswith(
        f"{folder}: no changes; dataset:test already has 4 nodes and 3 relationships. Nothing was written, "
    )


async def test_a_store_in_use_is_read_through_the_process_that_has_it_open(tmp_path, empty_store):
    if empty_store.kind == "neo4j":
        return  # a server has many clients
    env = environment(store_dir=empty_store.folder)
    await load_folder(empty_store, write_folder(tmp_path / "loaded", {"regions.csv": REGIONS}))
    version, before = await data_version(empty_store), await contents(empty_store)
    teams = "id,territory\nteam:a,region:RU-TA\nteam:b,region:RU-KL\n"
    folder = write_folder(tmp_path / "data", {"teams.csv": teams})
    graph = [
        f"Using the embedded store in {empty_store.folder}",
        "Another process is using the store; the folder is compared with the graph through that process",
    ]
    for options in ([], ["--dry-run"]):
        done = run(folder, *options, env=env)
        assert done.returncode == 2
        assert [line for line in done.stderr.splitlines() if not line.startswith("checking")] == [
            *graph,
            "teams.csv:3: column 'territory': value 'region:RU-KL': neither the folder nor the graph has this Region. "
            "Add it to regions.csv or correct the reference",
            f"{folder}: 1 error, nothing was written.",
        ]
    write_folder(folder, {"teams.csv": teams.replace("RU-KL", "RU-BEL")})
    done = run(folder, "--dry-run", env=env)
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1].startswith(f"{folder}: no errors; ")
    done = run(folder, env=env)
    assert done.returncode == 3
    assert [line for line in done.stderr.splitlines() if not line.startswith(("checking", "writing"))] == [
        *graph,
        f"The store folder {empty_store.folder} is in use by another process. Stop it or choose another folder.",
    ]
    assert await contents(empty_store) == before
    assert await data_version(empty_store) == version


async def test_a_disk_that_becomes_full_is_reported_and_the_load_can_be_completed(tmp_path):
    """From the middle of the load on, the reserve is larger than the disk."""
    folder = write_generated_folder(tmp_path / "data", adoptions=1_500, municipalities=50, practices=50)

    def fill(progress):
        if progress.phase == "nodes" and progress.file == "adoptions.csv":
            store.reserve = 1 << 62

    async with connected(embedded_store(tmp_path / "store", reserve=0)) as store:
        await migrations.upgrade(store)
        with pytest.raises(StoreFull, match="The disk of the store in .* is full"):
            await load_folder(store, folder, progress=fill)
        assert await store.read("MATCH (n:Municipality) RETURN count(n)") == 50
        assert await data_version(store) == 0
        store.reserve = 0
        await load_folder(store, folder)
        assert await store.read("MATCH (n:Adoption) RETURN count(n)") == 1_500
        assert await data_version(store) == 1


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("en", "The disk of the store in {store} is full"),
        ("ru", "Диск, на котором находится хранилище {store}, заполнен"),
    ],
)
def test_a_full_disk_is_reported(tmp_path, lang, message):
    """The store inherits a limit on file sizes, so that every write fails."""
    folder, store = write_folder(tmp_path / "data", {"regions.csv": REGIONS}), tmp_path / "store"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        done = run(folder, "--lang", lang, env=environment(store_dir=store))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith(message.format(store=store))


def test_references_are_not_checked_if_the_store_in_use_has_no_address(tmp_path):
    folder = write_folder(tmp_path / "data", {"teams.csv": "id,territory\nteam:a,region:RU-KL\n"})
    store = tmp_path / "store"
    (store / "databases" / "kg").mkdir(parents=True)
    with (store / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = run(folder, "--dry-run", env=environment(store_dir=store))
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].endswith(
        f"The store folder {store} is in use by another process. Stop it or choose another folder."
    )
