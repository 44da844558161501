"""`python -m graph.explain 'query'` prints the statements and the cost of an operation.

The command is `resolvers.execution.explain`. It is run by name because this package must not import GraphQL.
"""

import runpy

if __name__ == "__main__":
    runpy.run_module("resolvers.execution.explain", run_name="__main__")
