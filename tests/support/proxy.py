"""A connection to a server that can be cut, as networks and restarts of servers cut it."""

import asyncio
import contextlib
from urllib.parse import urlsplit

from tests.support.narrowing import present


class Proxy:
    """Listens on a loopback port and passes bytes to and from a server."""

    def __init__(self, uri: str):
        address = urlsplit(uri)
        self._server = (address.hostname, address.port)
        self._writers: set[asyncio.StreamWriter] = set()
        self._listener: asyncio.Server | None = None
        self._port = 0
        #: Bytes that still pass in each direction, to the server or from it; no entry for any number.
        self._left: dict[str, int] = {}
        #: Answers on a connection on which this was sent wait until `let_go`.
        self._held_back: bytes | None = None
        self._may_pass = asyncio.Event()

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self._port}"

    async def listen(self) -> None:
        """Take connections, from the second time on at the same port."""
        self._listener = await asyncio.start_server(self._pass_on, "127.0.0.1", self._port)
        self._port = self._listener.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Break all connections; new ones can be made."""
        for writer in self._writers:
            writer.transport.abort()

    def cut_after(self, count: int, direction: str) -> None:
        """Break, once, the connection on which the byte with this number, from now on, would pass.

        direction: "to" the server, or "from" it.
        """
        self._left = {direction: count}

    @property
    def has_cut(self) -> bool:
        """Whether what `cut_after` asked for has happened."""
        return not self._left

    def hold_back(self, words: bytes) -> None:
        """From now on no answer passes on a connection on which these words are sent to the server."""
        self._held_back = words

    def let_go(self) -> None:
        """What was held back passes."""
        self._held_back = None
        self._may_pass.set()

    async def stop(self) -> None:
        """Break all connections and take no more."""
        listener = present(self._listener)
        listener.close()
        await self.cut()
        await listener.wait_closed()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_connection(*self._server)
        both = {writer, server_writer}
        self._writers |= both
        holding = asyncio.Event()
        await asyncio.gather(
            self._copy(reader, server_writer, "to", holding), self._copy(server_reader, writer, "from", holding)
        )
        self._writers -= both

    async def _copy(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, direction: str, holding: asyncio.Event
    ) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                if direction == "to" and self._held_back is not None and self._held_back in data:
                    holding.set()
                if direction == "from" and holding.is_set():
                    await self._may_pass.wait()
                left = self._left.get(direction)
                if left is not None and len(data) >= left:
                    self._left = {}
                    writer.write(data[:left])
                    await writer.drain()
                    break
                if left is not None:
                    self._left[direction] = left - len(data)
                writer.write(data)
                await writer.drain()
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
