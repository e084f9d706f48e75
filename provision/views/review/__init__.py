"""The review desk: what waits for curators, and deciding about it."""
