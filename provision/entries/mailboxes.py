"""Whether a mailbox looks like a person's own. Pure, and a guess: people are asked, never refused."""

import re

PARTS = re.compile(r"[a-z]{2,}[.][a-z]{2,}\d{0,2}")
INITIAL = re.compile(r"[a-z][.][a-z]{2,}\d{0,2}")
OF_ROLES = frozenset(
    [
        "access", "admin", "admissions", "adult", "adults", "advice", "alcohol", "allocations", "appointments",
        "assessment", "business", "care", "central", "clinic", "community", "contact", "contracts", "crisis", "desk",
        "drug", "drugs", "duty", "east", "enquiries", "enquiry", "external", "general", "health", "hello", "help",
        "hub", "inbox", "info", "information", "intake", "inreach", "justice", "liaison", "mail", "mailbox", "main",
        "manager", "mental", "mhtr", "midlands", "new", "north", "office", "online", "partnerships", "point",
        "practice", "primary", "probation", "reception", "recovery", "reconnect", "referral", "referrals", "refer",
        "secure", "self", "service", "services", "single", "south", "spa", "spoa", "staff", "support", "talking",
        "team", "teams", "therapies", "therapy", "treatment", "triage", "veterans", "wellbeing", "west", "women",
        "womens", "young",
    ]
)  # fmt: skip
"""Words that stand in the mailboxes of teams, and in nobody's name."""


def looks_like_a_persons(mailbox: str, *, known_words: frozenset[str] = frozenset()) -> bool:
    """Whether the part before the @ reads like a first and a last name.

    `known_words`: words in small letters that are no names here: of the provider, of the areas.
    """
    local = mailbox.strip().casefold().partition("@")[0]
    if not (PARTS.fullmatch(local) or INITIAL.fullmatch(local)):
        return False
    words = re.findall("[a-z]+", local)
    return not any(word in OF_ROLES or word in known_words for word in words)
