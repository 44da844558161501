"""The explorer's queries: their types from the schema, and their texts by hash. scripts/explorer-types writes both."""

import tempfile
from pathlib import Path

from settings import CHECKOUT
from tests.clients.packages import Project, are_installed
from transport.static_files import WEB

EXPLORER = WEB / "explorer"
#: The generated files.
GENERATED = (Path("app", "api", "operations.d.ts"), Path("documents.json"))


def generated(project: Project) -> list[str]:
    """Generate the files in a copy of the explorer. Raises AssertionError if a query does not suit the schema."""
    project.run("types.mjs", str(CHECKOUT / "schema.graphql"))
    return [(project.folder / file).read_text(encoding="utf-8") for file in GENERATED]


def main() -> None:
    if not are_installed():
        raise SystemExit("npm is missing, or the packages of tests/clients/npm could not be fetched")
    with tempfile.TemporaryDirectory() as folder:
        for file, text in zip(GENERATED, generated(Project(EXPLORER, Path(folder))), strict=True):
            (EXPLORER / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
