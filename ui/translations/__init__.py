"""Translation catalogues: compiled at set-up, kept in step with the text that is marked, and checked.

`python -m ui.translations compile` needs Babel alone. `update` and `check` read every template and module, but no
database and no settings. Text reaches a catalogue only from a marker (`{% translate %}`, `gettext` and the like), so
`check` also looks for text that nobody marked.
"""
