"""Which addresses may be told anything, and how often they want to be told what."""

from collections.abc import Mapping
from dataclasses import dataclass

from accounts.demonstration import DOMAIN
from accounts.models import User
from notices.models import Kind, Pace, Preference


def plain(address: str) -> str:
    """An address as it stands in our tables: two spellings of one mailbox are one address."""
    return address.strip().lower()


@dataclass(frozen=True)
class AddressBook:
    """`accounts`: addresses of people who can sign in. `shut`: those of accounts that are disabled or demonstration."""

    accounts: frozenset[str]
    shut: frozenset[str]
    preferences: Mapping[str, Preference]

    def may_be_mailed(self, address: str) -> bool:
        """Never the demonstration's addresses, which reach nobody, nor those of accounts that were disabled."""
        return bool(address) and address not in self.shut and not address.endswith(f"@{DOMAIN}")

    def pace(self, address: str, kind: Kind) -> Pace:
        """How often an address wants to be told one kind."""
        return (self.preferences.get(address) or Preference()).pace(kind)

    def wants(self, address: str, kind: Kind) -> bool:
        """Whether an address may be told, and wants to be."""
        return self.may_be_mailed(address) and self.pace(address, kind) != Pace.NONE


def read_address_book() -> AddressBook:
    """The addresses as they stand now: two queries."""
    people = list(User.objects.values_list("email", "is_active", "is_demonstration"))
    return AddressBook(
        accounts=frozenset(plain(email) for email, is_active, _ in people if is_active),
        shut=frozenset(
            plain(email) for email, is_active, is_demonstration in people if is_demonstration or not is_active
        ),
        preferences={preference.address: preference for preference in Preference.objects.all()},
    )


def preference_of(address: str) -> Preference:
    """What an address has chosen, or the defaults, not saved."""
    address = plain(address)
    return Preference.objects.filter(address=address).first() or Preference(address=address)


def forget_demonstration() -> None:
    """Delete what the demonstration's people chose."""
    Preference.objects.filter(address__endswith=f"@{DOMAIN}").delete()
