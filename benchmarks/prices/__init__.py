"""The correlation of prices with database hits on Neo4j: `python -m benchmarks.prices`."""
