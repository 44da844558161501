"""The store over Bolt: the common base of Neo4j and the embedded store."""

import asyncio
import contextlib
import logging
import random
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import dataclass
from typing import Any

import neo4j
import neo4j.exceptions

from graph.store.bolt_errors import DRIVER_ERRORS, is_loss, retryable, translated
from graph.store.circuit_breaker import CircuitBreaker
from graph.store.concurrency_limiter import ConcurrencyLimiter
from graph.store.errors import StoreBusy, StoreConflict, StoreError, StoreTimeout, StoreUnavailable
from graph.store.interface import Statement, Store

logger = logging.getLogger(__name__)

#: Delays in seconds before each retry of a read. The first retry is immediate: the usual cause is an idle connection
#: that broke.
RETRY_DELAYS = (0.0, 0.1, 0.4)
#: Minimum timeout, in seconds, of the statement that checks a newly opened store.
OPEN_TIMEOUT = 30.0
#: Records of a stream that are fetched together.
FETCH_SIZE = 1000


@dataclass(frozen=True, slots=True)
class Limits:
    """The timeouts, in seconds, and the limits of a store.

    read: a read with its retries, or one chunk of a stream. write: a write with its retries and its wait for other
    writers; on the embedded store also a whole stream. connect: opening a connection or acquiring one from the pool.
    pool: connections. concurrent, queue, wait: see `graph.store.concurrency_limiter`.
    """

    read: float = 20.0
    write: float = 60.0
    connect: float = 5.0
    pool: int = 100
    concurrent: int = 32
    queue: int = 1000
    wait: float = 2.0


DEFAULT_LIMITS = Limits()


