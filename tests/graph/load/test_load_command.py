"""The command: what it prints, and its exit codes."""

import fcntl
import os
import resource
import shutil
import socket

import pytest

from graph import migrations
from graph.data_version import data_version
from graph.load import load_folder
from graph.store import StoreFull
from tests.graph.load.command import environment, run, run_and_interrupt
from tests.graph.load.contents import contents
from tests.graph.load.folders import REGIONS, write_folder
from tests.support.generated_data import write_generated_folder
from tests.support.stores import connected, embedded_store

WRONG = "id,country,oktmo\nregion:a,RU,1615000\nregion:b,ru,\n"


@pytest.fixture
def no_store(tmp_path):
    """The environment of a command that must not need its store: the folder would be made."""
    folder = tmp_path / "store"
    yield environment(store_dir=folder)
    assert not folder.exists()


def test_a_dry_run_takes_a_store_that_is_not_there_as_empty_and_makes_none(tmp_path, no_store):
    done = run(write_folder(tmp_path / "data", {"regions.csv": REGIONS}), "--dry-run", env=no_store)
    assert done.returncode == 0
    assert done.stdout == ""
    *progress, last = done.stderr.splitlines()
    assert progress == ["checking datasets.csv: 1 of 1 rows",
                        f"There is no store in {tmp_path / 'store'} yet: the graph is empty",
                        "checking regions.csv: 2 of 2 rows"]
    assert last.startswith(f"{tmp_path / 'data'} is in order: 3 nodes and 2 relationships, ")


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_references_to_a_store_that_is_not_there_are_dangling(tmp_path, no_store, options):
    folder = write_folder(tmp_path / "data", {"teams.csv": "id,territory\nteam:a,region:RU-KL\n"})
    done = run(folder, *options, env=no_store)
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if not line.startswith("checking")] == [
        f"There is no store in {tmp_path / 'store'} yet: the graph is empty",
        "teams.csv:2: column 'territory': value 'region:RU-KL': neither the folder nor the graph has this Region. "
        "Add it to regions.csv or correct the reference",
        f"{folder}: 1 errors, nothing was written."]


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


@pytest.mark.parametrize(("options", "sentence"), [
    ([], "The folder to load is not named."),
    (["--dry-run", "--max-errors", "5"], "The folder to load is not named."),
    (["folder", "--max-errors", "0"], "--max-errors is '0': write a whole number from 1 to 999999999."),
    (["folder", "--max-errors", "x"], "--max-errors is 'x': write a whole number from 1 to 999999999."),
    (["folder", "--max-errors", "9" * 5000],
     f"--max-errors is '{'9' * 59}…': write a whole number from 1 to 999999999."),
    (["folder", "--max-errors", "١"], "--max-errors is '١': write a whole number from 1 to 999999999."),
    (["folder", "--encoding", "klingon"], "--encoding is 'klingon': write one of cp1251, cp866, koi8-r, koi8-u, "
                                          "mac-cyrillic, iso8859-5, cp1252, iso8859-1, utf-8."),
    ([""], "The folder to load is not named."),
    (["folder", "--lang", "de"], "--lang is 'de': write en or ru."),
    (["folder", "--colour"], "There is no option --colour."),
    (["folder", "--max", "5"], "There is no option --max."),
    (["folder", "other"], "There is no option other."),
    (["folder", "--dataset"], "--dataset needs a value."),
    (["folder", "--lang", "ru", "--dataset"], "Параметру --dataset нужно значение."),
])
def test_a_wrong_command(no_store, options, sentence):
    done = run(*options, env=no_store)
    assert done.returncode == 2
    see = "Справка:" if "ru" in options else "See"
    assert done.stderr == f"{sentence} {see} python -m graph.load --help.\n"


@pytest.mark.parametrize(("options", "variables", "words"), [
    ([], {"TIRAZH_LANGUAGE": "", "LC_ALL": "ru_RU.UTF-8"}, "вызов: python -m graph.load"),
    ([], {"TIRAZH_LANGUAGE": "ru"}, "вызов: python -m graph.load"),
    (["--lang", "ru"], {}, "вызов: python -m graph.load"),
    (["--lang=en"], {"TIRAZH_LANGUAGE": "ru"}, "usage: python -m graph.load"),
    ([], {}, "usage: python -m graph.load"),
])
def test_the_help_is_in_the_language_of_the_terminal_unless_another_is_named(options, variables, words):
    done = run(*options, "--help", env=environment(**variables))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(words)
    assert all(f"  {option}" in done.stdout for option in (
        "--dry-run", "--dataset ID", "--store-dir DIR", "--max-errors N", "--lang", "-h, --help"))
    assert ("показать эту справку" in done.stdout) is words.startswith("вызов")


def test_messages_are_in_the_language_of_the_terminal(tmp_path, no_store):
    locale = {**no_store, "TIRAZH_LANGUAGE": "", "LC_ALL": "ru_RU.UTF-8"}
    done = run(write_folder(tmp_path / "data", {"regions.csv": REGIONS}), "--dry-run", env=locale)
    assert "ошибок нет" in done.stderr


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


