"""The error hierarchy matches its docstring, and `docs/errors.md` lists every code of `ErrorCode`."""

import ast
import copy
import importlib
import json
import pickle
import pkgutil
import re
from pathlib import Path

import orjson
import pytest
from graphql import GraphQLError

import errors
from access.errors import RATE_LIMITED, TOO_DEEP, LimitError
from errors import ErrorCode, InternalError, ServiceError
from graph.load.errors import LoadError, LoadErrors
from graph.query.errors import BadCursor, BadPage, TooManyConditions
from graph.search.errors import TextTooLong
from graph.store.errors import StoreBusy, StoreDamaged, StoreFailure, StoreFull, StoreUnavailable
from messages import Message
from recommend.errors import InvalidDate
from resolvers.execution.errors import RecommenderBusy, RequestError
from schema.errors import BadPartialDate
from settings import SettingsError
from transport.errors import Refusal

ROOT = Path(__file__).parents[1]
PACKAGES = ("access", "export", "graph", "process", "recommend", "resolvers", "schema", "transport")

SOME = [
    InternalError(),
    LimitError(TOO_DEEP, limit=20),
    LimitError(RATE_LIMITED, limit=5.0, seconds=3),
    BadCursor("after", foreign=True),
    BadPage("first", "query.size", size=0, limit=100),
    TooManyConditions(),
    TextTooLong(2000, 1000),
    StoreFailure(),
    StoreBusy(),
    StoreUnavailable("store.no-neo4j", uri="bolt://a"),
    StoreFull("var", 5, 10),
    StoreDamaged("var", [Message("damage.records")]),
    InvalidDate("'x' is not a date"),
    BadPartialDate(),
    RecommenderBusy(),
    SettingsError([("TIRAZH_PORT", "port", "x")]),
    LoadErrors([LoadError("regions.csv", 3, "country", None, "required")], 2, StoreBusy()),
    Refusal("http.no-query"),
    RequestError([GraphQLError("Unknown")], ErrorCode.BAD_USER_INPUT),
]


def import_all() -> None:
    """Import every module, so that all error classes are defined."""
    for name in PACKAGES:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.endswith(("__main__", ".embedded.server", ".explain")):
                importlib.import_module(module.name)


def error_classes(base: type[ServiceError] = ServiceError) -> set[type[ServiceError]]:
    """Return a class and all of its subclasses."""
    return {base}.union(*(error_classes(subclass) for subclass in base.__subclasses__()))


def test_the_tree_in_the_docstring_matches_the_code():
    import_all()
    documented: dict[str, str | None] = {}
    path: list[str] = []
    for line in re.findall(
        r"^ {8}([ │├└─]*)(\w+)(?: +[\w. ]+)?$",
        errors.ServiceError.__doc__.split("::")[1].split("Attributes")[0],
        re.MULTILINE,
    ):
        depth = len(line[0]) // 4
        path[depth:] = [line[1]]
        documented[line[1]] = path[depth - 1] if depth else None
    actual = {
        error_class.__name__: error_class.__base__.__name__ if error_class is not ServiceError else None
        for error_class in error_classes()
    }
    assert documented == actual


def test_each_error_is_defined_in_the_module_that_the_tree_names():
    entries = re.findall(r"(\w+) {2,}([a-z_.]+)$", errors.ServiceError.__doc__, re.MULTILINE)
    assert len(entries) >= 15
    for name, module in entries:
        assert isinstance(getattr(importlib.import_module(module), name), type)


def test_every_other_exception_is_internal_to_its_package():
    import_all()
    outside = {
        error_class.__name__
        for error_class in Exception.__subclasses__()
        if error_class.__module__.partition(".")[0] in PACKAGES
    }
    # These are always caught in the package that raises them, or indicate a bug in the service.
    assert outside == {
        "CannotComplete",
        "OperationTypeNotAllowed",
        "Refused",
        "StartFailure",
        "TrainingFailed",
        "Untrained",
        "Violation",
        "PageRefused",
        "_Aborted",
        "_Enough",
    }


@pytest.mark.parametrize("error", SOME, ids=lambda error: type(error).__name__)
def test_every_error_has_a_message_in_both_languages(error):
    assert str(error) == error.sentence("en")
    assert error.sentence("ru")
    assert re.search("[а-я]", error.sentence("ru")) or isinstance(error, InvalidDate)
    for entry in error.formatted():
        assert entry["extensions"]["code"] == error.code
        assert entry["extensions"]["messageRu"]


@pytest.mark.parametrize("error", SOME[:-1], ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("copy_error", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))])
def test_a_copy_is_equivalent(error, copy_error):
    other = copy_error(error)
    assert type(other) is type(error)
    assert other is not error
    for language in ("en", "ru"):
        assert other.sentence(language) == error.sentence(language)
    assert (other.code, other.status, other.retry_after, other.id) == (
        error.code,
        error.status,
        error.retry_after,
        error.id,
    )


def test_a_possible_fault_of_the_service_has_a_unique_id():
    first, second = StoreFailure(), StoreFailure()
    assert first.id != second.id
    assert first.extensions()["id"] == first.id
    assert StoreBusy().extensions() == {
        "code": "STORE_BUSY",
        "retryAfter": 1,
        "messageRu": "Хранилище перегружено. Повторите через несколько секунд.",
    }


def test_the_document_lists_exactly_the_codes():
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", text, re.MULTILINE)
    warnings = re.findall(r"^- `(\w+)`: ", text.split("## Warnings")[1], re.MULTILINE)
    assert sorted([*(code for code, _, _ in rows), *warnings]) == sorted(ErrorCode)
    assert all(meaning.endswith(".") and remedy.endswith(".") for _, meaning, remedy in rows)


def test_every_code_is_used_and_written_out_only_in_the_enumeration():
    assert {code.name: code.value for code in ErrorCode} == {code.name: code.name for code in ErrorCode}
    used, repeated = set(), []
    for path in [*ROOT.glob("*.py"), *(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Attribute(ast.Name("ErrorCode"), code):
                    used.add(code)
                case ast.Constant(str(text)) if text in set(ErrorCode) and path != ROOT / "errors.py":
                    repeated.append((path.relative_to(ROOT), text))
    assert used == set(ErrorCode)
    assert repeated == []


def test_the_code_of_every_class_is_in_the_enumeration():
    import_all()
    assert all(isinstance(error_class.code, ErrorCode) for error_class in error_classes())


@pytest.mark.parametrize("error", SOME, ids=lambda error: type(error).__name__)
def test_a_response_has_the_code_as_a_plain_string(error):
    response = {"errors": error.formatted()}
    assert all(type(entry["extensions"]["code"]) is str for entry in response["errors"])
    assert orjson.loads(orjson.dumps({"code": error.code})) == json.loads(json.dumps({"code": error.code}))
    assert json.loads(json.dumps({"code": error.code})) == {"code": error.code.value}
