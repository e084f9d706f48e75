"""Files in and out, through one engine.

A *table* (`table.py`) declares the columns of one kind of file, what names a row, and where each value is kept;
apps declare theirs in `exchange_tables.py` and `registry.py` collects them. `reading.py` turns a file into rows,
`staging.py` compares rows with the database and says what would become of each, `writing.py` applies that in one
transaction with its events, `exporting.py` writes the same columns out. `packs.py` loads a reference pack the same
way, with `ledger.py` to know what the pack itself last wrote.

From Python: `stage_cells(table_of("services"), rows)` gives a `Staged` to look at, `apply(staged, by=Author(…))` saves it.
"""