def test_a_store_folder_without_a_name_is_refused(tmp_path):
    folder = write_folder(tmp_path / "data", {"regions.csv": REGIONS})
    for given in ("", "  "):
        done = run(folder, "--store-dir", given, env=environment())
        assert (done.returncode, done.stderr) == (
            2, f"--store-dir is '{given}': write the path of a folder. See docs/settings.md.\n")


@pytest.mark.parametrize("module", ["graph.load.command", "graph.store.bolt", "neo4j", "graph.migrations"])
def test_ctrl_c_at_any_import_ends_the_command_without_a_traceback(tmp_path, module):
    """The signal comes while this module is being imported: the command's first second is imports."""
    done = run_and_interrupt(tmp_path, write_folder(tmp_path / "data", {"regions.csv": REGIONS}), "--dry-run",
                             env=environment(store_dir=tmp_path / "store"), module=module)
    assert (done.returncode, done.stderr) == (130, "")


@pytest.fixture
def nobody():
    """The address of a Neo4j that is not there."""
    with socket.socket() as held:  # bound and not listening: connections are refused
        held.bind(("127.0.0.1", 0))
        yield f"bolt://127.0.0.1:{held.getsockname()[1]}"


def test_a_store_that_is_not_there(tmp_path, nobody):
    folder = write_folder(tmp_path / "data", {"regions.csv": REGIONS})
    done = run(folder, env=environment(TIRAZH_NEO4J_URI=nobody))
    assert done.returncode == 3
    assert [line for line in done.stderr.splitlines() if not line.startswith("checking")] == [
        f"The graph is that of the Neo4j at {nobody}",
        f"No Neo4j can be reached at {nobody}: start it, or correct TIRAZH_NEO4J_URI."]


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_errors_are_told_also_where_the_store_is_not_there(tmp_path, nobody, options):
    folder = write_folder(tmp_path / "data", {
        "regions.csv": REGIONS.replace(",RU,RU-BEL", ",ru,RU-BEL"),
        "teams.csv": "id,territory\nteam:a,region:RU-KL\nteam:b,Тула\n",
        "people.csv": "id,nameEn\nperson:a,A\nperson:a,B\n",
        "offices.csv": "person,territory.isoCode,from,to\nperson:a,RU-KL,2021,2020\nperson:b,RU-TA,,\n",
        "projects.csv": "id,startOn,endOn\nproject:a,2021,2020\n",
    })
    done = run(folder, *options, env=environment(TIRAZH_NEO4J_URI=nobody))
    assert done.returncode == 2
    lines = [line for line in done.stderr.splitlines() if not line.startswith(("checking", "The graph is"))]
    assert [line.partition(": ")[0] for line in lines[:-2]] == [
        "people.csv:3", "regions.csv:3", "teams.csv:3", "projects.csv:2", "offices.csv:2"]
    assert lines[-2:] == [
        "The folder could not be compared with what is already in the store, references, dates and codes: "
        f"No Neo4j can be reached at {nobody}: start it, or correct TIRAZH_NEO4J_URI.",
        f"{folder}: 5 errors, nothing was written."]


def test_a_dry_run_without_errors_tells_what_it_could_not_check(tmp_path, nobody):
    folder = write_folder(tmp_path / "data", {"teams.csv": "id,territory\nteam:a,region:RU-KL\n"})
    done = run(folder, "--dry-run", "--lang", "ru", env=environment(TIRAZH_NEO4J_URI=nobody))
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == (
        "Сверить ссылки, даты и коды папки с тем, что уже есть в хранилище, не удалось: "
        f"По адресу {nobody} нет связи с Neo4j: запустите его или исправьте TIRAZH_NEO4J_URI.")


def test_a_data_set_that_is_named_is_left_unchecked_where_the_store_is_not_there(tmp_path, nobody):
    folder = write_folder(tmp_path / "data", {"regions.csv": WRONG}, None)
    done = run(folder, "--dataset", "dataset:test", env=environment(TIRAZH_NEO4J_URI=nobody))
    assert done.returncode == 2
    assert "regions.csv:2: column 'oktmo'" in done.stderr
    assert "--dataset" not in done.stderr


