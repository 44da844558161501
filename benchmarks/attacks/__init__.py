"""The cost of attacks for the service, and their effect on other clients: `python -m benchmarks.attacks`."""
