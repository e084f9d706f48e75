"""Caseload figures that a commissioner brings in a file: looked at first, then saved whole or not at all."""
