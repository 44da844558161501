"""The price of an operation: the most that it may read, computed before it runs."""
