"""The national calculation from the database: what feeds it, and how its result is kept."""

from toolkit.national.kept import NamedCell, National, national_as_entered, national_for, national_now

__all__ = ["NamedCell", "National", "national_as_entered", "national_for", "national_now"]
