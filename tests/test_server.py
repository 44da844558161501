"""The service as a process: first and later starts, every kind of shutdown, and the messages of failed starts."""

import hashlib
import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys

import httpx
import pytest

from graph.data_version import load_started
from graph.load.shipped import content_hash, find_data_sets
from graph.store import open_store
from process.exit_codes import Exit
from settings import CHECKOUT, Settings
from tests.support.generated_data import write_generated_folder
from tests.support.neo4j_server import DATABASE, USER
from tests.support.service import LIMIT, environment, started
from tests.support.stores import HEAP, connected, embedded_store
from version import VERSION

pytestmark = pytest.mark.slow

COUNTS = """{ regions { totalCount } municipalities { totalCount } practices { totalCount }
              adoptions { totalCount } }"""


def counts(service) -> dict[str, int]:
    return {name: connection["totalCount"] for name, connection in service.execute(COUNTS).items()}


def data_folder(folder, **sizes):
    """Write a data folder with one generated set; return it with the node counts of a graph that holds the set."""
    sizes = {"adoptions": 300, "regions": 5, "municipalities": 40, "practices": 20, **sizes}
    write_generated_folder(folder / "made-up", **sizes)
    (folder / "order.txt").write_text("made-up\n", encoding="utf-8")
    return folder, sizes


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


# --- Start and shutdown


def test_first_start_restart_and_reload(tmp_path):
    data, sizes = data_folder(tmp_path / "data")
    options = ("--port", "0", "--store-dir", tmp_path / "store")

    with started(*options, TIRAZH_DATA_DIR=str(data)) as service:
        service.wait_until_ready()
        output = service.printed.replace("\N{NO-BREAK SPACE}", " ")
        assert "Loading made-up ..." in output
        nodes = 1 + 1 + 20 + sum(sizes.values())  # a data set, a source, topics and the rest
        assert re.search(rf"^Loaded made-up: {nodes} nodes and \d[\d ]* relationships in \d+\.\d s$", output, re.M)
        assert counts(service) == sizes
        answer = subprocess.run(shlex.split(service.wait_for("curl")), capture_output=True, check=True)
        assert "data" in json.loads(answer.stdout)
        assert httpx.get(service.url, headers={"Accept": "text/html"}, timeout=LIMIT).text.startswith("<!doctype html>")
        assert httpx.get(service.url.replace("/graphql", "/"), timeout=LIMIT).text.startswith("<!doctype html>")
        alive = httpx.get(service.url.replace("/graphql", "/healthz"), timeout=LIMIT)
        assert alive.json() == {"status": "alive", "version": VERSION}
        readiness = service.wait_until_green()
        assert readiness == {"status": "ready", "dataVersion": 1, "contents": "NOT_CHECKED"}
        children = service.children()
        assert children
        service.interrupt_group()
        assert service.wait() == Exit.OK
        assert service.printed.endswith("Stopped.\n")
        assert service.errors == ""
        assert not any(is_running(pid) for pid in children)

    with started(*options, TIRAZH_DATA_DIR=str(data)) as service:
        service.wait_until_ready()
        assert "Loading" not in service.printed
        assert counts(service) == sizes
        assert service.wait_until_green()["contents"] == "WHOLE"
        service.signal(signal.SIGKILL)
        service.wait()

    data_folder(data, practices=25)
    with started(*options, TIRAZH_DATA_DIR=str(data)) as service:
        service.wait_until_ready()
        assert "Loading made-up ..." in service.printed  # its files have changed
        assert counts(service) == {**sizes, "practices": 25}
        service.signal(signal.SIGTERM)
        assert service.wait() == Exit.OK


def test_the_next_start_completes_an_interrupted_load(tmp_path):
    data, sizes = data_folder(tmp_path / "data", municipalities=200, adoptions=2000)
    options = ("--port", "0", "--store-dir", tmp_path / "store")
    for signal_, code in ((signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, Exit.OK)):
        with started(*options, TIRAZH_DATA_DIR=str(data)) as service:
            service.wait_for("^Loading made-up")
            service.signal(signal_)
            assert service.wait() == code
            assert "Loaded" not in service.printed
            assert service.errors == ""
    with started(*options, TIRAZH_DATA_DIR=str(data)) as service:
        service.wait_until_ready()
        assert counts(service) == sizes
        assert service.wait_until_green()["contents"] == "WHOLE"


