"""Benchmarks, each a ratio measured side by side in one run. `make bench` runs them; no test depends on a time."""
