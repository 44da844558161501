"""The process: command line, startup and shutdown, workers, logs, metrics, exit codes."""
