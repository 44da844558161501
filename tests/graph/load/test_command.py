"""The output and the exit codes of the command."""

import socket

import pytest

from tests.graph.load.command import environment, run, run_and_interrupt
from tests.graph.load.folders import REGIONS, write_folder

pytestmark = pytest.mark.slow

INVALID = "id,country,oktmo\nregion:a,RU,1615000\nregion:b,ru,\n"


@pytest.fixture
def no_store(tmp_path):
    """The environment of a command that must not create its store folder."""
    folder = tmp_path / "store"
    yield environment(store_dir=folder)
    assert not folder.exists()


def test_a_dry_run_treats_a_missing_store_as_empty_and_does_not_create_it(tmp_path, no_store):
    done = run(write_folder(tmp_path / "data", {"regions.csv": REGIONS}), "--dry-run", env=no_store)
    assert done.returncode == 0
    assert done.stdout == ""
    *progress, last = done.stderr.splitlines()
    assert progress == [
        "checking datasets.csv: 1 of 1 row",
        f"There is no store in {tmp_path / 'store'} yet, so the graph is empty",
        "checking regions.csv: 2 of 2 rows",
    ]
    assert last.startswith(f"{tmp_path / 'data'}: no errors; 3 nodes and 2 relationships, ")


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_references_are_dangling_if_the_store_is_missing(tmp_path, no_store, options):
    folder = write_folder(tmp_path / "data", {"teams.csv": "id,territory\nteam:a,region:RU-KL\n"})
    done = run(folder, *options, env=no_store)
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if not line.startswith("checking")] == [
        f"There is no store in {tmp_path / 'store'} yet, so the graph is empty",
        "teams.csv:2: column 'territory': value 'region:RU-KL': neither the folder nor the graph has this Region. "
        "Add it to regions.csv or correct the reference",
        f"{folder}: 1 error, nothing was written.",
    ]


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_all_errors_are_printed_together(tmp_path, no_store, options):
    folder = write_folder(tmp_path / "data", {"regions.csv": INVALID})
    done = run(folder, *options, env=no_store)
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if not line.startswith("checking")] == [
        "regions.csv:2: column 'oktmo': value '1615000': an OKTMO code of 7 digits has lost its leading zero. "
        "Write 01615000 and format the column as text",
        "regions.csv:3: column 'country': value 'ru': the value has the wrong format. "
        "Write the ISO 3166-1 code of two capital letters, such as RU",
        f"{folder}: 2 errors, nothing was written.",
    ]


def test_errors_are_printed_in_russian_up_to_the_maximum(tmp_path, no_store):
    folder = write_folder(tmp_path / "data", {"regions.csv": INVALID})
    done = run(folder, "--lang", "ru", "--max-errors", 1, env=no_store)
    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if not line.startswith("проверка")] == [
        "regions.csv:2: столбец «oktmo»: значение «1615000»: в коде ОКТМО 7 цифр: ведущий ноль потерян. "
        "Напишите 01615000 и задайте столбцу текстовый формат",
        "и ещё 1",
        f"{folder}: 2 ошибки, ничего не записано.",
    ]


def test_an_unknown_option(no_store):
    done = run("folder", "--colour", env=no_store)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Unknown option --colour. See python -m graph.load --help.\n"


def test_the_help_is_printed(no_store):
    done = run("--help", env=no_store)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: python -m graph.load")


def test_messages_are_in_the_language_of_the_terminal(tmp_path, no_store):
    locale = {**no_store, "TIRAZH_LANGUAGE": "", "LC_ALL": "ru_RU.UTF-8"}
    done = run(write_folder(tmp_path / "data", {"regions.csv": REGIONS}), "--dry-run", env=locale)
    assert "ошибок нет" in done.stderr


def test_a_missing_folder(tmp_path, no_store):
    done = run(tmp_path / "none", env=no_store)
    assert done.returncode == 2
    assert f"{tmp_path / 'none'}: the folder does not exist" in done.stderr


