"""The dashboard: one layer of answers, as a map and as the table beside it."""
