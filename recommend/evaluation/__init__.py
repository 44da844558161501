"""How good the rankings are: the back-test, the cold start, baselines and measures."""
