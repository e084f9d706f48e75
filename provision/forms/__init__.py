"""Forms that people fill in about services."""
