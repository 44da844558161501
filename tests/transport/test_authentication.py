"""Clients over HTTP: by key, by address, by the address that a proxy tells, and what they are told of their limits."""

import hashlib

import pytest

from access.allowance import Allowance
from access.errors import LimitError
from access.principals import Principals
from resolvers.execution.response import Response
from tests.transport.conftest import SmallEngine, endpoint

HELLO = {"query": '{ echo(text: "a") }'}
KEY = "a key of many random letters"


class CountingEngine(SmallEngine):
    """Each operation costs 10."""

    async def execute(self, query, variables=None, operation_name=None, context=None):
        try:
            context.spend(10, lambda: ("regions", 10))
        except LimitError as error:
            return Response.refusing(error)
        return await super().execute(query, variables, operation_name)


def principals() -> Principals:
    allowance = Allowance(max_cost=100, rate=0.001, burst=20)
    return Principals(allowance, allowance, allowance, [hashlib.sha256(KEY.encode()).hexdigest()], ())


async def statuses(client, **headers) -> list[int]:
    return [(await client.post("/graphql", json=HELLO, headers=headers)).status_code for _ in range(3)]


async def test_an_address_and_a_key_have_a_bucket_each():
    async with endpoint(CountingEngine(), principals=principals()) as client:
        assert await statuses(client) == [200, 200, 429]
        assert await statuses(client, **{"X-API-Key": KEY}) == [200, 200, 429]
        refused = await client.post("/graphql", json=HELLO)
        assert int(refused.headers["Retry-After"]) > 1000
        assert refused.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"


@pytest.mark.parametrize("key", ["", "another", KEY[:-1], KEY.upper()])
async def test_an_unknown_key_is_refused(key):
    async with endpoint(CountingEngine(), principals=principals()) as client:
        response = await client.post("/graphql", json=HELLO, headers={"X-API-Key": key})
        assert response.status_code == 401
        assert response.json()["errors"][0]["extensions"]["code"] == "UNKNOWN_API_KEY"
        assert response.headers["WWW-Authenticate"] == "X-API-Key"


async def test_an_address_that_a_stranger_tells_does_not_count():
    async with endpoint(CountingEngine(), server={"proxy_headers": False}, principals=principals()) as client:
        found = [
            (await client.post("/graphql", json=HELLO, headers={"X-Forwarded-For": f"192.0.2.{i}"})).status_code
            for i in range(3)
        ]
        assert found == [200, 200, 429]


async def test_an_address_that_a_proxy_tells_counts():
    server = {"proxy_headers": True, "forwarded_allow_ips": ["127.0.0.0/8"]}
    async with endpoint(CountingEngine(), server=server, principals=principals()) as client:
        for place in ("192.0.2.1", "192.0.2.2"):
            assert await statuses(client, **{"X-Forwarded-For": place}) == [200, 200, 429]
        # The client itself may write into the header what it wants: the last address is the proxy's word.
        assert await statuses(client, **{"X-Forwarded-For": "203.0.113.7, 192.0.2.1"}) == [429, 429, 429]
        # All of one customer's network of IPv6 is one client.
        assert await statuses(client, **{"X-Forwarded-For": "2001:db8::1"}) == [200, 200, 429]
        assert await statuses(client, **{"X-Forwarded-For": "2001:db8::2"}) == [429, 429, 429]