async def test_a_folder_is_loaded(tmp_path, store_kind, request):
    if store_kind == "neo4j":
        server = request.getfixturevalue("neo4j_server")
        env, options, graph = environment(server=server), [], f"Neo4j at {server.uri}"
    else:
        # An option goes before its variable.
        env, options = environment(store_dir=tmp_path / "other"), ["--store-dir", tmp_path / "store"]
        graph = f"embedded store in {tmp_path / 'store'}"
    folder = write_folder(tmp_path / "data", {"regions.csv": REGIONS})
    done = run(folder, *options, env=env)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "other").exists()
    assert f"The graph is that of the {graph}" in done.stderr.splitlines()
    *progress, last = done.stderr.splitlines()
    assert progress[-6:] == [
        "writing datasets.csv: 1 of 1 nodes", "writing regions.csv: 2 of 2 nodes",
        "writing datasets.csv: relationships of 1 of 1 rows",
        "writing regions.csv: relationships of 2 of 2 rows",
        "datasets.csv: 1 new, 0 changed, 0 unchanged rows", "regions.csv: 2 new, 0 changed, 0 unchanged rows"]
    assert last.startswith(f"{folder}: loaded 3 nodes and 2 relationships as dataset:test in ")

    write_folder(folder, {"regions.csv": REGIONS + "region:new,,RU,\n"})
    assert "regions.csv: 1 new, 0 changed, 2 unchanged rows" in run(folder, *options, env=env).stderr
    done = run(folder, *options, env=env)
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1].startswith(
        f"{folder}: the graph had all of it already, 4 nodes and 3 relationships as dataset:test; nothing was written.")


async def test_a_store_that_is_in_use_is_asked_through_the_process_that_has_it(tmp_path, empty_store):
    if empty_store.kind == "neo4j":
        return  # a server has room for many
    env = environment(store_dir=empty_store.folder)
    await load_folder(empty_store, write_folder(tmp_path / "loaded", {"regions.csv": REGIONS}))
    version, before = await data_version(empty_store), await contents(empty_store)
    teams = "id,territory\nteam:a,region:RU-TA\nteam:b,region:RU-KL\n"
    folder = write_folder(tmp_path / "data", {"teams.csv": teams})
    which = [f"The graph is that of the embedded store in {empty_store.folder}",
             "The folder is compared with the graph by the process that has the store in use"]
    for options in ([], ["--dry-run"]):
        done = run(folder, *options, env=env)
        assert done.returncode == 2
        assert [line for line in done.stderr.splitlines() if not line.startswith("checking")] == [
            *which,
            "teams.csv:3: column 'territory': value 'region:RU-KL': neither the folder nor the graph has this Region. "
            "Add it to regions.csv or correct the reference",
            f"{folder}: 1 errors, nothing was written."]
    write_folder(folder, {"teams.csv": teams.replace("RU-KL", "RU-BEL")})
    done = run(folder, "--dry-run", env=env)
    assert (done.returncode, done.stderr.splitlines()[-1].split(":")[0]) == (0, f"{folder} is in order")
    done = run(folder, env=env)
    assert done.returncode == 3
    assert [line for line in done.stderr.splitlines() if not line.startswith(("checking", "writing"))] == [
        *which,
        f"The store folder {empty_store.folder} is in use by another process: "
        "stop that one or choose another folder."]
    assert await contents(empty_store) == before
    assert await data_version(empty_store) == version


async def test_a_disk_that_becomes_full_is_said_to_be_so_and_the_load_can_be_completed(tmp_path):
    """What must be kept free is set so that a file of one GiB takes it."""
    folder = write_generated_folder(tmp_path / "data", adoptions=1_500, municipalities=50, practices=50)
    room, filling = 1 << 30, tmp_path / "filling"
    reserve = shutil.disk_usage(tmp_path).free - room

    def fill(progress):
        if progress.phase == "nodes" and progress.file == "adoptions.csv" and not filling.exists():
            size = shutil.disk_usage(tmp_path).free - reserve + room // 4
            with filling.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, max(size, 1))

    async with connected(embedded_store(tmp_path / "store", reserve=reserve)) as store:
        await migrations.upgrade(store)
        with pytest.raises(StoreFull, match="The disk of the store with .* is full"):
            await load_folder(store, folder, progress=fill)
        assert await store.read("MATCH (n:Municipality) RETURN count(n)") == 50
        assert await data_version(store) == 0
        filling.unlink()
        await load_folder(store, folder)
        assert await store.read("MATCH (n:Adoption) RETURN count(n)") == 1_500
        assert await data_version(store) == 1


@pytest.mark.parametrize(("lang", "sentence"), [("en", "The disk of the store with {store} is full"),
                                                ("ru", "Диск хранилища с {store} заполнен")])
def test_a_full_disk_is_said_to_be_full(tmp_path, lang, sentence):
    """The store may write no file to its end: what it inherits is a limit on their sizes."""
    folder, store = write_folder(tmp_path / "data", {"regions.csv": REGIONS}), tmp_path / "store"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        done = run(folder, "--lang", lang, env=environment(store_dir=store))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith(sentence.format(store=store))


def test_a_store_in_use_that_says_not_where_it_is_leaves_the_references_unchecked(tmp_path):
    folder = write_folder(tmp_path / "data", {"teams.csv": "id,territory\nteam:a,region:RU-KL\n"})
    store = tmp_path / "store"
    (store / "databases" / "kg").mkdir(parents=True)
    with (store / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = run(folder, "--dry-run", env=environment(store_dir=store))
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].endswith(
        f"The store folder {store} is in use by another process: stop that one or choose another folder.")
