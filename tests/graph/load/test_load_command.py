"""The command: what it prints, and its exit codes."""

import socket

import pytest

from tests.graph.load.command import environment, run
from tests.graph.load.folders import REGIONS, write_folder

WRONG = "id,country,oktmo\nregion:a,RU,1615000\nregion:b,ru,\n"


@pytest.fixture
def no_store(tmp_path):
    """The environment of a command that must not need its store: the folder would be made."""
    folder = tmp_path / "store"
    yield environment(store_dir=folder)
    assert not folder.exists()


def test_a_dry_run_of_a_whole_folder_needs_no_store(tmp_path, no_store):
    done = run(write_folder(tmp_path / "data", {"regions.csv": REGIONS}), "--dry-run", env=no_store)
    assert done.returncode == 0
    assert done.stdout == ""
    *progress, last = done.stderr.splitlines()
    assert progress == ["checking datasets.csv: 1 of 1 rows", "checking regions.csv: 2 of 2 rows"]
    assert last.startswith(f"{tmp_path / 'data'} is in order: 3 nodes and 2 relationships, ")


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_errors_are_printed_in_one_go(tmp_path, no_store, options):
    folder = write_folder(tmp_path / "data", {"regions.csv": WRONG})
    done = run(folder, *options, env=no_store)
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if not line.startswith("checking")] == [
        "regions.csv:2: column 'oktmo': value '1615000': an OKTMO code of 7 digits has lost its leading "
        "zero. Write 01615000 and format the column as text",
        "regions.csv:3: column 'country': value 'ru': the value is not written as it must be. "
        "Write the ISO 3166-1 code of two capital letters, such as RU",
        f"{folder}: 2 errors, nothing was written.",
    ]


def test_errors_in_russian_and_bounded(tmp_path, no_store):
    folder = write_folder(tmp_path / "data", {"regions.csv": WRONG})
    done = run(folder, "--lang", "ru", "--max-errors", 1, env=no_store)
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if not line.startswith("проверка")] == [
        "regions.csv:2: столбец 'oktmo': значение '1615000': код ОКТМО из 7 цифр потерял ведущий ноль. "
        "Напишите 01615000 и задайте столбцу текстовый формат",
        "и ещё 1",
        f"{folder}: ошибок: 2, ничего не записано.",
    ]


@pytest.mark.parametrize("options", [[], ["folder", "--max-errors", "0"], ["folder", "--max-errors", "x"],
                                     ["folder", "--lang", "de"], ["folder", "--colour"]])
def test_a_wrong_command(no_store, options):
    done = run(*options, env=no_store)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: python -m graph.load")
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_not_there(tmp_path, no_store):
    done = run(tmp_path / "none", env=no_store)
    assert done.returncode == 2
    assert f"{tmp_path / 'none'}: there is no such folder" in done.stderr


def test_a_wrong_setting(tmp_path):
    folder = write_folder(tmp_path / "data", {"regions.csv": REGIONS})
    done = run(folder, env=environment(TIRAZH_STORE_TIMEOUT="soon"))
    assert done.returncode == 2
    assert "TIRAZH_STORE_TIMEOUT" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_that_is_not_there(tmp_path):
    folder = write_folder(tmp_path / "data", {"regions.csv": REGIONS})
    with socket.socket() as nobody:  # bound and not listening: connections are refused
        nobody.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{nobody.getsockname()[1]}"
        done = run(folder, env=environment(TIRAZH_NEO4J_URI=uri))
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()[-1].split()) > 3


async def test_a_folder_is_loaded(tmp_path, store_kind, request):
    if store_kind == "neo4j":
        env = environment(server=request.getfixturevalue("neo4j_server"))
    else:
        env = environment(store_dir=tmp_path / "store")
    folder = write_folder(tmp_path / "data", {"regions.csv": REGIONS})
    done = run(folder, env=env)
    assert done.returncode == 0, done.stderr
    *progress, last = done.stderr.splitlines()
    assert progress[-4:] == [
        "writing datasets.csv: 1 of 1 nodes", "writing regions.csv: 2 of 2 nodes",
        "writing datasets.csv: relationships of 1 of 1 rows",
        "writing regions.csv: relationships of 2 of 2 rows"]
    assert last.startswith(f"{folder}: loaded 3 nodes and 2 relationships as dataset:test in ")


async def test_a_store_that_is_in_use(tmp_path, store):
    if store.kind == "neo4j":
        return  # a server has room for many
    folder = write_folder(tmp_path / "data", {"regions.csv": REGIONS})
    done = run(folder, env=environment(store_dir=store.folder))
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith(f"The store folder {store.folder} is in use")
