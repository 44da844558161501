"""The settings of the service, read from TIRAZH_... environment variables into one typed object.

docs/settings.md documents the same list; a test compares the two.
"""

import difflib
import ipaddress
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from errors import ServiceError
from messages import Language, Message, text

PREFIX = "TIRAZH_"
CHECKOUT = Path(__file__).resolve().parent

#: Settings that share the description of their expected value, by message key.
_SHARED_KEYS = {
    "setting.count": (
        "max_tokens",
        "max_depth",
        "max_fields",
        "max_repeats",
        "max_operations",
        "max_root_fields",
        "max_aliases",
        "max_directives",
        "max_fragments",
        "max_variables",
        "max_values",
        "max_value_depth",
        "max_conditions",
        "max_condition_depth",
    ),
    "setting.concurrency": ("store_concurrency", "store_heavy"),
    "setting.seconds": (
        "request_timeout",
        "shutdown_timeout",
        "store_timeout",
        "header_timeout",
        "body_timeout",
        "store_queue_timeout",
    ),
    "setting.switch": ("load_data", "introspection", "suggestions"),
    "setting.by-class": ("max_cost", "cost_rate", "cost_burst", "max_reads"),
    "setting.keys": ("api_keys", "trusted_api_keys"),
}
_KEYS = {field: key for key, fields in _SHARED_KEYS.items() for field in fields}

Names = Annotated[tuple[str, ...], NoDecode]
#: One number per class of clients: without a key, with a key, with a trusted key.
ByClass = Annotated[tuple[int, int, int], NoDecode]


class SettingsError(ServiceError):
    """One or more settings have invalid values.

    problems: for each invalid setting, the variable or option, the field, and the value as text; None for a secret.
    """

    def __init__(self, problems: list[tuple[str, str, str | None]]):
        super().__init__()
        self.problems = problems

    def sentence(self, language: Language) -> str:
        """Return one message per invalid setting, each on its own line."""
        return "\n".join(
            text(
                "terminal.setting-wrong",
                language,
                name=name,
                expected=expected_of(field),
                value=Message("terminal.secret") if value is None else repr(value),
            )
            for name, field, value in self.problems
        )


def expected_of(field: str) -> Message:
    """Return the message that describes the valid values of a setting."""
    return Message(_KEYS.get(field) or f"setting.{field.replace('_', '-')}")


