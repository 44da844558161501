"""The access rights of the embedded store's folder."""

import stat

import pytest

from graph.store.embedded.folder import make_private
from tests.support.stores import connected, embedded_store

pytestmark = pytest.mark.slow


def modes(folder) -> dict[str, int]:
    """Return the modes of the folder and its contents."""
    return {str(path.relative_to(folder)): stat.S_IMODE(path.lstat().st_mode) for path in [folder, *folder.rglob("*")]}


async def test_only_the_owner_can_read_the_contents(tmp_path):
    folder = tmp_path / "new" / "store"
    async with connected(embedded_store(folder)) as store:
        await store.write(("CREATE (:Topic {id: 'topic:a'})-[:BROADER]->(:Topic {id: 'topic:b'})", {}))
    for path in [folder, *folder.rglob("*")]:  # as set by an earlier version or a copy
        path.chmod(0o755 if path.is_dir() else 0o644)
    async with connected(embedded_store(folder)) as store:
        await store.create_fulltext_index("search_test", "Topic", "testTerms")
        while_open = modes(folder)
    assert {name: oct(mode) for name, mode in {**while_open, **modes(folder)}.items()} == {
        name: oct(0o700 if (folder / name).is_dir() else 0o600) for name in modes(folder) | while_open.keys()
    }
    assert "log/server.log" in while_open


def test_a_folder_behind_a_symbolic_link_is_made_private(tmp_path):
    (folder := tmp_path / "disk").mkdir(mode=0o755)
    (link := tmp_path / "store").symlink_to(folder)
    make_private(link)
    assert modes(folder)["."] == 0o700


def test_a_folder_with_other_files_keeps_its_mode(tmp_path):
    (tmp_path / "letter.txt").touch(0o644)
    for name in ("log", "databases"):
        (tmp_path / name).mkdir(mode=0o755)
    tmp_path.chmod(0o755)
    make_private(tmp_path)
    assert modes(tmp_path) == {".": 0o755, "letter.txt": 0o644, "log": 0o700, "databases": 0o700}
