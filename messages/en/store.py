"""English sentences: the store."""

from typing import Final

SENTENCES: Final = {
    "store.failure": "The store could not carry out a statement; its log tells why.",
    "store.value": "The store cannot hold one of the values that were given.",
    "store.memory": "The store has too little memory for this; ask for less at once.",
    "store.unavailable": "The store cannot be reached just now; try again in a few seconds.",
    "store.connections": "All connections to the store are busy; try again in a few seconds.",
    "store.no-neo4j": "No Neo4j can be reached at {uri}: start it, or correct TIRAZH_NEO4J_URI.",
    "store.not-started": "The embedded store did not start; its log {log} tells why.",
    "store.no-platform": "There is no embedded store for this platform: set TIRAZH_NEO4J_URI to use a Neo4j.",
    "store.refused-user": (
        "The store refuses the user or the password: check TIRAZH_NEO4J_USER and TIRAZH_NEO4J_PASSWORD."
    ),
    "store.refused-address": "The store cannot be used at this address: check TIRAZH_NEO4J_URI.",
    "store.refused-database": "The store has no database of this name: check TIRAZH_NEO4J_DATABASE.",
    "store.busy": "The store has too much to do just now; try again in a few seconds.",
    "store.timeout": "The store took too long to answer; ask for less at once or try again later.",
    "store.conflict": "The change conflicts with what is in the store or with another change; read again and retry.",
    "store.in-use": ("The store folder {folder} is in use by another process: stop that one or choose another folder."),
    "store.too-new": ("The graph has version {found}; this program knows versions up to {known}: update the program."),
    "store.folder": ("The store folder {folder} cannot be written ({reason}): make room or choose a writable folder."),
    "store.full": "The disk of the store is full: make room and try again.",
    "store.full-folder": "The disk of the store with {folder} is full: make room and try again.",
    "store.full-reserve": (
        "The disk of the store with {folder} is full ({free} MiB are free, {reserve} MiB are kept free): make room and "
        "try again."
    ),
    # What is wrong with the files of the embedded store
    "store.damaged": (
        "The store in {folder} is damaged: {faults}. Put a copy of the folder in its place, or move the folder away "
        "and load the data again."
    ),
    "damage.schema": "its list of types (schema.json) cannot be read",
    "damage.foreign": "its records belong to no graph",
    "damage.records": "its records cannot be read",
    "damage.nodes": "{name} has {there} of {written:node|nodes}",
    "damage.relationships": "{name} has {there} of {written:relationship|relationships}",
    "damage.file": "the file {name} has {there} of {written:byte|bytes}",
    "damage.more": "and {count} more",
}
