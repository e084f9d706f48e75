"""What the log of unmet need tells, as anybody may see it."""
