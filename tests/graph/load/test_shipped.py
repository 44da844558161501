"""The folder of data sets that the service loads at startup."""

import os

import pytest

from graph.load.shipped import DataFolderError, find_data_sets
from tests.graph.load.folders import faults, write_folder


async def test_a_pipe_instead_of_a_file_is_not_opened(tmp_path):
    folder = write_folder(tmp_path / "one", {})
    os.mkfifo(folder / "regions.csv")
    (tmp_path / "order.txt").write_text("one\n")
    assert [data_set.folder for data_set in find_data_sets(tmp_path)] == [folder]
    assert [error.key for error in await faults(folder)] == ["no-file"]


def test_a_pipe_instead_of_the_order_is_reported(tmp_path):
    os.mkfifo(tmp_path / "order.txt")
    with pytest.raises(DataFolderError, match=r"order\.txt cannot be read \(not a file\)"):
        find_data_sets(tmp_path)
