"""Who is responsible: what policy expects, and what was found in an area."""
