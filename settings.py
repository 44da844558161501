"""The service's settings: variables of the environment named TIRAZH_..., one typed object.

docs/settings.md has the same list for people; a test compares the two.
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

#: The settings that hold a value of the same form, by the key of its description.
_ALIKE = {
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
        "store_concurrency",
        "store_heavy",
    ),
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
_KEYS = {field: key for key, fields in _ALIKE.items() for field in fields}

Names = Annotated[tuple[str, ...], NoDecode]
#: A number for each class of clients: without a key, with one, with a trusted one.
ByClass = Annotated[tuple[int, int, int], NoDecode]


class SettingsError(ServiceError):
    """Settings hold what they cannot mean.

    problems: for each, the variable or option, the field, and the value as given: None for a secret.
    """

    def __init__(self, problems: list[tuple[str, str, str | None]]):
        super().__init__()
        self.problems = problems

    def sentence(self, language: Language) -> str:
        """Return a sentence for each, on a line of its own."""
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
    """Return what a setting must hold, said to people."""
    return Message(_KEYS.get(field) or f"setting.{field.replace('_', '-')}")


class Settings(BaseSettings):
    """Everything about the service that can be set; an empty variable counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid", validate_default=False
    )

    host: str = Field(
        "127.0.0.1",
        pattern=r"^[^\s/]+$",
        description=("Address to listen on. Only this machine reaches 127.0.0.1; 0.0.0.0 is reached from everywhere."),
    )
    port: int = Field(
        8000, ge=0, le=65535, description=("Port to listen on; 0 takes any free one, and the start tells which.")
    )
    workers: int = Field(1, ge=1, le=64, description="Processes that serve; they share the port and the store.")
    cors_origins: Names = Field(
        (), description=("Sites whose pages may call the service from a browser, separated by commas; * for any site.")
    )
    max_body_size: int = Field(1_048_576, ge=1024, description=("The largest request that is read, in bytes."))
    request_timeout: float = Field(
        30.0, gt=0, le=3600, allow_inf_nan=False, description=("Seconds that a request may take.")
    )
    shutdown_timeout: float = Field(
        30.0, gt=0, le=3600, allow_inf_nan=False, description=("Seconds that the stop waits for requests under way.")
    )
    store_dir: Path = Field(CHECKOUT / "var", description=("Folder in which the embedded store lives."))
    store_heap: str = Field(
        "1g",
        pattern=r"^[1-9]\d*[kmgKMG]$",
        description=("The most memory for the heap of the embedded store, as Java writes it."),
    )
    store_timeout: float = Field(
        20.0,
        gt=0,
        le=3600,
        allow_inf_nan=False,
        description=("Seconds that a read from the store may take; keep it below TIRAZH_REQUEST_TIMEOUT."),
    )
    neo4j_uri: str | None = Field(
        None,
        pattern=r"^(bolt|neo4j)(\+s|\+ssc)?://[^\s/]\S*$",
        description=("Address of a Neo4j 5 server, cluster or Aura; without it the embedded store is used."),
    )
    neo4j_user: str = Field("neo4j", description="User of that Neo4j.")
    neo4j_password: str = Field("", repr=False, description="Its password.")
    neo4j_database: str = Field("neo4j", description="Its database.")
    data_dir: Path = Field(
        CHECKOUT / "data", description=("Folder whose order.txt names the data sets to load at the first start.")
    )
    load_data: bool = Field(True, description="Whether the start loads the data sets of TIRAZH_DATA_DIR.")
    max_tokens: int = Field(2_000, ge=1, description="The most tokens that a document may have.")
    max_depth: int = Field(20, ge=1, description="The most levels of fields; edges and node are a level each.")
    max_fields: int = Field(
        5_000, ge=1, description=("The most fields of a document, those of a fragment counted wherever it is spread.")
    )
    max_repeats: int = Field(
        1_000, ge=1, description=("The most pairs of fields with the same name in one place that have to be merged.")
    )
    max_operations: int = Field(20, ge=1, description="The most operations of a document.")
    max_root_fields: int = Field(20, ge=1, description="The most root fields of an operation.")
    max_aliases: int = Field(100, ge=1, description="The most aliases in a document.")
    max_directives: int = Field(50, ge=1, description="The most directives in a document.")
    max_fragments: int = Field(100, ge=1, description="The most fragments in a document, defined or spread.")
    max_variables: int = Field(100, ge=1, description="The most variables that a document may define.")
    max_values: int = Field(10_000, ge=1, description="The most values that the variables of a request may hold.")
    max_value_depth: int = Field(128, ge=1, description="The most levels of lists and objects in variables.")
    max_conditions: int = Field(200, ge=1, description="The most comparisons in the conditions of an operation.")
    max_condition_depth: int = Field(
        12,
        ge=1,
        description=("The most levels of conditions below each other: `and` and `or` count 1, a relationship 2."),
    )
    introspection: bool = Field(True, description="Whether the schema may be asked for.")
    suggestions: bool | None = Field(
        None,
        description=(
            "Whether a misspelt name is answered with those that are near; without it, as TIRAZH_INTROSPECTION."
        ),
    )
    max_cost: ByClass = Field((100_000, 500_000, 2_000_000), description="The most that one operation may cost.")
    cost_rate: ByClass = Field(
        (50_000, 500_000, 0), description=("What a client may spend a second in the long run; 0 for no bound.")
    )
    cost_burst: ByClass = Field(
        (1_000_000, 10_000_000, 10_000_000), description=("What a client may spend at once, after a rest.")
    )
    max_reads: ByClass = Field(
        (8, 8, 8),
        description=("Reads of a client that may be under way at once; more wait for their turn; 0 for no bound."),
    )
    api_keys: Names = Field((), repr=False, description="The keys that clients send as X-API-Key.")
    trusted_api_keys: Names = Field((), repr=False, description="Keys that may see plans and spend as trusted ones.")
    proxies: Names = Field(
        (),
        description=(
            "Proxies that stand before the service: of these, the client's address is read from X-Forwarded-For."
        ),
    )
    persisted_queries: int = Field(
        16_777_216, ge=0, description=("Bytes of documents that are kept for automatic persisted queries.")
    )
    trusted_documents: Path | None = Field(
        None, description=("Registered documents, which are then the only ones that are executed.")
    )
    compress_above: int = Field(1_024, ge=-1, description="Answers of more bytes are compressed.")
    header_timeout: float = Field(
        10.0,
        gt=0,
        le=3600,
        allow_inf_nan=False,
        description=("Seconds that a client may take to send the head of a request."),
    )
    body_timeout: float = Field(
        10.0,
        gt=0,
        le=3600,
        allow_inf_nan=False,
        description=("Seconds that a client may take to send the body of a request."),
    )
    store_concurrency: int = Field(32, ge=1, le=100, description="Statements that the store works on at once.")
    store_queue: int = Field(1_000, ge=0, description="Statements that may wait for their turn.")
    store_queue_timeout: float = Field(
        2.0, gt=0, le=3600, allow_inf_nan=False, description=("Seconds that a statement may wait for its turn.")
    )
    store_heavy: int = Field(
        1,
        ge=1,
        le=100,
        description=(
            "Statements of a process, each of which may read over 10,000 nodes and relationships, that the store works "
            "on at once; fewer than it has processors, so that short ones are not held up."
        ),
    )
    log_level: Literal["critical", "error", "warning", "info", "debug"] = Field(
        "warning", description=("What is logged to the standard error; debug also logs every request.")
    )
    log_format: Literal["text", "json"] = Field(
        "text", description=("How: lines for people, or a JSON object a line for machines.")
    )
    language: Literal["en", "ru"] | None = Field(
        None, description=("Language of the terminal; without it, that of the locale.")
    )

    @field_validator("cors_origins", "api_keys", "trusted_api_keys", "proxies", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("store_dir", mode="before")
    @classmethod
    def _has_a_name(cls, path: Any) -> Any:
        if not str(path).strip():  # it would be the folder in which the program was started
            raise ValueError("no name")
        return path

    @field_validator("cors_origins")
    @classmethod
    def _are_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        """An origin is scheme, host and port, without a path (RFC 6454, section 6.1)."""
        for origin in origins:
            scheme, _, host = origin.partition("://")
            if origin != "*" and (scheme not in ("http", "https") or not host or "/" in host):
                raise ValueError("no origin")
        return origins

    @field_validator("max_cost", "cost_rate", "cost_burst", "max_reads", mode="before")
    @classmethod
    def _are_three_numbers(cls, value: Any) -> Any:
        numbers = [int(part) for part in value.split(",")] if isinstance(value, str) else value
        if len(numbers) != 3 or min(numbers) < 0:
            raise ValueError("not three numbers")
        return tuple(numbers)

    @field_validator("api_keys", "trusted_api_keys")
    @classmethod
    def _are_digests(cls, digests: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch("[0-9a-fA-F]{64}", digest) for digest in digests):
            raise ValueError("no SHA-256")
        return digests

    @field_validator("proxies")
    @classmethod
    def _are_networks(cls, networks: tuple[str, ...]) -> tuple[str, ...]:
        for network in networks:
            if network != "*":
                ipaddress.ip_network(network)
        return networks

    @field_validator("trusted_documents")
    @classmethod
    def _is_there(cls, path: Path | None) -> Path | None:
        if path is not None and not path.exists():
            raise ValueError("not there")
        return path

    @classmethod
    def from_environment(cls, **given: Any) -> "Settings":
        """The settings of the environment; `given` ones, the options of the command line, come before those.

        Raises:
            SettingsError: for all settings that hold what they cannot mean.
        """
        try:
            return cls(**given)
        except ValidationError as error:
            problems = {str(e["loc"][0]): e["input"] for e in error.errors()}
            raise SettingsError(
                [
                    (
                        option_of(field) if field in given else variable_of(field),
                        field,
                        str(value) if cls.model_fields[field].repr else None,
                    )
                    for field, value in problems.items()
                ]
            ) from None


def variable_of(field: str) -> str:
    """The variable that sets a field.

    >>> variable_of("store_dir")
    'TIRAZH_STORE_DIR'
    """
    return PREFIX + field.upper()


def option_of(field: str) -> str:
    """The option of the command line that sets a field.

    >>> option_of("store_dir")
    '--store-dir'
    """
    return "--" + field.replace("_", "-")


def unknown_variables(environment: Mapping[str, str] = os.environ) -> dict[str, str | None]:
    """Variables with our prefix that are no settings, and the setting that each may have meant.

    >>> unknown_variables({"TIRAZH_PROT": "80", "TIRAZH_PORT": "80", "HOME": "/"})
    {'TIRAZH_PROT': 'TIRAZH_PORT'}
    """
    fields = {field.upper(): variable_of(field) for field in Settings.model_fields}
    rests = {name: name.upper().removeprefix(PREFIX) for name in sorted(environment)}
    return {
        name: next((fields[near] for near in difflib.get_close_matches(rest, fields, 1)), None)
        for name, rest in rests.items()
        if name.upper().startswith(PREFIX) and rest not in fields
    }
