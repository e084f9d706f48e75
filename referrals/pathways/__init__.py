"""Pathways: read as plain facts, adopted from national templates, changed, and compared with them."""
