"""The embedded store: ArcadeDB in a process of its own, its folder, and what keeps it well."""
