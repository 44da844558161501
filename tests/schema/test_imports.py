"""The allowed imports of each package, checked in the source files."""

import ast
import functools
import graphlib
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: The packages and modules of this project that run in the service. Not all of them need exist.
RUN = (
    "graph",
    "schema",
    "resolvers",
    "meaning",
    "recommend",
    "export",
    "transport",
    "process",
    "access",
    "messages",
    "server",
    "settings",
    "errors",
    "version",
)
OURS = (*RUN, "tests", "benchmarks", "data", "scripts")
#: These import nothing of the project; every package may import them.
COMMON = {"errors", "messages"}

#: May be imported by every package.
BASE = {"errors", "messages"}
#: For each package: the modules of this project and the third-party packages that its files may import.
ALLOWED = {
    "messages": (set(), set()),
    "graph/model": ({"graph.model", "graph.text"}, set()),
    "graph/query": ({"graph.model", "graph.query"}, set()),
    "graph/store": (
        {
            "graph.data_version",
            "graph.integrity",
            "graph.migrations",
            "graph.model",
            "graph.query",
            "graph.search",
            "graph.store",
            "settings",
        },
        {"neo4j", "arcadedb_embedded", "jpype"},
    ),
    "graph/search": (
        {
            "graph.migrations",
            "graph.model",
            "graph.query",
            "graph.search",
            "graph.stop_words",
            "graph.store",
            "graph.text",
        },
        {"pymorphy3"},
    ),
    "graph/load": ({"graph", "settings"}, {"snowballstemmer"}),
    "graph": ({"graph"}, {"snowballstemmer"}),
    "meaning": ({"graph.stop_words", "graph.text", "meaning"}, {"numpy"}),
    "recommend": (
        {"graph.model.partial_date", "graph.text", "meaning", "recommend"},
        {"implicit", "networkx", "numpy", "scipy", "threadpoolctl"},
    ),
    "schema": ({"schema", "graph.model", "graph.query"}, {"graphql", "strawberry"}),
    "access": ({"access", "graph.query", "settings"}, {"cachetools", "graphql"}),
    "resolvers": ({"access", "graph", "meaning", "recommend", "resolvers", "schema"}, {"cachetools", "graphql"}),
    "export": (
        {"access", "export", "graph.model", "graph.store", "resolvers", "schema", "settings"},
        {"graphql", "networkx", "orjson", "pyarrow", "xlsxwriter"},
    ),
    "transport": (
        {"access", "export", "graph.data_version", "graph.store", "resolvers", "settings", "transport", "version"},
        {"brotli", "cachetools", "graphql", "httptools", "orjson", "starlette", "uvicorn"},
    ),
    "process": (
        {"access", "graph", "process", "resolvers", "settings", "transport", "version"},
        {"prometheus_client", "starlette", "uvicorn"},
    ),
}
#: Third-party packages with the only packages that may import them.
CONFINED = {
    "neo4j": {"graph"},
    "arcadedb_embedded": {"graph"},
    "networkx": {"export", "recommend"},
    "pyarrow": {"export"},
    "xlsxwriter": {"export"},
    "scipy": {"recommend"},
    "strawberry": {"schema"},
    "graphql": {"access", "export", "resolvers", "schema", "transport"},
    "starlette": {"process", "server", "transport"},
    "uvicorn": {"process", "transport"},
}


def files(place: str) -> Iterator[Path]:
    """Yield the Python files of a package, except those covered by a longer entry of ALLOWED."""
    for path in sorted((ROOT / place).rglob("*.py")):
        inner = [other for other in ALLOWED if other.startswith(f"{place}/")]
        if not any(path.is_relative_to(ROOT / other) for other in inner):
            yield path


