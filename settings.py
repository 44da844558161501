"""The service's settings: variables of the environment named TIRAZH_..., one typed object.

docs/settings.md has the same list for people; a test compares the two.
"""

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from texts import Language, text

PREFIX = "TIRAZH_"
CHECKOUT = Path(__file__).resolve().parent

#: What a variable must hold, said to people.
EXPECTED: dict[str, dict[Language, str]] = {
    "host": {"en": "a host name or an IP address", "ru": "имя узла или IP-адрес"},
    "port": {"en": "a whole number from 0 to 65535", "ru": "целое число от 0 до 65535"},
    "cors_origins": {
        "en": "addresses of sites, separated by commas, such as https://example.org, or *",
        "ru": "адреса сайтов через запятую, например https://example.org, или *",
    },
    "max_body_size": {"en": "a whole number of bytes, 1024 or more", "ru": "целое число байт, от 1024"},
    "request_timeout": {"en": "a number of seconds, more than 0, up to 3600",
                        "ru": "число секунд больше 0, до 3600"},
    "store_dir": {"en": "the path of a folder", "ru": "путь к папке"},
    "store_heap": {"en": "a size such as 1g or 768m", "ru": "размер, например 1g или 768m"},
    "store_timeout": {"en": "a number of seconds, more than 0, up to 3600", "ru": "число секунд больше 0, до 3600"},
    "neo4j_uri": {
        "en": "an address such as bolt://127.0.0.1:7687, neo4j://cluster.example.org or neo4j+s://...",
        "ru": "адрес, например bolt://127.0.0.1:7687, neo4j://cluster.example.org или neo4j+s://...",
    },
    "neo4j_user": {"en": "a user's name", "ru": "имя пользователя"},
    "neo4j_password": {"en": "a password", "ru": "пароль"},
    "neo4j_database": {"en": "a database's name", "ru": "имя базы данных"},
    "data_dir": {"en": "the path of a folder", "ru": "путь к папке"},
    "load_data": {"en": "true or false", "ru": "true или false"},
    "log_level": {"en": "one of critical, error, warning, info, debug",
                  "ru": "одно из critical, error, warning, info, debug"},
    "language": {"en": "en or ru", "ru": "en или ru"},
}


class SettingsError(Exception):
    """Settings hold what they cannot mean.

    Attributes:
        problems: for each, the variable or option, the field, and the value as given: None for a secret.
    """

    def __init__(self, problems: list[tuple[str, str, str | None]]):
        self.problems = problems
        super().__init__(self.render("en"))

    def render(self, language: Language) -> str:
        """A sentence for each."""
        return "\n".join(
            text("setting-wrong", language, name=name, expected=EXPECTED[field][language],
                 value=text("secret", language) if value is None else repr(value))
            for name, field, value in self.problems
        )


class Settings(BaseSettings):
    """Everything about the service that can be set; an empty variable counts as not set."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid",
                                      validate_default=False)

    host: str = Field("127.0.0.1", pattern=r"^[^\s/]+$", description=(
        "Address to listen on. Only this machine reaches 127.0.0.1; 0.0.0.0 is reached from everywhere."))
    port: int = Field(8000, ge=0, le=65535, description=(
        "Port to listen on; 0 takes any free one, and the start tells which."))
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field((), description=(
        "Sites whose pages may call the service from a browser, separated by commas; * for any site."))
    max_body_size: int = Field(1_048_576, ge=1024, description=(
        "The largest request that is read, in bytes."))
    request_timeout: float = Field(30.0, gt=0, le=3600, allow_inf_nan=False, description=(
        "Seconds that a request may take; also how long the stop waits for requests under way."))
    store_dir: Path = Field(CHECKOUT / "var", description=(
        "Folder in which the embedded store lives."))
    store_heap: str = Field("1g", pattern=r"^[1-9]\d*[kmgKMG]$", description=(
        "The most memory for the heap of the embedded store, as Java writes it."))
    store_timeout: float = Field(20.0, gt=0, le=3600, allow_inf_nan=False, description=(
        "Seconds that a read from the store may take; keep it below TIRAZH_REQUEST_TIMEOUT."))
    neo4j_uri: str | None = Field(None, pattern=r"^(bolt|neo4j)(\+s|\+ssc)?://[^\s/]\S*$", description=(
        "Address of a Neo4j 5 server, cluster or Aura; without it the embedded store is used."))
    neo4j_user: str = Field("neo4j", description="User of that Neo4j.")
    neo4j_password: str = Field("", repr=False, description="Its password.")
    neo4j_database: str = Field("neo4j", description="Its database.")
    data_dir: Path = Field(CHECKOUT / "data", description=(
        "Folder whose order.txt names the data sets to load at the first start."))
    load_data: bool = Field(True, description="Whether the start loads the data sets of TIRAZH_DATA_DIR.")
    log_level: Literal["critical", "error", "warning", "info", "debug"] = Field("warning", description=(
        "What is logged to the standard error; debug also logs every request."))
    language: Literal["en", "ru"] | None = Field(None, description=(
        "Language of the terminal; without it, that of the locale."))

    @field_validator("cors_origins", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("cors_origins")
    @classmethod
    def _are_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        """An origin is scheme, host and port, without a path (RFC 6454, section 6.1)."""
        for origin in origins:
            scheme, _, host = origin.partition("://")
            if origin != "*" and (scheme not in ("http", "https") or not host or "/" in host):
                raise ValueError("no origin")
        return origins

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
            raise SettingsError([
                (option_of(field) if field in given else variable_of(field), field,
                 str(value) if cls.model_fields[field].repr else None)
                for field, value in problems.items()
            ]) from None


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
