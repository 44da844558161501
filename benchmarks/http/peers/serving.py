"""The shared parts of the Python servers: the driver, and uvicorn on a free port."""

import os
import socket

import neo4j
import uvicorn

DATABASE = os.environ.get("NEO4J_DATABASE", "neo4j")


def driver() -> neo4j.AsyncDriver:
    return neo4j.AsyncGraphDatabase.driver(
        os.environ["NEO4J_URI"],
        auth=(os.environ["NEO4J_USER"], os.environ["NEO4J_PASSWORD"]),
        notifications_min_severity="OFF",
        telemetry_disabled=True,
    )


def serve(app) -> None:
    """Serve on a free port and print the address; uvicorn uses uvloop and httptools if installed."""
    # asyncio sets TCP_NODELAY only on sockets that were created with IPPROTO_TCP.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen(2048)
    print(f"http://127.0.0.1:{listener.getsockname()[1]}/graphql", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)).run([listener])
