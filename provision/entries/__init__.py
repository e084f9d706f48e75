"""Entries by people: what they ask to be published, and what becomes of it.

A change request holds texts by column, which the exchange engine checks and applies, so that a form, a file and a feed
mean the same by a column. Until it is approved nothing that readers see, and nothing that is calculated, changes.
"""