class Settings(BaseSettings):
    """The settings of the service. An empty variable is treated as unset."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid", validate_default=False
    )

    host: str = Field(
        "127.0.0.1",
        pattern=r"^[^\s/]+$",
        description=(
            "Address to listen on: 127.0.0.1 accepts local connections only, 0.0.0.0 accepts connections on all "
            "interfaces."
        ),
    )
    port: int = Field(
        8000, ge=0, le=65535, description=("Port to listen on; 0 selects a free port, which is printed at startup.")
    )
    workers: int = Field(1, ge=1, le=64, description="Number of worker processes; they share the port and the store.")
    cors_origins: Names = Field(
        (),
        description=(
            "Origins whose pages may call the service from a browser, separated by commas; * allows any origin."
        ),
    )
    max_body_size: int = Field(1_048_576, ge=1024, description=("Maximum size of a request body, in bytes."))
    request_timeout: float = Field(
        30.0, gt=0, le=3600, allow_inf_nan=False, description=("Maximum duration of a request, in seconds.")
    )
    shutdown_timeout: float = Field(
        30.0,
        gt=0,
        le=3600,
        allow_inf_nan=False,
        description=("Maximum time to wait for in-flight requests at shutdown, in seconds."),
    )
    store_dir: Path = Field(CHECKOUT / "var", description=("Folder of the embedded store."))
    store_heap: str = Field(
        "1g",
        pattern=r"^[1-9]\d*[kmgKMG]$",
        description=("Maximum Java heap size of the embedded store, in the syntax of the JVM option -Xmx."),
    )
    store_timeout: float = Field(
        20.0,
        gt=0,
        le=3600,
        allow_inf_nan=False,
        description=("Maximum duration of a read from the store, in seconds; keep it below TIRAZH_REQUEST_TIMEOUT."),
    )
    neo4j_uri: str | None = Field(
        None,
        pattern=r"^(bolt|neo4j)(\+s|\+ssc)?://[^\s/]\S*$",
        description=("URI of a Neo4j 5 server, cluster or Aura instance; if unset, the embedded store is used."),
    )
    neo4j_user: str = Field("neo4j", description="Neo4j user name.")
    neo4j_password: str = Field("", repr=False, description="Neo4j password.")
    neo4j_database: str = Field("neo4j", description="Neo4j database name.")
    data_dir: Path = Field(
        CHECKOUT / "data", description=("Folder whose order.txt lists the data sets to load at startup.")
    )
    load_data: bool = Field(True, description="Whether to load the data sets of TIRAZH_DATA_DIR at startup.")
    max_tokens: int = Field(2_000, ge=1, description="Maximum number of tokens in a document.")
    max_depth: int = Field(
        20, ge=1, description="Maximum nesting depth of fields; edges and node count as one level each."
    )
    max_fields: int = Field(
        5_000,
        ge=1,
        description=("Maximum number of fields in a document; the fields of a fragment count at each spread."),
    )
    max_repeats: int = Field(
        1_000,
        ge=1,
        description=("Maximum number of pairs of fields that have to be merged because they share a response name."),
    )
    max_operations: int = Field(20, ge=1, description="Maximum number of operations in a document.")
    max_root_fields: int = Field(20, ge=1, description="Maximum number of root fields in an operation.")
    max_aliases: int = Field(100, ge=1, description="Maximum number of aliases in a document.")
    max_directives: int = Field(50, ge=1, description="Maximum number of directives in a document.")
    max_fragments: int = Field(
        100, ge=1, description="Maximum number of fragment definitions and fragment spreads in a document."
    )
    max_variables: int = Field(100, ge=1, description="Maximum number of variables defined in a document.")
    max_values: int = Field(
        10_000,
        ge=1,
        description="Maximum number of values in the variables of a request, including those in lists and objects.",
    )
    max_value_depth: int = Field(128, ge=1, description="Maximum nesting depth of lists and objects in variables.")
    max_conditions: int = Field(
        200, ge=1, description="Maximum number of comparisons in the conditions of an operation."
    )
    max_condition_depth: int = Field(
        12,
        ge=1,
        description=("Maximum nesting depth of conditions: `and` and `or` count as 1 level, a relationship as 2."),
    )
    introspection: bool = Field(
        True, description="Whether introspection is allowed and the schema is served at /schema.graphql."
    )
    suggestions: bool | None = Field(
        None,
        description=("Whether the error for a misspelt name suggests similar names; defaults to TIRAZH_INTROSPECTION."),
    )
    max_cost: ByClass = Field((100_000, 500_000, 2_000_000), description="Maximum cost of one operation.")
    cost_rate: ByClass = Field(
        (50_000, 500_000, 0), description=("Cost that a client may spend per second on average; 0 for no limit.")
    )
    cost_burst: ByClass = Field(
        (1_000_000, 10_000_000, 10_000_000), description=("Cost that a client may spend at once after a pause.")
    )
    max_reads: ByClass = Field(
        (8, 8, 8),
        description=("Maximum number of concurrent reads per client; further reads are queued; 0 for no limit."),
    )
    api_keys: Names = Field((), repr=False, description="API keys that clients may send in the X-API-Key header.")
    trusted_api_keys: Names = Field(
        (), repr=False, description="API keys of the trusted class, which may also request plans."
    )
    proxies: Names = Field(
        (),
        description=(
            "Reverse proxies in front of the service; the client address is taken from their X-Forwarded-For header."
        ),
    )
    persisted_queries: int = Field(
        16_777_216, ge=0, description=("Maximum size of the cache of automatic persisted queries, in bytes.")
    )
    trusted_documents: Path | None = Field(
        None, description=("Registered documents; if set, no other documents are executed.")
    )
    compress_above: int = Field(1_024, ge=-1, description="Responses larger than this number of bytes are compressed.")
    header_timeout: float = Field(
        10.0,
        gt=0,
        le=3600,
        allow_inf_nan=False,
        description=("Maximum time to receive the headers of a request, in seconds."),
    )
    body_timeout: float = Field(
        10.0,
        gt=0,
        le=3600,
        allow_inf_nan=False,
        description=("Maximum time to receive the body of a request, in seconds."),
    )
    store_concurrency: int = Field(32, ge=1, le=100, description="Maximum number of concurrent statements.")
    store_queue: int = Field(1_000, ge=0, description="Maximum number of queued statements.")
    store_queue_timeout: float = Field(
        2.0,
        gt=0,
        le=3600,
        allow_inf_nan=False,
        description=("Maximum time that a statement may wait in the queue, in seconds."),
    )
    store_heavy: int = Field(
        1,
        ge=1,
        le=100,
        description=(
            "Maximum number of concurrent statements per process that may read over 10,000 nodes and relationships "
            "each; keep it below the number of processors of the store, so that short statements are not delayed."
        ),
    )
    log_level: Literal["critical", "error", "warning", "info", "debug"] = Field(
        "warning",
        description=(
            "Minimum level of the messages logged to standard error; debug also enables the access log of the HTTP "
            "server."
        ),
    )
    log_format: Literal["text", "json"] = Field(
        "text", description=("Format of the log: plain text, or one JSON object per line.")
    )
    language: Literal["en", "ru"] | None = Field(
        None, description=("Language of the terminal output; defaults to the language of the locale.")
    )

    @field_validator("cors_origins", "api_keys", "trusted_api_keys", "proxies", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("store_dir", mode="before")
    @classmethod
    def _check_store_dir(cls, path: Any) -> Any:
        if not str(path).strip():  # a blank path would be the working directory
            raise ValueError("blank path")
        return path

    @field_validator("cors_origins")
    @classmethod
    def _check_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        """Check that each origin has a scheme, a host and an optional port but no path (RFC 6454, section 6.1)."""
        for origin in origins:
            scheme, _, host = origin.partition("://")
            if origin != "*" and (scheme not in ("http", "https") or not host or "/" in host):
                raise ValueError("not an origin")
        return origins

    @field_validator("max_cost", "cost_rate", "cost_burst", "max_reads", mode="before")
    @classmethod
    def _parse_by_class(cls, value: Any) -> Any:
        numbers = [int(part) for part in value.split(",")] if isinstance(value, str) else value
        if len(numbers) != 3 or min(numbers) < 0:
            raise ValueError("not three numbers")
        return tuple(numbers)

    @field_validator("api_keys", "trusted_api_keys")
    @classmethod
    def _check_digests(cls, digests: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch("[0-9a-fA-F]{64}", digest) for digest in digests):
            raise ValueError("not a SHA-256 digest")
        return digests

    @field_validator("proxies")
    @classmethod
    def _check_networks(cls, networks: tuple[str, ...]) -> tuple[str, ...]:
        for network in networks:
            if network != "*":
                ipaddress.ip_network(network)
        return networks

    @field_validator("trusted_documents")
    @classmethod
    def _check_exists(cls, path: Path | None) -> Path | None:
        if path is not None and not path.exists():
            raise ValueError("not found")
        return path

    @classmethod
    def from_environment(cls, **options: Any) -> "Settings":
        """Return the settings of the environment; command line `options` take precedence.

        Raises:
            SettingsError: one or more values are invalid; all of them are reported together.
        """
        try:
            return cls(**options)
        except ValidationError as error:
            problems = {str(e["loc"][0]): e["input"] for e in error.errors()}
            raise SettingsError(
                [
                    (
                        option_of(field) if field in options else variable_of(field),
                        field,
                        str(value) if cls.model_fields[field].repr else None,
                    )
                    for field, value in problems.items()
                ]
            ) from None


def variable_of(field: str) -> str:
    """Return the environment variable that sets a field.

    >>> variable_of("store_dir")
    'TIRAZH_STORE_DIR'
    """
    return PREFIX + field.upper()


def option_of(field: str) -> str:
    """Return the command line option that sets a field.

    >>> option_of("store_dir")
    '--store-dir'
    """
    return "--" + field.replace("_", "-")


def unknown_variables(environment: Mapping[str, str] = os.environ) -> dict[str, str | None]:
    """Return the variables with the prefix that are not settings, each with the most similar setting or None.

    >>> unknown_variables({"TIRAZH_PROT": "80", "TIRAZH_PORT": "80", "HOME": "/"})
    {'TIRAZH_PROT': 'TIRAZH_PORT'}
    """
    fields = {field.upper(): variable_of(field) for field in Settings.model_fields}
    suffixes = {name: name.upper().removeprefix(PREFIX) for name in sorted(environment)}
    return {
        name: next((fields[match] for match in difflib.get_close_matches(suffix, fields, 1)), None)
        for name, suffix in suffixes.items()
        if name.upper().startswith(PREFIX) and suffix not in fields
    }
