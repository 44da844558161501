"""The latency of conditions through relationships on both stores: `python -m benchmarks.conditions`."""
