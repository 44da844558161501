"""How well prices foretell database hits on Neo4j: `python -m benchmarks.prices`."""
