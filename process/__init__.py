"""The process: command line, run, workers, logs, metrics, exit codes."""