def test_an_invalid_setting(tmp_path):
    folder = write_folder(tmp_path / "data", {"regions.csv": REGIONS})
    done = run(folder, env=environment(TIRAZH_STORE_TIMEOUT="soon"))
    assert done.returncode == 2
    assert "TIRAZH_STORE_TIMEOUT" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_store_folder_is_refused(tmp_path):
    folder = write_folder(tmp_path / "data", {"regions.csv": REGIONS})
    for value in ("", "  "):
        done = run(folder, "--store-dir", value, env=environment())
        assert (done.returncode, done.stderr) == (
            2,
            f"--store-dir: invalid value '{value}'. Use the path of a folder. See docs/settings.md.\n",
        )


@pytest.mark.parametrize("module", ["graph.load.command", "graph.store.bolt", "neo4j", "graph.migrations"])
def test_ctrl_c_during_an_import_ends_the_command_without_a_traceback(tmp_path, module):
    """The signal arrives during the import of this module: imports take the first second of the command."""
    done = run_and_interrupt(
        tmp_path,
        write_folder(tmp_path / "data", {"regions.csv": REGIONS}),
        "--dry-run",
        env=environment(store_dir=tmp_path / "store"),
        module=module,
    )
    assert (done.returncode, done.stderr) == (130, "")


@pytest.fixture
def unused_uri():
    """The address of a Neo4j that does not run."""
    with socket.socket() as bound:  # bound but not listening, so connections are refused
        bound.bind(("127.0.0.1", 0))
        yield f"bolt://127.0.0.1:{bound.getsockname()[1]}"


def test_a_store_that_is_unavailable(tmp_path, unused_uri):
    folder = write_folder(tmp_path / "data", {"regions.csv": REGIONS})
    done = run(folder, env=environment(TIRAZH_NEO4J_URI=unused_uri))
    assert done.returncode == 3
    assert [line for line in done.stderr.splitlines() if not line.startswith("checking")] == [
        f"Using Neo4j at {unused_uri}",
        f"Cannot connect to Neo4j at {unused_uri}. Start it, or correct TIRAZH_NEO4J_URI.",
    ]


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_errors_are_reported_even_if_the_store_is_unavailable(tmp_path, unused_uri, options):
    folder = write_folder(
        tmp_path / "data",
        {
            "regions.csv": REGIONS.replace(",RU,RU-BEL", ",ru,RU-BEL"),
            "teams.csv": "id,territory\nteam:a,region:RU-KL\nteam:b,Тула\n",
            "people.csv": "id,nameEn\nperson:a,A\nperson:a,B\n",
            "offices.csv": "person,territory.isoCode,from,to\nperson:a,RU-KL,2021,2020\nperson:b,RU-TA,,\n",
            "projects.csv": "id,startOn,endOn\nproject:a,2021,2020\n",
        },
    )
    done = run(folder, *options, env=environment(TIRAZH_NEO4J_URI=unused_uri))
    assert done.returncode == 2
    lines = [line for line in done.stderr.splitlines() if not line.startswith(("checking", "Using"))]
    assert [line.partition(": ")[0] for line in lines[:-2]] == [
        "people.csv:3",
        "regions.csv:3",
        "teams.csv:3",
        "projects.csv:2",
        "offices.csv:2",
    ]
    assert lines[-2:] == [
        "The references, dates and codes of the folder could not be compared with the graph in the store: "
        f"Cannot connect to Neo4j at {unused_uri}. Start it, or correct TIRAZH_NEO4J_URI.",
        f"{folder}: 5 errors, nothing was written.",
    ]


def test_a_dry_run_without_errors_reports_what_it_could_not_check(tmp_path, unused_uri):
    folder = write_folder(tmp_path / "data", {"teams.csv": "id,territory\nteam:a,region:RU-KL\n"})
    done = run(folder, "--dry-run", "--lang", "ru", env=environment(TIRAZH_NEO4J_URI=unused_uri))
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == (
        "Не удалось сверить ссылки, даты и коды из папки с графом в хранилище: "
        f"Нет связи с Neo4j по адресу {unused_uri}. Запустите Neo4j или исправьте TIRAZH_NEO4J_URI."
    )


def test_the_named_data_set_is_not_checked_if_the_store_is_unavailable(tmp_path, unused_uri):
    folder = write_folder(tmp_path / "data", {"regions.csv": INVALID}, None)
    done = run(folder, "--dataset", "dataset:test", env=environment(TIRAZH_NEO4J_URI=unused_uri))
    assert done.returncode == 2
    assert "regions.csv:2: column 'oktmo'" in done.stderr
    assert "--dataset" not in done.stderr
