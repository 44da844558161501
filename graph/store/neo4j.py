"""An external Neo4j 5 server, cluster or Aura instance."""

from graph.store.bolt import DEFAULT_LIMITS, BoltStore, Limits
from graph.store.errors import StoreRefused, StoreTimeout, StoreUnavailable

#: Seconds to wait for a full-text index over existing nodes.
INDEX_TIMEOUT = 50


class Neo4jStore(BoltStore):
    """A store at an address: `bolt://` for one server, `neo4j://` for a cluster, `+s` for TLS."""

    kind = "neo4j"

    def __init__(self, uri: str, user: str, password: str, database: str = "neo4j", limits: Limits = DEFAULT_LIMITS):
        super().__init__(limits)
        self._address = (uri, user, password, database)

    async def connect(self) -> None:
        uri = self._address[0]
        try:
            await self._open(*self._address)
        except StoreRefused:
            raise
        except (StoreUnavailable, StoreTimeout) as error:
            raise StoreUnavailable("store.no-neo4j", uri=uri) from error

    async def create_fulltext_index(self, name: str, label: str, property: str) -> None:
        await self.write(
            (
                f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON EACH [n.{property}] "
                "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
                {},
            )
        )
        # The index is populated in the background and cannot be queried before it is online.
        await self.write(("CALL db.awaitIndex($name, $seconds)", {"name": name, "seconds": INDEX_TIMEOUT}))
