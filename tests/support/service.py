"""The service as a process, started as a user would start it, with its output."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

from settings import CHECKOUT
from tests.support.narrowing import present

#: Timeout of a start or a stop in seconds, generous enough for a busy machine.
LIMIT = 240.0


class Service:
    """A running process.

    Attributes:
        url: the URL of the GraphQL endpoint, set by `wait_until_ready`.
    """

    def __init__(self, command: Sequence[str | Path], environment: Mapping[str, str]):
        self.process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd="/",
            process_group=0,
        )
        self.url = ""
        self._output: dict[str, list[str]] = {"stdout": [], "stderr": []}
        self._closed: set[str] = set()
        self._changed = threading.Condition()
        self._readers = [threading.Thread(target=self._read, args=(name,)) for name in self._output]
        for reader in self._readers:
            reader.start()

    def _read(self, name: str) -> None:
        with getattr(self.process, name) as stream:
            for line in stream:
                with self._changed:
                    self._output[name].append(line)
                    self._changed.notify_all()
        with self._changed:
            self._closed.add(name)
            self._changed.notify_all()

    @property
    def printed(self) -> str:
        return "".join(self._output["stdout"])

    @property
    def errors(self) -> str:
        return "".join(self._output["stderr"])

    def wait_for(self, regex: str) -> str:
        """Wait until a line of standard output matches the pattern, and return the line.

        Raises AssertionError if the process ends or the timeout expires first.
        """
        pattern = re.compile(regex)

        def find() -> str | None:
            return next((line for line in list(self._output["stdout"]) if pattern.search(line)), None)

        with self._changed:
            self._changed.wait_for(lambda: find() or "stdout" in self._closed, LIMIT)
        line = find()
        assert line, f"{regex!r} was not printed:\n{self.printed}{self.errors}"
        return line

    def wait_until_ready(self) -> None:
        self.url = present(re.search(r"http://\S+/graphql", self.wait_for("/graphql")))[0]

    def wait_until_green(self) -> Any:
        """Wait until /readyz returns 200, and return its JSON. Raises AssertionError on timeout."""
        deadline = time.monotonic() + LIMIT
        while True:
            answer = httpx.get(self.url.replace("/graphql", "/readyz"), timeout=LIMIT)
            if answer.status_code == 200:
                return answer.json()
            assert time.monotonic() < deadline, answer.text
            time.sleep(0.1)

    def execute(self, query: str) -> Any:
        """Send a query and return its data. Raises AssertionError if the response has errors."""
        answer = httpx.post(self.url, json={"query": query}, timeout=LIMIT).json()
        assert "errors" not in answer, answer
        return answer["data"]

    def stop_during_a_request(self, looks: int = 1) -> bytes:
        """Send a request in two parts with SIGTERM in between, and return the whole response.

        looks: requests to /healthz before the signal, so that a process has started to read the first part.
        """
        host, port = present(re.search(r"//([^:]+):(\d+)/", self.url)).groups()
        body = b'{"query": "{ __typename }"}'
        with socket.create_connection((host, int(port)), timeout=LIMIT) as connection:
            connection.sendall(
                b"POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body[:5]
            )
            for _ in range(looks):
                httpx.get(self.url.replace("/graphql", "/healthz"), timeout=LIMIT)
            self.signal(signal.SIGTERM)
            self.wait_for("Stopping")
            connection.sendall(body[5:])
            return connection.makefile("rb").read()

    def children(self) -> list[int]:
        """Return the process ids of its child processes."""
        return [
            int(pid) for pid in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        ]

    def signal(self, number: int) -> None:
        self.process.send_signal(number)

    def interrupt_group(self) -> None:
        """Send SIGINT to the process and its children, as Ctrl-C in a terminal does."""
        os.killpg(self.process.pid, signal.SIGINT)

    def wait(self) -> int:
        """Wait until the process ends, and return its exit code."""
        code = self.process.wait(LIMIT)
        for reader in self._readers:
            reader.join(LIMIT)
        return code


#: Timeouts that no test reaches on a slow machine; a test of a timeout sets its own.
LONG_TIMEOUTS = dict.fromkeys(
    (
        "TIRAZH_REQUEST_TIMEOUT",
        "TIRAZH_STORE_TIMEOUT",
        "TIRAZH_STORE_QUEUE_TIMEOUT",
        "TIRAZH_HEADER_TIMEOUT",
        "TIRAZH_BODY_TIMEOUT",
    ),
    "600",
)


def environment(**variables: str) -> dict[str, str]:
    """Return the environment of this process without `TIRAZH_` variables, plus test defaults and `variables`."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("TIRAZH_")}
    return {**inherited, "TIRAZH_LANGUAGE": "en", "TIRAZH_STORE_HEAP": "512m", **LONG_TIMEOUTS, **variables}


@contextlib.contextmanager
def started(
    *arguments: str | Path, command: Sequence[str | Path] = (sys.executable, CHECKOUT / "server.py"), **variables: str
) -> Iterator[Service]:
    """Start the service with these options and variables. Kill it on exit if it is still running."""
    service = Service([*command, *arguments], environment(**variables))
    try:
        yield service
    finally:
        if service.process.poll() is None:
            service.process.kill()
        service.wait()
