"""English sentences: the store."""

from typing import Final

SENTENCES: Final = {
    "store.failure": "The store failed to execute a statement. See the log of the service.",
    "store.value": "The store cannot hold one of the values of the request. Correct the values.",
    "store.memory": "The store ran out of memory for this statement. Request less at once.",
    "store.unavailable": "The store is not available. Try again in a few seconds.",
    "store.connections": "All connections to the store are busy. Try again in a few seconds.",
    "store.no-neo4j": "Cannot connect to Neo4j at {uri}. Start it, or correct TIRAZH_NEO4J_URI.",
    "store.not-started": "The embedded store did not start. See its log {log}.",
    "store.no-platform": "The embedded store does not run on this platform. Set TIRAZH_NEO4J_URI to use Neo4j.",
    "store.refused-user": (
        "The store rejected the user or the password. Check TIRAZH_NEO4J_USER and TIRAZH_NEO4J_PASSWORD."
    ),
    "store.refused-address": "The store cannot be used at this address. Check TIRAZH_NEO4J_URI.",
    "store.refused-database": "The store has no database of this name. Check TIRAZH_NEO4J_DATABASE.",
    "store.busy": "The store is overloaded. Try again in a few seconds.",
    "store.timeout": "The store took too long to answer. Request less at once, or try again later.",
    "store.conflict": "The change conflicts with stored data or with another change. Read the data again and retry.",
    "store.in-use": "The store folder {folder} is in use by another process. Stop it or choose another folder.",
    "store.too-new": "The graph has version {found}; this program supports versions up to {known}. Update the program.",
    "store.folder": (
        "The store folder {folder} cannot be written ({reason}). Free disk space or choose a writable folder."
    ),
    "store.full": "The disk of the store is full. Free disk space and try again.",
    "store.full-folder": "The disk of the store in {folder} is full. Free disk space and try again.",
    "store.full-reserve": (
        "The disk of the store in {folder} is full ({free} MiB free, {reserve} MiB reserved). Free disk space and try "
        "again."
    ),
    # Damage to the files of the embedded store
    "store.damaged": (
        "The store in {folder} is damaged: {faults}. Restore the folder from a copy, or move it away and load the data "
        "again."
    ),
    "damage.schema": "its list of types (schema.json) cannot be read",
    "damage.foreign": "its records do not belong to a graph",
    "damage.records": "its records cannot be read",
    "damage.nodes": "{name} has {there} of {written:node|nodes}",
    "damage.relationships": "{name} has {there} of {written:relationship|relationships}",
    "damage.file": "the file {name} has {there} of {written:byte|bytes}",
    "damage.more": "and {count} more",
}