def allowed_origin(url: str, origin: str) -> str | None:
    """Return the allowed origin in the answer to the preflight request of a browser."""
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type,x-api-key",
    }
    return httpx.options(url, headers=headers, timeout=LIMIT).headers.get("Access-Control-Allow-Origin")


def test_cors_allows_configured_origins_and_shutdown_completes_the_last_request(tmp_path):
    with started(
        "--port", "0", "--store-dir", tmp_path, TIRAZH_LOAD_DATA="false", TIRAZH_CORS_ORIGINS="https://a.example"
    ) as service:
        service.wait_until_ready()
        assert allowed_origin(service.url, "https://a.example") == "https://a.example"
        assert allowed_origin(service.url, "https://b.example") is None
        schema = httpx.get(service.url.replace("/graphql", "/schema.graphql"), timeout=LIMIT)
        assert schema.text.encode() == (CHECKOUT / "schema.graphql").read_bytes().rstrip(b"\n")
        misspelt = httpx.post(service.url, json={"query": "{ regionz { totalCount } }"}, timeout=LIMIT)
        assert "Did you mean" in misspelt.json()["errors"][0]["message"]
        assert b'{"data":{"__typename":"Query"}}' in service.stop_during_a_request()
        assert service.wait() == Exit.OK


def test_the_service_runs_on_neo4j(neo4j_server, tmp_path):
    data, _ = data_folder(tmp_path / "data")
    variables = {
        "TIRAZH_NEO4J_URI": neo4j_server.uri,
        "TIRAZH_NEO4J_USER": USER,
        "TIRAZH_NEO4J_DATABASE": DATABASE,
        "TIRAZH_NEO4J_PASSWORD": neo4j_server.password,
        "TIRAZH_DATA_DIR": str(data),
    }
    with started("--port", "0", "--store-dir", tmp_path / "store", **variables) as service:
        service.wait_until_ready()
        assert service.execute('{ municipality(id: "municipality:synthetic-1") { country } }') == {
            "municipality": {"country": "ZZ"}
        }
        service.interrupt_group()
        assert service.wait() == Exit.OK
    assert not (tmp_path / "store").exists()


# --- Failed starts


def failed_start(*arguments, language: str = "en", **variables) -> tuple[int, str]:
    """Start the service, which must fail; return its exit code and standard error."""
    with started(*arguments, **{"TIRAZH_LANGUAGE": language, **variables}) as service:
        code = service.wait()
        assert "Traceback" not in service.errors
        return code, service.errors.strip()


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "TIRAZH_PORT: invalid value 'x'. Use a whole number from 0 to 65535. See docs/settings.md."),
        ("ru", "TIRAZH_PORT: недопустимое значение 'x'. Укажите целое число от 0 до 65535. См. docs/settings.md."),
    ],
)
def test_an_invalid_setting(language, message):
    assert failed_start(language=language, TIRAZH_PORT="x") == (Exit.USAGE, message)


def test_an_unknown_option():
    assert failed_start("--prot", "1") == (Exit.USAGE, "Unknown option --prot. See scripts/run --help.")


def test_an_unknown_variable_is_reported():
    _, errors = failed_start("--port", "x", TIRAZH_PROT="1")
    assert errors.startswith("--port: invalid value 'x'")
    with socket.create_server(("127.0.0.1", 0)) as other:
        _, errors = failed_start("--port", str(other.getsockname()[1]), TIRAZH_PROT="1")
    assert "TIRAZH_PROT is not a setting and is ignored. Did you mean TIRAZH_PORT?" in errors


def test_a_port_in_use(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        code, errors = failed_start("--port", str(port), "--store-dir", tmp_path / "store")
    assert (code, errors) == (
        Exit.ADDRESS,
        f"Port {port} of 127.0.0.1 is in use. Stop the program that uses it, or choose another port with --port.",
    )
    assert not (tmp_path / "store").exists()


def test_an_address_of_another_machine():
    code, errors = failed_start("--host", "203.0.113.1", "--port", "0")
    assert code == Exit.ADDRESS
    assert errors.startswith("This machine has no address 203.0.113.1")


async def test_a_store_folder_in_use(tmp_path):
    async with connected(embedded_store(tmp_path)):
        code, errors = failed_start("--port", "0", "--store-dir", tmp_path)
    assert (code, errors) == (
        Exit.STORE_IN_USE,
        f"The store folder {tmp_path} is in use by another process. Stop it or choose another folder.",
    )


def test_an_unusable_store_folder(tmp_path):
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "store"):
        code, errors = failed_start("--port", "0", "--store-dir", folder)
        assert code == Exit.STORE_FOLDER
        assert errors.startswith(f"The store folder {folder} cannot be written")
        assert len(errors.splitlines()) == 1


