"""What attacks cost the service, and what other clients notice of them: `python -m benchmarks.attacks`."""
