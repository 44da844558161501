"""Whether all servers answer the same, which is looked at before anything is timed."""

import json
from collections.abc import Mapping

import httpx

from benchmarks.http.servers import Server, plain
from benchmarks.http.shapes import body, drawn
from tests.support.service import Service

#: Requests of each shape that are compared.
SAMPLES = 25


class Unequal(Exception):
    """A server answers something else, or with an error."""


def check(shape: str, running: Mapping[Server, Service], scale: int) -> None:
    """Raises Unequal where an answer differs from that of the first server, errors included."""
    with httpx.Client(timeout=120, headers={"Content-Type": "application/json"}) as client:
        for name, values in drawn(shape, scale, number=SAMPLES):
            first = None
            for server, service in running.items():
                told = client.post(service.url, content=body(server.dialect, name, values)).json()
                if "errors" in told or not told.get("data"):
                    raise Unequal(f"{server.title} answers {name} {values} with {json.dumps(told)[:1000]}")
                answer = plain(name, told["data"])
                if not answer and name != "filter":
                    raise Unequal(f"{server.title} finds nothing for {name} {values}")
                if first is None:
                    first = answer
                elif answer != first:
                    raise Unequal(
                        f"{name} {values}: {next(iter(running)).title} answers {first!r:.1000}, "
                        f"{server.title} {answer!r:.1000}"
                    )
