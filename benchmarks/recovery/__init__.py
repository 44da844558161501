"""The latency of refusals while the store is down, and the time to the first answer afterwards."""
