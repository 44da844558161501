"""The attacks as they are sent: each a coroutine that returns the code of the answer, or its status."""

import itertools
from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx

from tests.support.narrowing import present
from tests.test_attacks import ANSWERED, ATTACKS, query
from tests.transport.raw import Exchange, exchange
from tests.transport.test_get_only_queries import NOT_QUERIES, parameters
from tests.transport.test_pipelining import MALFORMED
from tests.transport.test_upgrades import HANDSHAKES, IGNORED, SMUGGLING

HEADERS = {"Content-Type": "application/json", "Accept": "application/json"}
#: Years of which no question was asked before, and the age at which a client leaves.
YEARS, LEAVES = range(1950, 1974), 0.02

#: Sends the attack once.
Send = Callable[[httpx.AsyncClient, str], Coroutine[Any, Any, str]]


class Assault(NamedTuple):
    """One line of the table. is_answered: it is a question that has to be answered, not refused."""

    name: str
    send: Send
    is_answered: bool = False


def code_of(answer: httpx.Response) -> str:
    """The code of an answer's first error, or its status."""
    errors = answer.json().get("errors")
    return errors[0]["extensions"]["code"] if errors else str(answer.status_code)


def posted(body: bytes, headers: dict[str, str]) -> Send:
    async def send(client: httpx.AsyncClient, url: str) -> str:
        return code_of(await client.post(url, content=body, headers={**HEADERS, **headers}))

    return send


def exchanged(exchanges: list[Exchange]) -> Send:
    """Each time the next of these, on a connection of its own."""
    following = itertools.cycle(exchanges)

    async def send(_: httpx.AsyncClient, url: str) -> str:
        place = urlsplit(url)
        answers = await exchange((present(place.hostname), present(place.port)), next(following).sent)
        return "/".join(sorted({code if status >= 400 else str(status) for status, code in answers})[:2])

    return send


def asked_by_get() -> Send:
    following = itertools.cycle(NOT_QUERIES)

    async def send(client: httpx.AsyncClient, url: str) -> str:
        _, document, name = next(following)
        return code_of(await client.get(url, params=parameters(document, name), headers=HEADERS))

    return send


def new_years() -> Send:
    following = itertools.cycle(YEARS)

    async def send(client: httpx.AsyncClient, url: str) -> str:
        asked = query(
            f'{{ region(id: "region:US-CA") {{ recommendations(first: 3, asOf: "{next(following)}")'
            " { totalCount } } }"
        )
        return code_of(await client.post(url, content=asked, headers=HEADERS))

    return send


def leaving(body: bytes) -> Send:
    async def send(client: httpx.AsyncClient, url: str) -> str:
        try:
            return code_of(await client.post(url, content=body, headers=HEADERS, timeout=LEAVES))
        except httpx.TimeoutException:
            return "left"

    return send


def new_dates() -> Send:
    """Conditions with a date that no other request had."""
    numbers = itertools.count()

    async def send(client: httpx.AsyncClient, url: str) -> str:
        number = next(numbers)
        asked = query(
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
        return code_of(await client.post(url, content=asked, headers=HEADERS))

    return send


def assaults() -> list[Assault]:
    some = ANSWERED["some of some"]
    return [
        *(Assault(each.name, posted(each.body(), each.headers)) for each in ATTACKS),
        Assault("mutations and subscriptions by GET", asked_by_get()),
        Assault("WebSocket handshakes", exchanged(HANDSHAKES)),
        Assault("lengths that differ, with an upgrade", exchanged(SMUGGLING)),
        Assault("junk on a connection", exchanged(MALFORMED)),
        Assault("upgrades that the service does not offer", exchanged(IGNORED)),
        *(Assault(name, posted(body, {}), is_answered=True) for name, body in ANSWERED.items()),
        Assault("some of some, new dates", new_dates(), is_answered=True),
        Assault("some of some, by clients that leave", leaving(some), is_answered=True),
        Assault(f"recommendations of {len(YEARS)} new years", new_years(), is_answered=True),
    ]
