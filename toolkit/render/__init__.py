"""Each `to_*` module sets a `toolkit.document.Document` in one format and knows nothing else."""
