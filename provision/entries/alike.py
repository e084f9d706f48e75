"""Whether two services may be one and the same, by what is said of them. Pure.

Names are compared by their letters and by their words, without the words that every service has in its name.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from urllib.parse import urlsplit

WORDS = re.compile(r"[^\W_]+")
COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "for",
        "in",
        "of",
        "on",
        "the",
        "to",
        "with",
        "service",
        "services",
        "team",
        "project",
        "programme",
        "scheme",
        "hub",
        "support",
    ]
)
ALIKE = 0.8
"""How like two names are from which on they may be one, from 0 to 1."""
SHORTEST_NUMBER = 7
"""Digits of a telephone number that can tell two apart."""


class Sign(StrEnum):
    """What two entries have in common, the strongest first."""

    MAILBOX = "mailbox"
    PHONE = "phone"
    NAME = "name"
    HOST = "host"


@dataclass(frozen=True)
class Told:
    """What is said of a service that tells it from others."""

    name: str = ""
    provider: str = ""
    mailbox: str = ""
    phone: str = ""
    url: str = ""


def signs(one: Told, other: Told) -> tuple[Sign, ...]:
    """Why two entries may be the same service, the strongest reason first; none when nothing says so.

    A name that is like another counts with the same provider, and one that is the same counts with any. A mailbox or
    a number counts by itself, because a provider is written in many ways. A web site is shared by all that a provider
    offers, so it counts with the same provider alone.
    """
    is_same_provider = similarity(one.provider, other.provider) >= ALIKE
    how_alike = similarity(one.name, other.name)
    found = {
        Sign.MAILBOX: _is_same(one.mailbox.casefold(), other.mailbox.casefold()),
        Sign.PHONE: _is_same(_digits(one.phone), _digits(other.phone)),
        Sign.NAME: how_alike == 1 or (is_same_provider and how_alike >= ALIKE),
        Sign.HOST: is_same_provider and _is_same(_host(one.url), _host(other.url)),
    }
    return tuple(sign for sign in Sign if found[sign])


def similarity(one: str, other: str) -> float:
    """How like two names are: 1 where they have the same words in whatever order, 0 where either is empty."""
    ours, theirs = _words(one), _words(other)
    if not ours or not theirs:
        return 0.0
    if set(ours) == set(theirs):
        return 1.0
    if min(len(set(ours)), len(set(theirs))) > 1 and (set(ours) < set(theirs) or set(theirs) < set(ours)):
        return ALIKE  # one name is the other with something added: a place, most often
    letters = SequenceMatcher(None, " ".join(ours), " ".join(theirs))
    return letters.ratio() if letters.real_quick_ratio() >= ALIKE else 0.0


def _words(name: str) -> list[str]:
    words = WORDS.findall(name.casefold().replace("'", "").replace("’", "").replace("&", " and "))
    return [word for word in words if word not in COMMON] or words


def _digits(phone: str) -> str:
    """A telephone number without what is written between its digits; empty for one too short to tell."""
    digits = re.sub(r"\D", "", phone, flags=re.ASCII)
    national = f"0{digits[2:].lstrip('0')}" if digits.startswith("44") else digits
    return national if len(national) >= SHORTEST_NUMBER else ""


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _is_same(one: str, other: str) -> bool:
    return bool(one) and one == other
