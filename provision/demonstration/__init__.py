"""Invented entries that let a stranger see every state of the map, each flagged as demonstration."""

from provision.demonstration.asking import load_requests
from provision.demonstration.codes import MissingReferenceError
from provision.demonstration.erasing import StillNamedError, erase
from provision.demonstration.loading import LoadedFacts, facts_are_loaded, load_facts, remove_facts

__all__ = [
    "LoadedFacts",
    "MissingReferenceError",
    "StillNamedError",
    "erase",
    "facts_are_loaded",
    "load_facts",
    "load_requests",
    "remove_facts",
]
