"""A TCP proxy that can cut connections, as networks and server restarts do."""

import asyncio
import contextlib
from urllib.parse import urlsplit

from tests.support.narrowing import present


class Proxy:
    """Listens on a loopback port and relays bytes to and from a server."""

    def __init__(self, uri: str):
        address = urlsplit(uri)
        self._server = (address.hostname, address.port)
        self._writers: set[asyncio.StreamWriter] = set()
        self._listener: asyncio.Server | None = None
        self._port = 0
        #: Bytes until the cut by direction, "to" or "from" the server; empty if no cut is pending.
        self._remaining: dict[str, int] = {}
        #: Answers on connections that have sent these bytes wait until `release`.
        self._held_back: bytes | None = None
        self._released = asyncio.Event()

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self._port}"

    async def listen(self) -> None:
        """Accept connections. Later calls listen on the port of the first."""
        self._listener = await asyncio.start_server(self._relay, "127.0.0.1", self._port)
        self._port = self._listener.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Abort all connections; new ones are still accepted."""
        for writer in self._writers:
            writer.transport.abort()

    def cut_after(self, count: int, direction: str) -> None:
        """Cut one connection as soon as `count` more bytes have passed in this direction.

        direction: "to" or "from" the server.
        """
        self._remaining = {direction: count}

    @property
    def has_cut(self) -> bool:
        """True once the cut that `cut_after` requested has happened."""
        return not self._remaining

    def hold_back(self, pattern: bytes) -> None:
        """From now on, hold back the answers on each connection that sends these bytes to the server."""
        self._held_back = pattern

    def release(self) -> None:
        """Pass on the answers that were held back, and hold back no more."""
        self._held_back = None
        self._released.set()

    async def stop(self) -> None:
        """Abort all connections and accept no more."""
        listener = present(self._listener)
        listener.close()
        await self.cut()
        await listener.wait_closed()

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_connection(*self._server)
        writers = {writer, server_writer}
        self._writers |= writers
        holding = asyncio.Event()
        await asyncio.gather(
            self._copy(reader, server_writer, "to", holding), self._copy(server_reader, writer, "from", holding)
        )
        self._writers -= writers

    async def _copy(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, direction: str, holding: asyncio.Event
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                if direction == "to" and self._held_back is not None and self._held_back in data:
                    holding.set()
                if direction == "from" and holding.is_set():
                    await self._released.wait()
                remaining = self._remaining.get(direction)
                if remaining is not None and len(data) >= remaining:
                    self._remaining = {}
                    writer.write(data[:remaining])
                    await writer.drain()
                    break
                if remaining is not None:
                    self._remaining[direction] = remaining - len(data)
                writer.write(data)
                await writer.drain()
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
