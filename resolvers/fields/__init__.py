"""The batch functions of computed fields, one concept a file."""