async def test_an_unfinished_load_is_reported(tmp_path):
    store = await open_store(Settings(store_dir=tmp_path, store_heap=HEAP))
    await store.write(load_started("dataset:own"))
    await store.close()
    with started("--port", "0", "--store-dir", tmp_path, TIRAZH_LOAD_DATA="false") as service:
        service.wait_until_ready()
        assert "A load of dataset:own did not finish. Load the same folder again" in service.printed
        assert service.wait_until_green()["contents"] == "LOAD_UNFINISHED"


async def test_an_unfinished_load_that_the_start_completes_is_not_reported(tmp_path):
    data, _ = data_folder(tmp_path / "data")
    store = await open_store(Settings(store_dir=tmp_path / "store", store_heap=HEAP))
    await store.write(load_started("dataset:synthetic"))
    await store.close()
    with started("--port", "0", "--store-dir", tmp_path / "store", TIRAZH_DATA_DIR=str(data)) as service:
        service.wait_until_ready()
        assert "did not finish" not in service.printed
        assert service.wait_until_green()["contents"] == "WHOLE"


def test_a_damaged_store(tmp_path):
    data, sizes = data_folder(tmp_path / "data")
    options = ("--port", "0", "--store-dir", tmp_path / "store")
    with started(*options, TIRAZH_DATA_DIR=str(data)) as service:
        service.wait_until_ready()
        service.signal(signal.SIGTERM)
        assert service.wait() == Exit.OK
    [file] = (tmp_path / "store").glob("databases/kg/Practice_0.*.bucket")
    os.truncate(file, 0)
    code, errors = failed_start(*options, language="ru", TIRAZH_DATA_DIR=str(data))
    assert code == Exit.STORE_DAMAGED
    assert errors.startswith(f"Хранилище в папке {tmp_path / 'store'} повреждено: Practice: 0 узлов вместо 20")


async def test_a_graph_of_a_newer_version(tmp_path):
    async with connected(embedded_store(tmp_path)) as store:
        await store.write(("CREATE (:SchemaVersion {id: 'schema', version: 999})", {}))
    code, errors = failed_start("--port", "0", "--store-dir", tmp_path, language="ru")
    assert code == Exit.STORE_TOO_NEW
    assert errors.splitlines()[-1].startswith("Версия графа — 999")


def test_an_unreachable_neo4j():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    code, errors = failed_start(
        "--port", "0", TIRAZH_NEO4J_URI=f"bolt://127.0.0.1:{port}", TIRAZH_NEO4J_PASSWORD="hunter2"
    )
    assert (code, errors) == (
        Exit.STORE_UNAVAILABLE,
        f"Cannot connect to Neo4j at bolt://127.0.0.1:{port}. Start it, or correct TIRAZH_NEO4J_URI.",
    )


def test_a_wrong_neo4j_password(neo4j_server):
    code, errors = failed_start("--port", "0", TIRAZH_NEO4J_URI=neo4j_server.uri, TIRAZH_NEO4J_PASSWORD="hunter2")
    assert code == Exit.STORE_UNAVAILABLE
    assert "TIRAZH_NEO4J_PASSWORD" in errors.splitlines()[-1]
    assert "hunter2" not in errors


@pytest.mark.parametrize(
    ("order", "message"),
    [
        (None, "order.txt cannot be read (No such file or directory)"),
        ("nothing\n", "nothing cannot be read (No such file or directory)"),
    ],
)
def test_an_invalid_data_folder(tmp_path, order, message):
    if order:
        (tmp_path / "order.txt").write_text(order)
    code, errors = failed_start("--port", "0", "--store-dir", tmp_path / "store", TIRAZH_DATA_DIR=str(tmp_path))
    assert code == Exit.USAGE
    assert message in errors
    assert "TIRAZH_DATA_DIR" in errors
    assert not (tmp_path / "store").exists()


