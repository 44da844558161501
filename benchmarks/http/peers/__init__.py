"""The servers in Python that the service is compared with. Each is a module to run; NEO4J_... say where to read."""
