"""Each module of the service has a test file that mirrors it, or is listed here with the file that tests it instead."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = (
    "access",
    "export",
    "graph",
    "meaning",
    "messages",
    "process",
    "recommend",
    "resolvers",
    "schema",
    "transport",
)

#: Modules without a test file of their own, by the reason, which names the files that test them.
EXCEPTIONS = {
    "Texts. tests/messages/test_messages.py compares both languages and checks that every text is used.": """
        messages/en/* messages/ru/*""",
    "Declarations. tests/schema/test_model.py compares them with the model, tests/schema/test_snapshot.py with the"
    " printed schema.": """
        schema/adoption.py schema/adoption_patterns.py schema/assessment.py schema/assessments_due.py schema/code.py
        schema/cohort.py schema/coverage.py schema/diffusion.py
        schema/event.py schema/experts.py schema/explanation.py schema/module.py schema/municipality.py
        schema/neighbourhood.py schema/observation.py schema/organization.py schema/peers.py schema/person.py
        schema/practice.py schema/practices_for.py schema/program.py schema/project.py schema/provenance.py
        schema/public.py schema/rate_limit.py schema/recommendation.py schema/region.py schema/related.py
        schema/search.py schema/team.py schema/territory.py schema/topic.py""",
    "Definitions of errors. tests/test_errors.py tests all of them together.": """
        export/errors.py graph/model/rules/violation.py graph/store/errors.py schema/errors.py""",
    "Formats, which tests/export/formats/test_formats.py compares with each other.": """
        export/formats/csv.py export/formats/format.py export/formats/jsonl.py export/formats/parquet.py
        export/formats/xlsx.py""",
    "Protocols, abstract classes and records, which have no behaviour of their own. tests/graph/query/fields/ and"
    " tests/graph/store/test_bolt.py test those that implement them.": """
        graph/query/fields/code.py graph/query/fields/field.py graph/query/pricing/cost.py graph/query/rows.py
        graph/store/interface.py resolvers/execution/computed.py""",
    "Commands of a few lines. tests/graph/load/test_command.py, tests/resolvers/execution/test_plan.py,"
    " tests/export/test_command.py and tests/schema/test_snapshot.py run them.": """
        graph/load/__init__.py graph/load/__main__.py graph/explain.py graph/export.py
        schema/__main__.py schema/printed.py""",
    "Statements in Cypher, which mean something only on a store, where tests/graph/load/test_stored.py,"
    " tests/graph/load/test_writing.py, tests/graph/test_integrity.py, tests/resolvers/fields/test_experts.py and"
    " tests/resolvers/fields/test_adopter_adoptions.py run them.": """
        graph/adoptions.py graph/counts.py graph/experts.py graph/load/lookup.py graph/load/statements.py""",
    "Code of the process of the embedded store, which tests/graph/store/embedded/test_store.py and"
    " tests/graph/test_integrity.py start.": """
        graph/store/embedded/parser_memory.py graph/store/embedded/server.py""",
    "A record of the results of a training. tests/recommend/model/test_learner.py and"
    " tests/recommend/model/test_scorer_cache.py test the code that fills and keeps it.": """
        recommend/model/scorers.py""",
    "The composition of the engine: tests/resolvers/execution/test_engine.py runs whole operations.": """
        resolvers/service.py""",
}


def modules() -> Iterator[Path]:
    """Yield the modules of the service, relative to the checkout; a package only if it has code of its own."""
    for path in [*ROOT.glob("*.py"), *(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))]:
        if path.name != "__init__.py" or any(
            isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            for node in ast.parse(path.read_text(encoding="utf-8")).body
        ):
            yield path.relative_to(ROOT)


def mirror(module: Path) -> Path:
    """Return the test file of a module: `a/b.py` has `tests/a/test_b.py`, the package `a` has `tests/a/test_a.py`."""
    name = module.parent.name if module.name == "__init__.py" else module.stem.strip("_")
    return Path("tests", module.parent, f"test_{name}.py")


def unmirrored() -> set[str]:
    return {str(module) for module in modules() if not (ROOT / mirror(module)).exists()}


def excepted(module: str) -> bool:
    return any(fnmatch(module, pattern) for patterns in EXCEPTIONS.values() for pattern in patterns.split())


def test_every_module_has_a_test_file():
    missing = {module: str(mirror(Path(module))) for module in unmirrored() if not excepted(module)}
    assert missing == {}, "add the test files, or the modules to EXCEPTIONS with the file that tests them"


def test_every_exception_is_still_needed():
    without = unmirrored()
    for patterns in EXCEPTIONS.values():
        for pattern in patterns.split():
            assert [module for module in without if fnmatch(module, pattern)], f"{pattern} has its test file; remove it"


def test_every_reason_names_existing_tests():
    for reason in EXCEPTIONS:
        tests = re.findall(r"tests/[\w/]+(?:\.py)?", reason)
        assert tests, reason
        for test in tests:
            assert (ROOT / test).exists(), test
