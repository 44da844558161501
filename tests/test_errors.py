"""The tree of errors is the one that its docstring draws; `docs/errors.md` lists every code that a client can meet."""

import copy
import importlib
import pickle
import pkgutil
import re
from pathlib import Path

import pytest
from graphql import GraphQLError

import access.errors
import errors
import resolvers.execution.errors
import transport.refusal
from access.errors import RATE_LIMITED, TOO_DEEP, LimitError
from errors import InternalError, ServiceError
from graph.load.errors import LoadError, LoadErrors
from graph.query.errors import BadCursor, BadPage, TooManyConditions
from graph.search.errors import TextTooLong
from graph.store.errors import StoreBusy, StoreDamaged, StoreFailure, StoreFull, StoreUnavailable
from messages import Message
from recommend.errors import InvalidDate
from resolvers.execution.errors import BAD_INPUT, RecommenderBusy, RequestError
from schema.scalars import BadPartialDate
from settings import SettingsError
from transport.refusal import Refusal

ROOT = Path(__file__).parents[1]
CODE = re.compile(r"[A-Z]+(_[A-Z]+)+")
PACKAGES = ("access", "graph", "process", "recommend", "resolvers", "schema", "transport")

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
    RequestError([GraphQLError("Unknown")], BAD_INPUT),
]


def import_all() -> None:
    """Import every module, so that all errors are known."""
    for name in PACKAGES:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.endswith(("__main__", ".embedded.server", ".explain")):
                importlib.import_module(module.name)


def kinds(kind: type[ServiceError] = ServiceError) -> set[type[ServiceError]]:
    return {kind}.union(*(kinds(below) for below in kind.__subclasses__()))


def test_the_tree_of_the_docstring_is_that_of_the_code():
    import_all()
    drawn: dict[str, str | None] = {}
    path: list[str] = []
    for line in re.findall(
        r"^ {8}([ │├└─]*)(\w+)(?: +[\w. ]+)?$",
        errors.ServiceError.__doc__.split("::")[1].split("Attributes")[0],
        re.MULTILINE,
    ):
        depth = len(line[0]) // 4
        path[depth:] = [line[1]]
        drawn[line[1]] = path[depth - 1] if depth else None
    found = {kind.__name__: kind.__base__.__name__ if kind is not ServiceError else None for kind in kinds()}
    assert drawn == found


def test_the_module_that_the_tree_names_has_the_error():
    named = re.findall(r"(\w+) {2,}([a-z_.]+)$", errors.ServiceError.__doc__, re.MULTILINE)
    assert len(named) >= 15
    for name, module in named:
        assert isinstance(getattr(importlib.import_module(module), name), type)


def test_every_exception_with_sentences_for_people_is_in_the_tree():
    import_all()
    outside = {kind.__name__ for kind in Exception.__subclasses__() if kind.__module__.partition(".")[0] in PACKAGES}
    # These are always caught in the package that raises them, or are a fault of the service.
    assert outside == {
        "CannotComplete",
        "OperationTypeNotAllowed",
        "Refused",
        "StartFailure",
        "TrainingFailed",
        "Untrained",
        "Violation",
        "_Enough",
    }


@pytest.mark.parametrize("error", SOME, ids=lambda error: type(error).__name__)
def test_every_error_has_a_sentence_in_both_languages(error):
    assert str(error) == error.sentence("en")
    assert error.sentence("ru")
    assert re.search("[а-я]", error.sentence("ru")) or isinstance(error, InvalidDate)
    for one in error.formatted():
        assert one["extensions"]["code"] == error.code
        assert one["extensions"]["messageRu"]


@pytest.mark.parametrize("error", SOME[:-1], ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("copied", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))])
def test_a_copy_says_the_same(error, copied):
    other = copied(error)
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


def test_what_may_be_a_fault_of_the_service_has_an_id_of_its_own():
    first, second = StoreFailure(), StoreFailure()
    assert first.id != second.id
    assert first.extensions()["id"] == first.id
    assert StoreBusy().extensions() == {
        "code": "STORE_BUSY",
        "retryAfter": 1,
        "messageRu": "Хранилище перегружено. Повторите через несколько секунд.",
    }


def test_the_table_has_every_code_once_each_with_a_remedy():
    import_all()
    rows = re.findall(
        r"^\| `(\w+)` \| (.+) \| (.+) \|$", (ROOT / "docs" / "errors.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    in_code = {
        value
        for module in (resolvers.execution.errors, transport.refusal)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and CODE.fullmatch(value)
    }
    in_code |= {limit.code for limit in vars(access.errors).values() if isinstance(limit, access.errors.Limit)}
    in_code |= {kind.code for kind in kinds()}
    assert sorted(code for code, _, _ in rows) == sorted(in_code)
    assert all(meaning.endswith(".") and remedy.endswith(".") for _, meaning, remedy in rows)