class BoltStore(Store):
    """Runs statements through the official driver. Subclasses provide the address."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS):
        self._limits = limits
        self._driver: neo4j.AsyncDriver | None = None
        self._database = ""
        self._limiter = ConcurrencyLimiter(limits.concurrent, limits.queue, limits.wait)
        self._breaker = CircuitBreaker(self._probe)

    async def _open(self, uri: str, user: str, password: str, database: str) -> None:
        """Create the driver and check that the store answers. Raises StoreUnavailable and StoreRefused."""
        try:
            driver = neo4j.AsyncGraphDatabase.driver(
                uri,
                auth=(user, password),
                # Notifications are not read.
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                connection_timeout=self._limits.connect,
                # Includes the time to open a connection, hence a little more.
                connection_acquisition_timeout=self._limits.connect + 0.5,
                max_connection_pool_size=self._limits.pool,
                # For managed transactions, that is writes: they are retried on a conflict within this time.
                max_transaction_retry_time=self._limits.write / 4,
                # `_read` retries itself, within one deadline.
                disable_auto_commit_retries=True,
                user_agent="tirazh",
            )
        except DRIVER_ERRORS as error:
            raise translated(neo4j.exceptions.ConfigurationError(str(error)), opening=True) from error
        self._driver, self._database = driver, database
        try:
            # The first statement of a store that has just started is slow.
            await self._read("RETURN 1", {}, max(self._limits.read, OPEN_TIMEOUT), opening=True)
        except BaseException:
            await self._close_driver()
            raise
        self._breaker.reset()

    async def _probe(self) -> None:
        """Run a statement on the store. Raises StoreUnavailable."""
        try:
            async with self._session(neo4j.READ_ACCESS, fetch_size=-1) as session:
                await (await session.run("RETURN 1")).consume()
        except DRIVER_ERRORS as error:
            raise StoreUnavailable from error

    async def _close_driver(self) -> None:
        self._breaker.reset()
        driver, self._driver = self._driver, None
        if driver:
            with contextlib.suppress(*DRIVER_ERRORS):
                await driver.close()

    def _session(self, access: str, fetch_size: int) -> neo4j.AsyncSession:
        if self._driver is None:
            raise StoreUnavailable
        return self._driver.session(database=self._database, default_access_mode=access, fetch_size=fetch_size)

    @property
    def is_lost(self) -> bool:
        return self._driver is None or self._breaker.is_open

    @property
    def connections(self) -> tuple[int, int]:
        if self._driver is None:
            return 0, 0
        # The driver has no public API for this.
        busy = [each.in_use for pooled in list(self._driver._pool.connections.values()) for each in list(pooled)]
        return busy.count(True), busy.count(False)

    async def read(self, text: str, parameters: dict[str, Any] | None = None) -> Any:
        self._breaker.check()
        async with self._limiter:
            return await self._read(text, parameters, self._limits.read)

    async def _read(self, text: str, parameters: dict[str, Any] | None, limit: float, *, opening: bool = False) -> Any:
        query = neo4j.Query(text, timeout=limit)
        async with self._within(limit, text):
            attempt = 0
            while True:
                try:
                    async with self._session(neo4j.READ_ACCESS, fetch_size=-1) as session:
                        self.statement_count += 1
                        record = await (await session.run(query, parameters)).single()
                        return None if record is None else record[0]
                except DRIVER_ERRORS as error:
                    await self._wait_to_retry(attempt, error, text, opening=opening)
                    attempt += 1

    async def stream(self, text: str, parameters: dict[str, Any] | None = None) -> AsyncGenerator[list[Any], None]:
        self._breaker.check()
        # The timeout applies to each chunk: one on the server would include the pauses of the consumer.
        query = neo4j.Query(text)
        for attempt in range(len(RETRY_DELAYS) + 1):
            started = False
            try:
                async with self._session(neo4j.READ_ACCESS, fetch_size=FETCH_SIZE) as session:
                    self.statement_count += 1
                    async with self._within(self._limits.read, text):
                        result = await session.run(query, parameters)
                        records = await result.fetch(FETCH_SIZE)
                    while records:
                        started = True
                        try:
                            for record in records:
                                yield record.values()
                        except GeneratorExit:
                            session.cancel()  # closing it would read the remaining records
                            raise
                        async with self._within(self._limits.read, text):
                            records = await result.fetch(FETCH_SIZE)
                    return
            except DRIVER_ERRORS as error:
                if started:
                    raise self._failure(error, text) from error
                await self._wait_to_retry(attempt, error, text)

    async def write(self, *statements: Statement) -> list[list[list[Any]]]:
        @neo4j.unit_of_work(timeout=self._limits.write)
        async def work(transaction: neo4j.AsyncManagedTransaction) -> list[list[list[Any]]]:
            answers = []
            for text, parameters in statements:
                self.statement_count += 1
                result = await transaction.run(text, parameters)
                answers.append([record.values() async for record in result])
            return answers

        self._breaker.check()
        texts = "; ".join(text for text, _ in statements)
        async with self._within(self._limits.write, texts), self._exclusive():
            try:
                async with self._session(neo4j.WRITE_ACCESS, fetch_size=-1) as session:
                    return await session.execute_write(work)
            except DRIVER_ERRORS as error:
                raise self._failure(error, texts) from error

    def _exclusive(self) -> contextlib.AbstractAsyncContextManager[None]:
        """Return the context manager that a write holds while it runs."""
        return contextlib.nullcontext()

    @contextlib.asynccontextmanager
    async def _within(self, seconds: float, text: str) -> AsyncIterator[None]:
        """Raise StoreTimeout after `seconds`. Cancellation closes the connection, which ends the statement."""
        try:
            async with asyncio.timeout(seconds):
                yield
        except TimeoutError as error:
            logger.warning("No answer within %g s; statement: %s", seconds, text)
            raise StoreTimeout from error

    async def _wait_to_retry(self, attempt: int, error: Exception, text: str, *, opening: bool = False) -> None:
        """Wait before the next attempt. Raises StoreError after the last attempt, or if a retry is pointless."""
        if attempt == len(RETRY_DELAYS) or not retryable(error) or self._breaker.is_open:
            failure = self._failure(error, text, opening=opening)
            # A read cannot conflict: ArcadeDB reports a conflict if running statements use up its memory.
            raise (StoreBusy() if isinstance(failure, StoreConflict) else failure) from error
        logger.info("Retrying a read after %r", error)
        await asyncio.sleep(RETRY_DELAYS[attempt] * random.uniform(0.8, 1.2))

    def _failure(self, error: Exception, text: str, *, opening: bool = False) -> StoreError:
        """Return the store's error for an exception of the driver; trip the breaker if the store was lost."""
        if self._driver is None and not opening:
            # The store is closed, or its process is restarting. The server may report the end of the statement first.
            return StoreUnavailable()
        if is_loss(error) and not opening:
            self._breaker.trip()
        return translated(error, text, opening=opening)

    async def close(self) -> None:
        await self._close_driver()
