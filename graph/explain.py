"""`python -m graph.explain 'query'` shows what an operation becomes.

The command is `resolvers.execution.explain`: it is started by name, as nothing here may know of GraphQL.
"""

import runpy

if __name__ == "__main__":
    runpy.run_module("resolvers.execution.explain", run_name="__main__")
