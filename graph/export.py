"""`python -m graph.export --query Q.graphql --format parquet --out FILE` writes the rows of a query to a file.

The command is `export.command`. It is run by name because this package must not import GraphQL.
"""

import runpy

if __name__ == "__main__":
    runpy.run_module("export.command", run_name="__main__")
