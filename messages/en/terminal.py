"""English sentences: the command line, the start and the settings."""

from typing import Final

SENTENCES: Final = {
    # The command line
    "terminal.description": "Serve the knowledge graph of municipal practice over GraphQL.",
    "terminal.options": "options",
    "terminal.usage": "usage:",
    "terminal.option-unknown": "Unknown option {option}. See {program} --help.",
    "terminal.option-value": "{option} requires a value. See {program} --help.",
    "terminal.help-help": "show this help and exit",
    "terminal.help-version": "show the version and exit",
    "terminal.help-host": "address to listen on (default: {default})",
    "terminal.help-port": "port to listen on, 0 for any free port (default: {default})",
    "terminal.help-store-dir": "folder of the embedded store (default: var in the checkout)",
    "terminal.help-workers": "number of worker processes (default: {default})",
    "terminal.help-epilog": (
        "Settings are environment variables named TIRAZH_...; see docs/settings.md. An option overrides its variable. "
        "Ctrl-C stops the service and its store. Exit codes: docs/deployment.md."
    ),
    # The environment
    "terminal.environment-making": "Creating the environment in {folder}; this takes a minute or two ...",
    "terminal.environment-no-venv": (
        "The environment cannot be created. Install venv and pip for Python (on Debian: apt install python3-venv)."
    ),
    "terminal.environment-no-embedded-store": (
        "The embedded store does not run on this system (docs/deployment.md). Set TIRAZH_NEO4J_URI to use Neo4j."
    ),
    "terminal.environment-failed": (
        "The packages could not be installed; the output of pip above has the reason. Remove the cause and run the same"
        " command again: it continues from here."
    ),
    # The start
    "terminal.opening-embedded": "Starting the embedded store in {folder} ...",
    "terminal.opening-neo4j": "Connecting to {uri} ...",
    "terminal.load-unfinished": "A load of {name} did not finish. Load the same folder again to complete it.",
    "terminal.loading": "Loading {name} ...",
    "terminal.loaded": (
        "Loaded {name}: {nodes:,node|nodes} and {relationships:,relationship|relationships} in {seconds:.1f} s"
    ),
    "terminal.ready": (
        "Ready in {seconds:.1f} s. Open {page} in a browser, or send GraphQL to {url} by POST. Press Ctrl-C to stop."
    ),
    "terminal.example": (
        "For example:\n  curl -s {url} -H 'Content-Type: application/json' -d '{{\"query\": \"{query}\"}}'"
    ),
    "terminal.stopping": "Stopping ...",
    "terminal.stopped": "Stopped.",
    # Errors at the start
    "terminal.setting-wrong": "{name}: invalid value {value}. Use {expected}. See docs/settings.md.",
    "terminal.setting-unknown": "{name} is not a setting and is ignored. See docs/settings.md.",
    "terminal.setting-unknown-near": "{name} is not a setting and is ignored. Did you mean {near}?",
    "terminal.secret": "(hidden)",
    "terminal.port-in-use": (
        "Port {port} of {host} is in use. Stop the program that uses it, or choose another port with --port."
    ),
    "terminal.port-refused": "Port {port} of {host} cannot be used ({reason}). Choose another port with --port.",
    "terminal.host-unknown": "This machine has no address {host} ({reason}). Choose another address with --host.",
    "terminal.data-refused": "The data in TIRAZH_DATA_DIR has errors and was not loaded:",
    "terminal.no-data-folder": (
        "{path} cannot be read ({reason}). Set TIRAZH_DATA_DIR to a folder with data sets and an order.txt, or "
        "TIRAZH_LOAD_DATA to false."
    ),
    "terminal.no-trusted-documents": (
        "{path} cannot be used ({reason}). Set TIRAZH_TRUSTED_DOCUMENTS to a folder or file of registered documents."
    ),
    "terminal.not-a-file": "not a file",
    "terminal.not-utf-8": "not UTF-8",
    "terminal.no-documents": "no *.graphql or *.json file",
    "terminal.ended": "The service ended because of an internal error. Report it with the log lines above.",
    "setting.host": "a host name or an IP address",
    "setting.port": "a whole number from 0 to 65535",
    "setting.workers": "a whole number from 1 to 64",
    "setting.cors-origins": "addresses of sites, separated by commas, such as https://example.org, or *",
    "setting.max-body-size": "a whole number of bytes, 1024 or more",
    "setting.seconds": "a number of seconds, more than 0, up to 3600",
    "setting.store-dir": "the path of a folder",
    "setting.store-heap": "a size such as 1g or 768m",
    "setting.neo4j-uri": "an address such as bolt://127.0.0.1:7687, neo4j://cluster.example.org or neo4j+s://...",
    "setting.neo4j-user": "a user name",
    "setting.neo4j-password": "a password",
    "setting.neo4j-database": "a database name",
    "setting.data-dir": "the path of a folder",
    "setting.switch": "true or false",
    "setting.count": "a whole number, 1 or more",
    "setting.concurrency": "a whole number from 1 to 100",
    "setting.by-class": (
        "three whole numbers, separated by commas: for clients without a key, with a key, with a trusted key"
    ),
    "setting.keys": "the SHA-256 of each key as 64 hexadecimal digits, separated by commas",
    "setting.proxies": "addresses or networks, separated by commas, such as 10.0.0.0/8, or *",
    "setting.persisted-queries": "a whole number of bytes, 0 for none",
    "setting.trusted-documents": "the path of a folder or file",
    "setting.compress-above": "a whole number of bytes, -1 for no compression",
    "setting.store-queue": "a whole number, 0 or more",
    "setting.log-level": "one of critical, error, warning, info, debug",
    "setting.log-format": "text or json",
    "setting.language": "en or ru",
}
