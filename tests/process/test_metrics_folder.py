"""The temporary folder of several workers."""

import os
import tempfile
from pathlib import Path

import pytest

from process.metrics import FOLDER
from process.metrics_folder import LEFT_OVER, PREFIX, remove_left_over, shared_metrics, used


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_lasts_as_long_as_a_process_uses_it():
    with shared_metrics():
        folder = Path(os.environ[FOLDER])
        assert folder.name.startswith(PREFIX)
        other = used(folder)
        other.__enter__()
    assert FOLDER not in os.environ
    assert folder.is_dir()
    other.__exit__(None, None, None)
    assert not folder.exists()


def test_what_killed_processes_left_is_removed_and_what_is_used_or_young_is_not(temporary):
    left, young, kept = (temporary / f"{PREFIX}{name}" for name in ("left", "young", "kept"))
    for folder in (left, young, kept):
        folder.mkdir()
    for folder in (left, kept):
        os.utime(folder, (0, folder.stat().st_mtime - 2 * LEFT_OVER))
    with used(kept):
        remove_left_over()
        assert [folder.exists() for folder in (left, young, kept)] == [False, True, True]
