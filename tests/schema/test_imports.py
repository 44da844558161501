"""Who may know of whom: the packages' imports, as they stand in the files."""

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Our packages and modules that run in the service; those that are not there yet have no files.
RUN = (
    "graph",
    "schema",
    "resolvers",
    "recommend",
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
#: They know nothing of the others, and everyone may know them.
COMMON = {"errors", "messages"}

#: May be imported by every package.
BASE = {"errors", "messages"}
#: For each package: which of ours, and which of others, its files may import.
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
        {"snowballstemmer"},
    ),
    "graph/load": ({"graph", "settings"}, {"snowballstemmer"}),
    "graph": ({"graph"}, {"snowballstemmer"}),
    "recommend": (
        {"graph.model.partial_date", "recommend"},
        {"implicit", "networkx", "numpy", "scipy", "threadpoolctl"},
    ),
    "schema": ({"schema", "graph.model", "graph.query"}, {"graphql", "strawberry"}),
    "access": ({"access", "graph.query", "settings"}, {"cachetools", "graphql"}),
    "resolvers": ({"access", "graph", "recommend", "resolvers", "schema"}, {"cachetools", "graphql"}),
    "transport": (
        {"access", "graph.data_version", "graph.store", "resolvers", "settings", "transport", "version"},
        {"brotli", "cachetools", "graphql", "httptools", "orjson", "starlette", "uvicorn"},
    ),
    "process": (
        {"access", "graph", "process", "resolvers", "settings", "transport", "version"},
        {"prometheus_client", "starlette", "uvicorn"},
    ),
}
#: Imported by nobody but those named.
KEPT_APART = {
    "neo4j": {"graph"},
    "arcadedb_embedded": {"graph"},
    "networkx": {"recommend"},
    "scipy": {"recommend"},
    "strawberry": {"schema"},
    "graphql": {"access", "resolvers", "schema", "transport"},
    "starlette": {"process", "server", "transport"},
    "uvicorn": {"process", "transport"},
}


def files(place: str) -> Iterator[Path]:
    """The Python files of a package, but for those that a longer entry of ALLOWED is about."""
    for path in sorted((ROOT / place).rglob("*.py")):
        inner = [other for other in ALLOWED if other.startswith(f"{place}/")]
        if not any(path.is_relative_to(ROOT / other) for other in inner):
            yield path


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, those for type checkers only included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def module_of(path: Path) -> str:
    """The name by which a file is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules() -> dict[str, Path]:
    """All modules that run in the service, by name."""
    paths = [*(ROOT / f"{name}.py" for name in RUN), *(path for name in RUN for path in (ROOT / name).rglob("*.py"))]
    return {module_of(path): path for path in paths if path.exists()}


def needed(path: Path, known: dict[str, Path]) -> set[str]:
    """The known modules that a file imports. A package from which it takes a module only is none of them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {
                inner if (inner := f"{node.module}.{alias.name}") in known else node.module for alias in node.names
            }
    return found & set(known)


def circle(imports: dict[str, Iterable[str]]) -> list[str]:
    """Modules each of which imports the next one, the last the first; none where there is no circle."""
    try:
        graphlib.TopologicalSorter(imports).prepare()
    except graphlib.CycleError as error:
        return list(reversed(error.args[1]))
    return []


def test_no_module_imports_one_that_imports_it():
    known = modules()
    assert {name.partition(".")[0] for name in known} >= {"graph", "recommend", "resolvers", "schema", "transport"}
    assert circle({name: needed(path, known) for name, path in known.items()}) == []


def test_a_circle_of_modules_is_found():
    assert circle({"a": ["b", "d"], "b": ["c"], "c": ["a"], "d": []}) in (
        ["a", "b", "c", "a"],
        ["b", "c", "a", "b"],
        ["c", "a", "b", "c"],
    )
    assert circle({"a": ["b"], "b": []}) == []


def test_every_package_has_its_bounds():
    packages = {name.partition(".")[0] for name, path in modules().items() if path.parent != ROOT}
    assert packages <= {place.partition("/")[0] for place in ALLOWED}


def test_the_planner_is_known_by_its_face():
    known = modules()
    for place in RUN:
        for path in (ROOT / place).rglob("*.py"):
            if path.is_relative_to(ROOT / "graph/query"):
                continue
            kinds = {"graph.query.fields"} if place == "schema" else set()
            inner = [module for module in imported(path) if module.startswith("graph.query.") and module in known]
            assert all(within(module, kinds) for module in inner), f"{path.relative_to(ROOT)} imports {inner}"


@pytest.mark.parametrize("place", ALLOWED)
def test_a_package_imports_only_what_lies_below_it(place):
    ours, others = ALLOWED[place][0] | BASE, ALLOWED[place][1]
    for path in files(place):
        for module in imported(path):
            top = module.partition(".")[0]
            if top in OURS:
                above = any(allowed.startswith(f"{module}.") for allowed in ours)
                assert within(module, ours | COMMON) or above, f"{path.relative_to(ROOT)} imports {module}"
            elif top not in sys.stdlib_module_names:
                assert top in others, f"{path.relative_to(ROOT)} imports {module}"


@pytest.mark.parametrize("library", KEPT_APART)
def test_a_library_is_known_in_one_place(library):
    for place in (name for name in ALLOWED if "/" not in name):
        for path in (ROOT / place).rglob("*.py"):
            if library in {module.partition(".")[0] for module in imported(path)}:
                assert place in KEPT_APART[library], f"{path.relative_to(ROOT)} imports {library}"


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
        ("resolvers.service", ["starlette", "uvicorn", "transport"]),
    ],
)
def test_to_import_one_is_not_to_import_the_other(module, absent):
    code = f"import sys, {module}; print(*(name for name in {absent!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
