"""Addresses of mailboxes: a person's, or a role's."""

import re
from collections.abc import Iterator

from provision.personal_data.given_names import GIVEN_NAMES
from provision.personal_data.known import Known
from provision.personal_data.seen import Span

EMAIL = re.compile(r"(?<![\w.+-])([\w.+'’-]{1,64})@([\w-]+(?:\.[\w-]+)+)", re.ASCII)
WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ROLE_WORDS = """
access admin administration advice appointments assessment bookings care centre clinic cmht coordinator contact
contactus crisis customer desk duty email enquiries enquiry feedback general gateway hello help helpdesk helpline
helpteam hub info information intake integrated iapt intervention interventions liaison mail mailbox manager
mentalhealth mhtr mhtrs noreply nhs office pathway pathways postmaster primarycare probation project provider
reception recovery referral referrals secretary secure service services spa spoc staff substance support talking
team teams therapies triage unit volunteering wellbeing welcome women womens
"""
ROLE_WORDS = frozenset(_ROLE_WORDS.split())
SHORTEST_WORD = 5


def emails(text: str, known: Known) -> Iterator[Span]:
    """Every address; personal where its name is nobody's role."""
    for match in EMAIL.finditer(text):
        own = known.names(match[0])
        yield Span(*match.span(), is_personal=not own and _is_of_a_person(match[1].casefold(), known))


def _is_of_a_person(name: str, known: Known) -> bool:
    parts = [part for part in re.split(r"[^a-z]+", name) if part]
    if any(part in GIVEN_NAMES for part in parts):
        return True
    if any(part in ROLE_WORDS for part in parts) or known.is_within("".join(parts)):
        return False
    return not any(len(word) >= SHORTEST_WORD and word in "".join(parts) for word in ROLE_WORDS)


def web_addresses(text: str, known: Known) -> Iterator[Span]:
    """Pages: they tell of services, and no rule reads names or numbers out of them."""
    for match in WEB_ADDRESS.finditer(text):
        yield Span(*match.span(), is_personal=False)
