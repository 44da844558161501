"""A real Neo4j server for the tests: from Maven Central with the local Java, or as a container.

Neo4j Community has one database per server; a test that needs another database starts another server.
"""

import functools
import re
import secrets
import shutil
import socket
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import neo4j
from neo4j.exceptions import AuthError, DriverError

from tests.support.narrowing import present

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
POM = HERE / "pom.xml"
VERSION = ElementTree.parse(POM).findtext(".//{*}properties/{*}neo4j.version")
LIBRARIES = CHECKOUT / ".cache" / f"neo4j-{VERSION}"

USER, DATABASE = "neo4j", "neo4j"
#: Timeout of a start in seconds, generous enough for a busy machine.
START_TIMEOUT = 180.0

JAVA_OPTIONS = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "-Dio.netty.tryReflectionSetAccessible=true",
)
CONFIGURATION = """
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size={page_cache}
"""
#: A shell script that runs a command until its standard input closes, so that no server outlives the tests.
WHILE_INPUT_IS_OPEN = '"$@" & pid=$!; cat > /dev/null; kill $pid; wait $pid'


def _succeeds(*command: str) -> bool:
    """Return whether the command exists and exits with 0."""
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _java_release() -> int:
    """Return the major version of the installed Java, 0 if there is none."""
    if not shutil.which("java"):
        return 0
    output = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr
    match = re.search(r'version "(\d+)', output)
    return int(match[1]) if match else 0


def _fetch_libraries() -> bool:
    """Fetch the server's libraries into the cache folder, once. Return False if Maven is missing or fails."""
    if LIBRARIES.exists():
        return True
    new = LIBRARIES.with_name(f"{LIBRARIES.name}.{secrets.token_hex(4)}")
    fetched = (
        shutil.which("mvn")
        and subprocess.run(
            ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", f"-DoutputDirectory={new}"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
        ).returncode
        == 0
    )
    if fetched:
        try:
            new.rename(LIBRARIES)
        except OSError:  # another process has fetched them meanwhile
            shutil.rmtree(new)
    return LIBRARIES.exists()


@functools.cache
def find_runtime() -> str | None:
    """Return how Neo4j can run here: "java", "docker" or None. Fetches the libraries on the first call."""
    if _java_release() >= 17 and _fetch_libraries():
        return "java"
    if _succeeds("docker", "info"):
        return "docker"
    return None


class Neo4jServer:
    """A running server. Its database is empty unless the folder has one already; then its password is required.

    heap: initial and maximum size of the heap. page_cache: size of the page cache. Both are in Java's notation.
    """

    def __init__(
        self,
        home: Path,
        *,
        password: str | None = None,
        heap: tuple[str, str] = ("512m", "1g"),
        page_cache: str = "256m",
    ):
        self.password = password or secrets.token_urlsafe(16)
        self._home, self._heap, self._page_cache = home, heap, page_cache
        self._process: subprocess.Popen | None = None
        self._container: str | None = None
        match find_runtime():
            case "java":
                port = self._start_java()
            case "docker":
                port = self._start_container()
            case None:
                raise RuntimeError("Neo4j needs Java 17 with Maven, or a Docker daemon")
        self.uri = f"bolt://127.0.0.1:{port}"
        try:
            self._wait_until_ready()
        except BaseException:
            self.stop()
            raise

    def _start_java(self) -> int:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        configuration = self._home / "conf"
        configuration.mkdir(parents=True, exist_ok=True)
        (configuration / "neo4j.conf").write_text(
            CONFIGURATION.format(port=port, page_cache=self._page_cache), encoding="ascii"
        )
        with (self._home / "console.log").open("wb") as console:
            self._process = subprocess.Popen(
                [
                    "sh",
                    "-c",
                    WHILE_INPUT_IS_OPEN,
                    "sh",
                    "java",
                    f"-Xms{self._heap[0]}",
                    f"-Xmx{self._heap[1]}",
                    *JAVA_OPTIONS,
                    "-cp",
                    f"{LIBRARIES}/*",
                    "org.neo4j.server.CommunityEntryPoint",
                    f"--home-dir={self._home}",
                    f"--config-dir={configuration}",
                    "--console-mode",
                ],
                stdin=subprocess.PIPE,
                stdout=console,
                stderr=console,
                start_new_session=True,
            )
        return port

    def _start_container(self) -> int:
        def docker(*command: str) -> str:
            return subprocess.run(["docker", *command], capture_output=True, text=True, check=True).stdout.strip()

        self._container = docker(
            "run",
            "--rm",
            "--detach",
            "--publish",
            "127.0.0.1::7687",
            "--env",
            f"NEO4J_AUTH={USER}/{self.password}",
            "--env",
            f"NEO4J_server_memory_heap_max__size={self._heap[1]}",
            "--env",
            f"NEO4J_server_memory_pagecache_size={self._page_cache}",
            f"neo4j:{VERSION}",
        )
        return int(docker("port", self._container, "7687/tcp").splitlines()[0].rpartition(":")[2])

    def _wait_until_ready(self) -> None:
        """Wait until the server accepts connections, and set the password of a new one."""
        deadline = time.monotonic() + START_TIMEOUT
        while True:
            try:
                with self._driver(self.password) as driver:
                    driver.verify_connectivity()
                return
            except AuthError:
                with self._driver("neo4j") as driver:
                    driver.execute_query(
                        "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=self.password, database_="system"
                    )
            except (DriverError, OSError) as error:
                if time.monotonic() > deadline or (self._process and self._process.poll() is not None):
                    raise RuntimeError(f"Neo4j does not accept connections; see {self._home}") from error
                time.sleep(0.2)

    def _driver(self, password: str) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(
            self.uri, auth=(USER, password), telemetry_disabled=True, notifications_min_severity="OFF"
        )

    @property
    def pid(self) -> int | None:
        """The process id of the server; None for a container."""
        if self._process is None:
            return None
        shell = self._process.pid
        children = Path(f"/proc/{shell}/task/{shell}/children").read_text().split()
        return next(int(child) for child in children if Path(f"/proc/{child}/comm").read_text() == "java\n")

    def stop(self) -> None:
        """Stop the server. Its data stays in the folder, or is removed with the container."""
        if self._process:
            present(self._process.stdin).close()
            try:
                self._process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._container:
            subprocess.run(["docker", "stop", self._container], capture_output=True)
