"""Evaluation of the rankings: back-test, cold start, baselines and metrics."""
