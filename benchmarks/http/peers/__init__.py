"""The compared Python servers. Each is a module to run; the variables NEO4J_... name the database."""
