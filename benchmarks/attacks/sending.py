"""The attacks: each is sent by a coroutine that returns the error code or the status of the response."""

import itertools
import json
from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

import httpx

from tests.support.narrowing import present
from tests.test_attacks import ANSWERED, ATTACKS, EXPORTS, query
from tests.transport.raw import Exchange, exchange
from tests.transport.test_get_only_queries import NOT_QUERIES, parameters
from tests.transport.test_pipelining import MALFORMED
from tests.transport.test_upgrades import HANDSHAKES, IGNORED, SMUGGLING

HEADERS = {"Content-Type": "application/json", "Accept": "application/json"}
#: Years that no other request uses, and the seconds after which a client disconnects.
YEARS, DISCONNECT_AFTER = range(1950, 1974), 0.02

ALL_GROUPS = "{ adoptions { aggregate(groupBy: [TERRITORY, PRACTICE_TOPICS]) { groups { keys { key } count } } } }"
ALL_ADOPTIONS = "{ adoptions { nodes { id practice { name } territory { name } } } }"

#: Sends the attack once.
Send = Callable[[httpx.AsyncClient, str], Coroutine[Any, Any, str]]


class Attack(NamedTuple):
    """A row of the table. is_answered: true if the service must answer the request, false if it must refuse it."""

    name: str
    send: Send
    is_answered: bool = False


def code_of(response: httpx.Response) -> str:
    """Return the code of the first error of a response, or its status."""
    errors = response.json().get("errors")
    return errors[0]["extensions"]["code"] if errors else str(response.status_code)


def post(body: bytes, headers: dict[str, str]) -> Send:
    async def send(client: httpx.AsyncClient, url: str) -> str:
        return code_of(await client.post(url, content=body, headers={**HEADERS, **headers}))

    return send


def send_raw(exchanges: list[Exchange]) -> Send:
    """Return a coroutine function that sends the next exchange on a new connection."""
    upcoming = itertools.cycle(exchanges)

    async def send(_: httpx.AsyncClient, url: str) -> str:
        address = urlsplit(url)
        responses = await exchange((present(address.hostname), present(address.port)), next(upcoming).sent)
        return "/".join(sorted({code if status >= 400 else str(status) for status, code in responses})[:2])

    return send


def get_operations() -> Send:
    upcoming = itertools.cycle(NOT_QUERIES)

    async def send(client: httpx.AsyncClient, url: str) -> str:
        _, document, name = next(upcoming)
        return code_of(await client.get(url, params=parameters(document, name), headers=HEADERS))

    return send


def new_years() -> Send:
    upcoming = itertools.cycle(YEARS)

    async def send(client: httpx.AsyncClient, url: str) -> str:
        body = query(
            f'{{ region(id: "region:US-CA") {{ recommendations(first: 3, asOf: "{next(upcoming)}")'
            " { totalCount } } }"
        )
        return code_of(await client.post(url, content=body, headers=HEADERS))

    return send


def disconnect(body: bytes) -> Send:
    async def send(client: httpx.AsyncClient, url: str) -> str:
        try:
            return code_of(await client.post(url, content=body, headers=HEADERS, timeout=DISCONNECT_AFTER))
        except httpx.TimeoutException:
            return "disconnected"

    return send


def export(document: str, variables: dict[str, Any], format_: str = "csv", seconds: float = 120) -> Send:
    """Return a coroutine function that requests a file. seconds: after which the client disconnects."""
    asked = {"query": document, "variables": json.dumps(variables, separators=(",", ":")), "format": format_}

    async def send(client: httpx.AsyncClient, url: str) -> str:
        try:
            response = await client.get(urljoin(url, "/export"), params=asked, timeout=seconds)
        except httpx.TimeoutException:
            return "disconnected"
        return str(response.status_code) if response.status_code == 200 else code_of(response)

    return send


def new_dates() -> Send:
    """Return a coroutine function that sends conditions with a new date in each request."""
    numbers = itertools.count()

    async def send(client: httpx.AsyncClient, url: str) -> str:
        number = next(numbers)
        body = query(
            "query($w: PracticeWhere) { practices(first: 1, where: $w) { totalCount } }",
            w={
                "adoptions": {
                    "some": {
                        "territory": {
                            "adoptions": {
                                "some": {"runningOn": {"gte": f"{1900 + number % 100}-{number // 100 % 12 + 1:02}"}}
                            }
                        }
                    }
                }
            },
        )
        return code_of(await client.post(url, content=body, headers=HEADERS))

    return send


def attacks() -> list[Attack]:
    """Return all attacks, in the order of the table."""
    some = ANSWERED["some of some"]
    return [
        *(Attack(each.name, post(each.body(), each.headers)) for each in ATTACKS),
        Attack("mutations and subscriptions by GET", get_operations()),
        Attack("WebSocket handshakes", send_raw(HANDSHAKES)),
        Attack("conflicting lengths, with an upgrade", send_raw(SMUGGLING)),
        Attack("malformed requests", send_raw(MALFORMED)),
        Attack("unsupported upgrades", send_raw(IGNORED)),
        *(Attack(name, post(body, {}), is_answered=True) for name, body in ANSWERED.items()),
        Attack("some of some, new dates", new_dates(), is_answered=True),
        Attack("some of some, by clients that disconnect", disconnect(some), is_answered=True),
        *(Attack(f"export: {name}", export(document, variables)) for name, (document, variables, _) in EXPORTS.items()),
        Attack("export: all groups by territory and topic", export(ALL_GROUPS, {}), is_answered=True),
        Attack(
            "export: XLSX, by clients that disconnect",
            export(ALL_ADOPTIONS, {}, "xlsx", DISCONNECT_AFTER),
            is_answered=True,
        ),
        Attack(f"recommendations of {len(YEARS)} new years", new_years(), is_answered=True),
    ]
