"""The types of the explorer's queries, from the schema. scripts/explorer-types writes them."""

import tempfile
from pathlib import Path

from settings import CHECKOUT
from tests.clients.packages import Project, are_installed
from transport.static_files import WEB

EXPLORER = WEB / "explorer"
OPERATIONS = Path("app", "api", "operations.d.ts")


def generated(project: Project) -> str:
    """Generate the types in a copy of the explorer. Raises AssertionError if a query does not suit the schema."""
    project.run("types.mjs", str(CHECKOUT / "schema.graphql"))
    return (project.folder / OPERATIONS).read_text(encoding="utf-8")


def main() -> None:
    if not are_installed():
        raise SystemExit("npm is missing, or the packages of tests/clients/npm could not be fetched")
    with tempfile.TemporaryDirectory() as folder:
        (EXPLORER / OPERATIONS).write_text(generated(Project(EXPLORER, Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
