"""Memory under a long load of mixed requests: `python -m benchmarks.soak`."""
