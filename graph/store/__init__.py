"""The stores: one interface and one Cypher for two back ends. docs/deployment.md compares them."""

from graph.store.bolt import Limits
from graph.store.embedded.store import EmbeddedStore
from graph.store.errors import (
    StoreBusy,
    StoreConflict,
    StoreDamaged,
    StoreError,
    StoreFailure,
    StoreFolderError,
    StoreFull,
    StoreInUse,
    StoreRefused,
    StoreTimeout,
    StoreTooNew,
    StoreUnavailable,
)
from graph.store.interface import Contents, Statement, Store
from graph.store.neo4j import Neo4jStore
from graph.store.opening import open_store, store_of

__all__ = [
    "Contents",
    "EmbeddedStore",
    "Limits",
    "Neo4jStore",
    "Statement",
    "Store",
    "StoreBusy",
    "StoreConflict",
    "StoreDamaged",
    "StoreError",
    "StoreFailure",
    "StoreFolderError",
    "StoreFull",
    "StoreInUse",
    "StoreRefused",
    "StoreTimeout",
    "StoreTooNew",
    "StoreUnavailable",
    "open_store",
    "store_of",
]
