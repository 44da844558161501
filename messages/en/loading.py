"""English sentences: the output of the loader."""

from typing import Final

SENTENCES: Final = {
    "load.more": "and {count} more",
    "load.unchecked": (
        "The references, dates and codes of the folder could not be compared with the graph in the store: {reason}"
    ),
    "load.refused": "{folder}: {errors:,error|errors}, nothing was written.",
    "load.reading": "reading {file}: {done:,row|rows}",
    "load.checking": "checking {file}: {done:,} of {total:,row|rows}",
    "load.nodes": "writing {file}: {done:,} of {total:,node|nodes}",
    "load.relationships": "writing {file}: relationships of {done:,} of {total:,row|rows}",
    "load.checked": (
        "{folder}: no errors; {nodes:,node|nodes} and {relationships:,relationship|relationships}, {seconds:.1f} s. "
        "Nothing was written (--dry-run)."
    ),
    "load.loaded": (
        "{folder}: loaded {nodes:,node|nodes} and {relationships:,relationship|relationships} into {dataset} in "
        "{seconds:.1f} s."
    ),
    "load.unchanged": (
        "{folder}: no changes; {dataset} already has {nodes:,node|nodes} and "
        "{relationships:,relationship|relationships}. Nothing was written, {seconds:.1f} s."
    ),
    "load.changes": "{file}: {new:,} new, {changed:,} changed, {unchanged:,} unchanged rows",
    "load.embedded": "Using the embedded store in {folder}",
    "load.no-store": "There is no store in {folder} yet, so the graph is empty",
    "load.joined": "Another process is using the store; the folder is compared with the graph through that process",
    "load.neo4j": "Using Neo4j at {uri}",
    "load.description": "Load a folder of CSV or JSON Lines files into the graph. See docs/loading.md for the format.",
    "load.help-folder": "folder to load",
    "load.help-dry-run": "check the folder without writing anything",
    "load.help-dataset": "data set of the graph to load into, for a folder without datasets.csv",
    "load.help-store-dir": "folder of the embedded store, as in scripts/run (default: var in the checkout)",
    "load.help-encoding": "encoding of the files that are not in UTF-8, such as cp1251",
    "load.help-max-errors": "errors to print; the rest are counted (default: 100)",
    "load.help-lang": "language of the messages, en or ru (default: the language of the terminal)",
    "load.help-epilog": "Settings are environment variables named TIRAZH_...; see docs/settings.md.",
    "load.folder-missing": "The folder to load is missing. See {program} --help.",
    "load.option-wrong": "{option}: invalid value '{value}'. Use {expected}. See {program} --help.",
    "load.expected-count": "a whole number from 1 to 999999999",
    "load.expected-encoding": "one of {encodings}",
    "load.expected-language": "en or ru",
    "load.interrupted": "The load was interrupted. Load the same folder again to complete it.",
    "load.column": "column '{column}'",
    "load.value": "value '{value}'",
}
