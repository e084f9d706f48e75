"""The service directory: which services a person asked for, and how each is told."""
