"""What services return each quarter: how many were referred, accepted, seen in time, declined and why."""
