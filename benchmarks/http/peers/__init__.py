"""The servers in Python that the service is compared with. Each is a script that is told by NEO4J_... where to read."""
