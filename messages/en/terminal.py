"""English sentences: the command line, the start and the settings."""

from typing import Final

SENTENCES: Final = {
    # The command line
    "terminal.description": "Serves the knowledge graph of municipal practice by GraphQL.",
    "terminal.options": "options",
    "terminal.usage": "usage:",
    "terminal.option-unknown": "There is no option {option}. See {program} --help.",
    "terminal.option-value": "{option} needs a value. See {program} --help.",
    "terminal.help-help": "show this and stop",
    "terminal.help-version": "show the version and stop",
    "terminal.help-host": "address to listen on (default {default})",
    "terminal.help-port": "port to listen on, 0 for any free one (default {default})",
    "terminal.help-store-dir": "folder in which the embedded store lives (default var in the checkout)",
    "terminal.help-workers": "processes that serve (default {default})",
    "terminal.help-epilog": (
        "Settings are variables of the environment named TIRAZH_...; docs/settings.md lists them. Options go before "
        "variables. Ctrl-C stops the service and its store. Exit codes: docs/deployment.md."
    ),
    # The environment
    "terminal.environment-making": "Making the environment in {folder}; this takes a minute or two ...",
    "terminal.environment-no-venv": (
        "The environment cannot be made: install Python's venv and pip (on Debian: apt install python3-venv)."
    ),
    "terminal.environment-no-embedded-store": (
        "The embedded store does not run on this system (docs/deployment.md): set TIRAZH_NEO4J_URI to use a Neo4j."
    ),
    "terminal.environment-failed": (
        "The packages could not be installed; pip says above why. Once that is mended, the same command goes on from "
        "here."
    ),
    # The start
    "terminal.opening-embedded": "Starting the embedded store in {folder} ...",
    "terminal.opening-neo4j": "Connecting to {uri} ...",
    "terminal.load-unfinished": "A load of {name} began and did not end: load the same folder again to complete it.",
    "terminal.loading": "Loading {name} ...",
    "terminal.loaded": (
        "Loaded {name}: {nodes:,node|nodes} and {relationships:,relationship|relationships} in {seconds:.1f} s"
    ),
    "terminal.ready": (
        "Ready after {seconds:.1f} s. Open {url} in a browser for the query editor, send GraphQL to it by POST. Ctrl-C"
        " stops."
    ),
    "terminal.example": (
        "For example:\n  curl -s {url} -H 'Content-Type: application/json' -d '{{\"query\": \"{query}\"}}'"
    ),
    "terminal.stopping": "Stopping ...",
    "terminal.stopped": "Stopped.",
    # What can go wrong at the start
    "terminal.setting-wrong": "{name} is {value}: write {expected}. See docs/settings.md.",
    "terminal.setting-unknown": "{name} is no setting and is ignored. See docs/settings.md.",
    "terminal.setting-unknown-near": "{name} is no setting and is ignored: did you mean {near}?",
    "terminal.secret": "not as it should be (it is not shown)",
    "terminal.port-in-use": (
        "Port {port} of {host} is in use: stop the program that uses it or choose another with --port."
    ),
    "terminal.port-refused": "Port {port} of {host} cannot be used ({reason}): choose another with --port.",
    "terminal.host-unknown": "This machine has no address {host} ({reason}): choose another with --host.",
    "terminal.data-refused": "The data of TIRAZH_DATA_DIR are not in order and were not loaded:",
    "terminal.no-data-folder": (
        "{path} cannot be read ({reason}): set TIRAZH_DATA_DIR to a folder with data sets and an order.txt, or "
        "TIRAZH_LOAD_DATA to false."
    ),
    "terminal.no-trusted-documents": (
        "{path} cannot be used ({reason}): set TIRAZH_TRUSTED_DOCUMENTS to a folder or file of registered documents."
    ),
    "terminal.ended": "The service ended by a fault of its own; the lines above are for those who mend it.",
    "setting.host": "a host name or an IP address",
    "setting.port": "a whole number from 0 to 65535",
    "setting.workers": "a whole number from 1 to 64",
    "setting.cors-origins": "addresses of sites, separated by commas, such as https://example.org, or *",
    "setting.max-body-size": "a whole number of bytes, 1024 or more",
    "setting.seconds": "a number of seconds, more than 0, up to 3600",
    "setting.store-dir": "the path of a folder",
    "setting.store-heap": "a size such as 1g or 768m",
    "setting.neo4j-uri": "an address such as bolt://127.0.0.1:7687, neo4j://cluster.example.org or neo4j+s://...",
    "setting.neo4j-user": "a user's name",
    "setting.neo4j-password": "a password",
    "setting.neo4j-database": "a database's name",
    "setting.data-dir": "the path of a folder",
    "setting.switch": "true or false",
    "setting.count": "a whole number, 1 or more",
    "setting.by-class": (
        "three whole numbers, separated by commas: for clients without a key, with one, with a trusted one"
    ),
    "setting.keys": "the SHA-256 of each key as 64 hexadecimal digits, separated by commas",
    "setting.proxies": "addresses or networks, separated by commas, such as 10.0.0.0/8, or *",
    "setting.persisted-queries": "a whole number of bytes, 0 for none",
    "setting.trusted-documents": "the path of a folder or file",
    "setting.compress-above": "a whole number of bytes, -1 to compress nothing",
    "setting.store-queue": "a whole number, 0 or more",
    "setting.log-level": "one of critical, error, warning, info, debug",
    "setting.log-format": "text or json",
    "setting.language": "en or ru",
}
