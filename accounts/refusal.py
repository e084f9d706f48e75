"""A change to accounts that the rules do not allow."""


class RefusedError(Exception):
    """The message is for the person who asked: what is not allowed, and what to do instead."""
