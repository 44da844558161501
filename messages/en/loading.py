"""English sentences: the loader's own lines."""

from typing import Final

SENTENCES: Final = {
    "load.more": "and {count} more",
    "load.unchecked": (
        "The folder could not be compared with what is already in the store, references, dates and codes: {reason}"
    ),
    "load.refused": "{folder}: {errors:,error|errors}, nothing was written.",
    "load.reading": "reading {file}: {done:,} rows",
    "load.checking": "checking {file}: {done:,} of {total:,} rows",
    "load.nodes": "writing {file}: {done:,} of {total:,} nodes",
    "load.relationships": "writing {file}: relationships of {done:,} of {total:,} rows",
    "load.checked": (
        "{folder} is in order: {nodes:,node|nodes} and {relationships:,relationship|relationships}, {seconds:.1f} s. "
        "Nothing was written (--dry-run)."
    ),
    "load.loaded": (
        "{folder}: loaded {nodes:,node|nodes} and {relationships:,relationship|relationships} as {dataset} in "
        "{seconds:.1f} s."
    ),
    "load.unchanged": (
        "{folder}: the graph had all of it already, {nodes:,node|nodes} and "
        "{relationships:,relationship|relationships} as {dataset}; nothing was written. {seconds:.1f} s."
    ),
    "load.changes": "{file}: {new:,} new, {changed:,} changed, {unchanged:,} unchanged rows",
    "load.embedded": "The graph is that of the embedded store in {folder}",
    "load.no-store": "There is no store in {folder} yet: the graph is empty",
    "load.joined": "The folder is compared with the graph by the process that has the store in use",
    "load.neo4j": "The graph is that of the Neo4j at {uri}",
    "load.description": "Load a folder of CSV or JSON Lines files into the graph. docs/loading.md describes the files.",
    "load.help-folder": "the folder",
    "load.help-dry-run": "only check the folder; write nothing",
    "load.help-dataset": "a data set of the graph, for a folder without datasets.csv",
    "load.help-store-dir": "folder of the embedded store, as in scripts/run (default var in the checkout)",
    "load.help-encoding": "encoding of the files that are not in UTF-8, such as cp1251",
    "load.help-max-errors": "how many errors are shown; the rest are counted (default 100)",
    "load.help-lang": "language of messages, en or ru (default that of the terminal)",
    "load.help-epilog": "Settings are variables of the environment named TIRAZH_...; docs/settings.md lists them.",
    "load.folder-missing": "The folder to load is not named. See {program} --help.",
    "load.option-wrong": "{option} is '{value}': write {expected}. See {program} --help.",
    "load.expected-count": "a whole number from 1 to 999999999",
    "load.expected-encoding": "one of {encodings}",
    "load.expected-language": "en or ru",
    "load.interrupted": "Stopped before the end. Load the same folder again to complete it.",
    "load.column": "column '{column}'",
    "load.value": "value '{value}'",
}
