"""`python -m graph.explain 'query'`: print the statements and the cost of an operation without running it."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from access.errors import LimitError
from resolvers.execution.bind import bind
from resolvers.execution.errors import RequestError
from resolvers.execution.plan import plan_of
from resolvers.execution.prepare import OperationPreparer
from schema.public import CONDITIONS, GRAPHQL_SCHEMA


def explain(query: str, variables: dict[str, Any] | None = None, operation_name: str | None = None) -> dict[str, Any]:
    """Return the plan of an operation. Raises RequestError and LimitError."""
    operation = OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS).prepare(query, operation_name)
    bound = bind(operation, variables or {}, None)
    return plan_of(bound, fast_path=bound.variant.completion.function is not None)


def plan_text(plan: dict[str, Any]) -> str:
    """Return the plan as text."""
    lines = [f"cost {plan['cost']}"]
    for field in plan["fields"]:
        lines += ["", f"{field['field']}:"]
        if field["statement"] is None:
            lines.append(f"  computed by {field['computed']}" if field["computed"] else "  invalid arguments")
        else:
            lines.append(f"  {field['statement']}")
            lines += [f"  ${parameter['name']}: {parameter['type']}" for parameter in field["parameters"]]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Return its exit code: 0, or 2 if the operation cannot be executed."""
    parser = argparse.ArgumentParser(prog="python -m graph.explain", description=__doc__)
    parser.add_argument("query", help="a GraphQL document")
    parser.add_argument(
        "--variables", type=json.loads, default=None, metavar="JSON", help="the variables as a JSON object"
    )
    parser.add_argument(
        "--operation", default=None, metavar="NAME", help="the operation to explain, if the document has several"
    )
    parser.add_argument("--json", action="store_true", help="print the plan as JSON, as in extensions.plan")
    options = parser.parse_args(arguments)
    try:
        plan = explain(options.query, options.variables, options.operation)
    except (RequestError, LimitError) as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(plan, indent=2) if options.json else plan_text(plan))
    return 0


if __name__ == "__main__":
    sys.exit(main())
