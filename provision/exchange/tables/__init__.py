"""The kinds of file that the provision app owns: one file a kind."""
