"""The temporary metrics folder shared by workers."""

import os
import tempfile
from pathlib import Path

import pytest

from process.metrics import FOLDER_VARIABLE
from process.metrics_folder import PREFIX, STALE_AGE, hold_folder, remove_stale_folders, shared_metrics


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_folder_exists_until_the_last_process_releases_it():
    with shared_metrics():
        folder = Path(os.environ[FOLDER_VARIABLE])
        assert folder.name.startswith(PREFIX)
        other = hold_folder(folder)
        other.__enter__()
    assert FOLDER_VARIABLE not in os.environ
    assert folder.is_dir()
    other.__exit__(None, None, None)
    assert not folder.exists()


def test_stale_folders_are_removed_unless_locked_or_recent(temporary):
    stale, recent, locked = (temporary / f"{PREFIX}{name}" for name in ("stale", "recent", "locked"))
    for folder in (stale, recent, locked):
        folder.mkdir()
    for folder in (stale, locked):
        os.utime(folder, (0, folder.stat().st_mtime - 2 * STALE_AGE))
    with hold_folder(locked):
        remove_stale_folders()
        assert [folder.exists() for folder in (stale, recent, locked)] == [False, True, True]