def test_invalid_registered_documents(tmp_path):
    (tmp_path / "documents.json").write_text("[]")
    code, errors = failed_start(
        "--port", "0", "--store-dir", tmp_path / "store", TIRAZH_TRUSTED_DOCUMENTS=str(tmp_path / "documents.json")
    )
    assert code == Exit.USAGE
    assert "documents.json cannot be used (not a JSON object). Set TIRAZH_TRUSTED_DOCUMENTS" in errors
    assert not (tmp_path / "store").exists()


def test_the_settings_apply_to_the_service(tmp_path):
    digest = hashlib.sha256(b"a key").hexdigest()
    with started(
        "--port",
        "0",
        "--store-dir",
        tmp_path,
        TIRAZH_LOAD_DATA="false",
        TIRAZH_MAX_DEPTH="2",
        TIRAZH_MAX_COST="5,6,70",
        TIRAZH_TRUSTED_API_KEYS=digest,
        TIRAZH_INTROSPECTION="false",
        TIRAZH_COMPRESS_ABOVE="0",
        TIRAZH_HEADER_TIMEOUT="3",
        TIRAZH_PERSISTED_QUERIES="0",
    ) as service:
        service.wait_until_ready()

        def post(query: str, extensions: dict | None = None, **headers: str) -> httpx.Response:
            return httpx.post(
                service.url, json={"query": query, "extensions": extensions}, headers=headers, timeout=LIMIT
            )

        def code(response: httpx.Response) -> str:
            return response.json()["errors"][0]["extensions"]["code"]

        assert code(post("{ regions { nodes { id } } }")) == "TOO_DEEP"
        assert code(post("{ __schema { description } }")) == "INTROSPECTION_DISABLED"
        hidden = httpx.get(service.url.replace("/graphql", "/schema.graphql"), timeout=LIMIT)
        assert (hidden.status_code, code(hidden)) == (404, "INTROSPECTION_DISABLED")
        assert "mean" not in post("{ regionz }").json()["errors"][0]["message"]
        assert code(post("{ regions(first: 10) { pageInfo } }")) == "GRAPHQL_VALIDATION_FAILED"
        assert code(post("{ a: regions { totalCount } }")) == "TOO_COSTLY"
        assert (
            code(post("{ dataVersion }", {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}))
            == "PERSISTED_QUERY_NOT_SUPPORTED"
        )
        trusted = post("{ regions { totalCount } }", {"plan": True, "cost": True}, **{"X-API-Key": "a key"})
        assert trusted.json()["data"] == {"regions": {"totalCount": 0}}
        assert trusted.json()["extensions"]["cost"]["limit"] == 70
        assert trusted.json()["extensions"]["plan"]["fields"][0]["statement"].startswith("RETURN [COUNT")
        assert trusted.headers["Content-Encoding"] == "br"
        address = re.search(r"//([^:]+):(\d+)/", service.url).groups()
        with socket.create_connection(address, timeout=LIMIT) as connection:
            connection.sendall(b"POST /graphql HTTP/1.1\r\n")
            assert connection.makefile("rb").read().startswith(b"HTTP/1.1 408 ")


def test_invalid_data(tmp_path):
    data, _ = data_folder(tmp_path / "data")
    (data / "made-up" / "regions.csv").write_text("id,country\nregion:a,Z\n", encoding="utf-8")
    code, errors = failed_start("--port", "0", "--store-dir", tmp_path / "store", TIRAZH_DATA_DIR=str(data))
    assert code == Exit.USAGE
    assert "has errors and was not loaded" in errors
    assert "regions.csv:2: column 'country': value 'Z'" in errors


# --- Shipped data


def test_order_txt_names_every_shipped_data_set():
    named = [data_set.folder.name for data_set in find_data_sets(CHECKOUT / "data")]
    assert sorted(named) == sorted(folder.parent.name for folder in (CHECKOUT / "data").glob("*/datasets.*"))


def test_the_content_hash_of_a_data_set_depends_on_its_data_files_only(tmp_path):
    (tmp_path / "topics.csv").write_text("id\n")
    (tmp_path / "README.md").write_text("a")
    before = content_hash(tmp_path)
    (tmp_path / "README.md").write_text("b")
    os.utime(tmp_path / "topics.csv", (0, 0))
    assert content_hash(tmp_path) == before
    (tmp_path / "topics.csv").write_text("id \n")
    assert content_hash(tmp_path) != before


def test_help_needs_no_packages():
    process = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(CHECKOUT)!r}); "
            "from process.command_line import options; options(['--help'], {})",
        ],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )
    assert process.stdout.startswith("usage: scripts/run")
