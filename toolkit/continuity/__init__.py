"""The continuity test of areas, as pages and the command tell it."""
