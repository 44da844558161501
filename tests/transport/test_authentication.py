"""Identification of clients over HTTP: by API key, by address and by X-Forwarded-For."""

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


async def test_an_address_and_a_key_have_separate_buckets():
    async with endpoint(CountingEngine(), principals=principals()) as client:
        assert await statuses(client) == [200, 200, 429]
        assert await statuses(client, **{"X-API-Key": KEY}) == [200, 200, 429]
        refused = await client.post("/graphql", json=HELLO)
        assert int(refused.headers["Retry-After"]) > 1000
        assert refused.json()["errors"][0]["extensions"]["code"] == "RATE_LIMITED"


@pytest.mark.parametrize("key", ["", "another", KEY[:-1], KEY.upper()])
async def test_an_unknown_key_is_rejected(key):
    async with endpoint(CountingEngine(), principals=principals()) as client:
        response = await client.post("/graphql", json=HELLO, headers={"X-API-Key": key})
        assert response.status_code == 401
        assert response.json()["errors"][0]["extensions"]["code"] == "UNKNOWN_API_KEY"
        assert response.headers["WWW-Authenticate"] == "X-API-Key"


async def test_x_forwarded_for_is_ignored_without_proxies():
    async with endpoint(CountingEngine(), server={"proxy_headers": False}, principals=principals()) as client:
        codes = [
            (await client.post("/graphql", json=HELLO, headers={"X-Forwarded-For": f"192.0.2.{i}"})).status_code
            for i in range(3)
        ]
        assert codes == [200, 200, 429]


async def test_x_forwarded_for_of_a_proxy_is_trusted():
    server = {"proxy_headers": True, "forwarded_allow_ips": ["127.0.0.0/8"]}
    async with endpoint(CountingEngine(), server=server, principals=principals()) as client:
        for address in ("192.0.2.1", "192.0.2.2"):
            assert await statuses(client, **{"X-Forwarded-For": address}) == [200, 200, 429]
        # The client may send the header itself. Only the last address, added by the proxy, counts.
        assert await statuses(client, **{"X-Forwarded-For": "203.0.113.7, 192.0.2.1"}) == [429, 429, 429]
        # An IPv6 /64 network is one client.
        assert await statuses(client, **{"X-Forwarded-For": "2001:db8::1"}) == [200, 200, 429]
        assert await statuses(client, **{"X-Forwarded-For": "2001:db8::2"}) == [429, 429, 429]
