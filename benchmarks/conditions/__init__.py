"""How long conditions through relationships take on both stores: `python -m benchmarks.conditions`."""
