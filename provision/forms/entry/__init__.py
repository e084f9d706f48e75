"""The forms of an entry: one for each step, a field for each column, texts of cells in and out."""
