"""The national calculation from the database: what feeds it, and how its result is kept."""

from toolkit.national.kept import National, national_as_entered, national_for, national_now

__all__ = ["National", "national_as_entered", "national_for", "national_now"]