@functools.cache
def import_statements(path: Path) -> list[ast.Import | ast.ImportFrom]:
    """Return the import statements of a file, including imports for type checkers."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node for node in nodes if isinstance(node, (ast.Import, ast.ImportFrom))]


def imported(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports."""
    for node in import_statements(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        else:
            assert node.level == 0, f"{path.name} has a relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def module_of(path: Path) -> str:
    """Return the module name of a file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules() -> dict[str, Path]:
    """Return all modules that run in the service, by name."""
    paths = [*(ROOT / f"{name}.py" for name in RUN), *(path for name in RUN for path in (ROOT / name).rglob("*.py"))]
    return {module_of(path): path for path in paths if path.exists()}


def dependencies(path: Path, known: dict[str, Path]) -> set[str]:
    """Return the known modules that a file imports.

    `from package import module` counts as an import of the module, not of the package.
    """
    names: set[str] = set()
    for node in import_statements(path):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif node.module:
            names |= {
                inner if (inner := f"{node.module}.{alias.name}") in known else node.module for alias in node.names
            }
    return names & set(known)


def cycle(imports: dict[str, Iterable[str]]) -> list[str]:
    """Return an import cycle, with its first module repeated at the end; empty without one."""
    try:
        graphlib.TopologicalSorter(imports).prepare()
    except graphlib.CycleError as error:
        return list(reversed(error.args[1]))
    return []


def test_the_modules_have_no_import_cycle():
    known = modules()
    assert {name.partition(".")[0] for name in known} >= {"graph", "recommend", "resolvers", "schema", "transport"}
    assert cycle({name: dependencies(path, known) for name, path in known.items()}) == []


def test_an_import_cycle_is_detected():
    assert cycle({"a": ["b", "d"], "b": ["c"], "c": ["a"], "d": []}) in (
        ["a", "b", "c", "a"],
        ["b", "c", "a", "b"],
        ["c", "a", "b", "c"],
    )
    assert cycle({"a": ["b"], "b": []}) == []


def test_every_package_has_an_import_rule():
    packages = {name.partition(".")[0] for name, path in modules().items() if path.parent != ROOT}
    assert packages <= {place.partition("/")[0] for place in ALLOWED}


def test_the_planner_is_imported_through_its_public_module():
    known = modules()
    for place in RUN:
        for path in (ROOT / place).rglob("*.py"):
            if path.is_relative_to(ROOT / "graph/query"):
                continue
            allowed = {"graph.query.fields"} if place == "schema" else set()
            inner = [module for module in imported(path) if module.startswith("graph.query.") and module in known]
            assert all(within(module, allowed) for module in inner), f"{path.relative_to(ROOT)} imports {inner}"


def test_a_package_imports_only_its_allowed_modules():
    for place in ALLOWED:
        ours, others = ALLOWED[place][0] | BASE, ALLOWED[place][1]
        for path in files(place):
            for module in imported(path):
                top = module.partition(".")[0]
                if top in OURS:
                    above = any(allowed.startswith(f"{module}.") for allowed in ours)
                    assert within(module, ours | COMMON) or above, f"{path.relative_to(ROOT)} imports {module}"
                elif top not in sys.stdlib_module_names:
                    assert top in others, f"{path.relative_to(ROOT)} imports {module}"


def test_a_library_is_imported_only_by_its_packages():
    for library in CONFINED:
        for place in (name for name in ALLOWED if "/" not in name):
            for path in (ROOT / place).rglob("*.py"):
                if library in {module.partition(".")[0] for module in imported(path)}:
                    assert place in CONFINED[library], f"{path.relative_to(ROOT)} imports {library}"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "absent"),
    [
        (
            "schema.public",
            [
                "graph.store",
                "graph.load",
                "graph.search",
                "resolvers",
                "recommend",
                "neo4j",
                "starlette",
                "uvicorn",
                "arcadedb_embedded",
            ],
        ),
        (
            "recommend",
            [
                "graph.load",
                "graph.query",
                "graph.search",
                "graph.store",
                "schema",
                "resolvers",
                "strawberry",
                "graphql",
                "neo4j",
            ],
        ),
        ("graph.query", ["graph.store", "neo4j", "strawberry", "graphql"]),
        ("graph.store", ["strawberry", "graphql", "starlette", "schema", "recommend", "arcadedb_embedded"]),
        ("resolvers.service", ["starlette", "uvicorn", "transport", "scipy.stats"]),
    ],
)
def test_importing_a_module_does_not_load_unrelated_ones(module, absent):
    code = f"import sys, {module}; print(*(name for name in {absent!r} if name in sys.modules))"
    process = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert process.stdout.split() == []
