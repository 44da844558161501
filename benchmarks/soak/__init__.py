"""Whether memory reaches a plateau under questions of every kind: `python -m benchmarks.soak`."""
