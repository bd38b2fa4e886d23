"""Notes that are changed at several places: each change from a version, and nothing is lost."""
