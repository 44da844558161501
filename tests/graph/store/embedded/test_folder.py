"""The embedded store's folder: its access rights."""

import stat

import pytest

from graph.store.embedded.folder import make_private
from tests.support.stores import connected, embedded_store

pytestmark = pytest.mark.slow


def modes(folder) -> dict[str, int]:
    """The mode of the folder and of all that is in it."""
    return {str(path.relative_to(folder)): stat.S_IMODE(path.lstat().st_mode) for path in [folder, *folder.rglob("*")]}


async def test_only_the_owner_can_read_what_is_in_it(tmp_path):
    folder = tmp_path / "new" / "store"
    async with connected(embedded_store(folder)) as store:
        await store.write(("CREATE (:Topic {id: 'topic:a'})-[:BROADER]->(:Topic {id: 'topic:b'})", {}))
    for path in [folder, *folder.rglob("*")]:  # as an earlier version, or a copy, left it
        path.chmod(0o755 if path.is_dir() else 0o644)
    async with connected(embedded_store(folder)) as store:
        await store.create_fulltext_index("search_test", "Topic", "testTerms")
        found = modes(folder)
    assert {name: oct(mode) for name, mode in {**found, **modes(folder)}.items()} == {
        name: oct(0o700 if (folder / name).is_dir() else 0o600) for name in modes(folder) | found.keys()
    }
    assert "log/sidecar.log" in found


def test_a_folder_behind_a_link_is_private_too(tmp_path):
    (folder := tmp_path / "disk").mkdir(mode=0o755)
    (link := tmp_path / "store").symlink_to(folder)
    make_private(link)
    assert modes(folder)["."] == 0o700


def test_a_folder_with_other_things_keeps_its_mode(tmp_path):
    (tmp_path / "letter.txt").touch(0o644)
    for name in ("log", "databases"):
        (tmp_path / name).mkdir(mode=0o755)
    tmp_path.chmod(0o755)
    make_private(tmp_path)
    assert modes(tmp_path) == {".": 0o755, "letter.txt": 0o644, "log": 0o700, "databases": 0o700}
