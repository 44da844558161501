"""Who may know of whom: the packages' imports, as they stand in the files."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = ("graph", "schema", "resolvers", "recommend", "transport", "server", "settings", "texts", "tests")

#: For each package: which of ours, and which of others, its files may import.
ALLOWED = {
    "graph/model": ({"graph.model", "graph.text"}, set()),
    "graph/query": ({"graph.model", "graph.query"}, set()),
    "graph/store": ({"graph.data_version", "graph.integrity", "graph.migrations", "graph.model", "graph.query",
                     "graph.search", "graph.store"},
                    {"neo4j", "arcadedb_embedded", "jpype"}),
    "graph/search": ({"graph.migrations", "graph.model", "graph.query", "graph.search",
                      "graph.stop_words", "graph.store", "graph.text"},
                     {"snowballstemmer"}),
    "graph/load": ({"graph", "settings", "texts"}, {"snowballstemmer"}),
    "graph": ({"graph"}, {"snowballstemmer"}),
    "recommend": ({"graph.model.partial_date", "recommend"},
                  {"implicit", "networkx", "numpy", "scipy", "threadpoolctl"}),
    "schema": ({"schema", "graph.model", "graph.query"}, {"strawberry"}),
    "resolvers": ({"resolvers", "schema", "graph", "recommend"}, {"graphql"}),
}
#: Imported by nobody but those named.
KEPT_APART = {
    "neo4j": {"graph"}, "arcadedb_embedded": {"graph"}, "networkx": {"recommend"}, "scipy": {"recommend"},
    "strawberry": {"schema"}, "graphql": {"resolvers", "transport"}, "starlette": {"server", "transport"},
    "uvicorn": {"transport"},
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
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(module: str, packages: set[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


@pytest.mark.parametrize("place", ALLOWED)
def test_a_package_imports_only_what_lies_below_it(place):
    ours, others = ALLOWED[place]
    for path in files(place):
        for module in imported(path):
            top = module.partition(".")[0]
            if top in OURS:
                above = any(allowed.startswith(f"{module}.") for allowed in ours)
                assert within(module, ours) or above, f"{path.relative_to(ROOT)} imports {module}"
            elif top not in sys.stdlib_module_names:
                assert top in others, f"{path.relative_to(ROOT)} imports {module}"


@pytest.mark.parametrize("library", KEPT_APART)
def test_a_library_is_known_in_one_place(library):
    for place in (*(name for name in ALLOWED if "/" not in name), "transport"):
        for path in (ROOT / place).rglob("*.py"):
            if library in {module.partition(".")[0] for module in imported(path)}:
                assert place in KEPT_APART[library], f"{path.relative_to(ROOT)} imports {library}"


@pytest.mark.parametrize(("module", "absent"), [
    ("schema.public", ["graph.store", "graph.load", "graph.search", "resolvers", "recommend", "neo4j", "starlette",
                       "uvicorn", "arcadedb_embedded"]),
    ("recommend", ["graph.load", "graph.query", "graph.search", "graph.store", "schema", "resolvers", "strawberry",
                   "graphql", "neo4j"]),
    ("graph.query.compiler", ["graph.store", "neo4j", "strawberry", "graphql"]),
    ("graph.store", ["strawberry", "graphql", "starlette", "schema", "recommend", "arcadedb_embedded"]),
    ("resolvers.service", ["starlette", "uvicorn", "transport"]),
])
def test_to_import_one_is_not_to_import_the_other(module, absent):
    code = f"import sys, {module}; print(*(name for name in {absent!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
