"""The price of an operation: how much it may read at most, before it runs."""
