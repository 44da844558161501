"""The embedded store: ArcadeDB in a child process, its folder and its watchdogs."""
