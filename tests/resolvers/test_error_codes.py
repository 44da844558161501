"""`docs/errors.md` lists every code that an error can have, and no other."""

import re
from collections.abc import Iterator
from pathlib import Path

import access.errors
import graph.query.errors
import graph.search.errors
import graph.store.errors
import resolvers.execution.errors
import transport.refusal

DOCUMENT = Path(__file__).parents[2] / "docs" / "errors.md"
CODE = re.compile(r"[A-Z]+(_[A-Z]+)+")


def codes_of_exceptions(module) -> Iterator[str]:
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Exception) and isinstance(vars(value).get("code"), str):
            yield value.code


def codes_of_constants(module) -> Iterator[str]:
    for name, value in vars(module).items():
        if name.isupper() and isinstance(value, str) and CODE.fullmatch(value):
            yield value


def codes_of_limits(module) -> Iterator[str]:
    return (value.code for value in vars(module).values() if isinstance(value, access.errors.Limit))


def test_the_table_has_every_code_once_each_with_a_remedy():
    rows = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    codes = [code for code, _, _ in rows]
    in_code = {
        *codes_of_exceptions(graph.query.errors), *codes_of_exceptions(graph.search.errors),
        *codes_of_exceptions(graph.store.errors),
        *codes_of_exceptions(resolvers.execution.errors),
        *codes_of_limits(access.errors),
        *codes_of_constants(resolvers.execution.errors), *codes_of_constants(transport.refusal),
    }
    in_code.discard("SEARCH_ERROR")  # only its kinds are raised
    assert sorted(codes) == sorted(in_code)
    assert all(meaning.endswith(".") and remedy.endswith(".") for _, meaning, remedy in rows)
