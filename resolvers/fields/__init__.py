"""The batch functions of computed fields, one concept per file."""
