"""How the service is reached: HTTP in front of the engine, the terminal in front of the process."""
