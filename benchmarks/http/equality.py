"""The comparison of the servers' answers, before anything is timed."""

import json
from collections.abc import Mapping

import httpx

from benchmarks.http.servers import Server, plain
from benchmarks.http.shapes import body, draw
from tests.support.service import Service

#: Requests of each shape that are compared.
SAMPLES = 25


class Unequal(Exception):
    """The answer of a server differs or has an error."""


def check(shape: str, running: Mapping[Server, Service], scale: int) -> None:
    """Raise Unequal if an answer has an error or differs from that of the first server."""
    with httpx.Client(timeout=120, headers={"Content-Type": "application/json"}) as client:
        for name, values in draw(shape, scale, number=SAMPLES):
            first = None
            for server, service in running.items():
                response = client.post(service.url, content=body(server.dialect, name, values)).json()
                if "errors" in response or not response.get("data"):
                    raise Unequal(f"{server.title} fails for {name} {values}: {json.dumps(response)[:1000]}")
                answer = plain(name, response["data"])
                if not answer and name != "filter":
                    raise Unequal(f"{server.title} returns nothing for {name} {values}")
                if first is None:
                    first = answer
                elif answer != first:
                    raise Unequal(
                        f"{name} {values}: {next(iter(running)).title} answers {first!r:.1000}, "
                        f"{server.title} {answer!r:.1000}"
                    )
