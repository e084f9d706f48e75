"""The log of unmet need: each time that nobody could take a person, without a word about the person."""
