"""Somebody who came by the link in a message: the mailbox that it was sent to is all that is known of them.

A bearer may look at what is due of that mailbox's services, say that one is still correct, and stop messages. Nothing
else: to correct an entry takes an account.
"""

from django.http import HttpRequest

from notices.addresses import plain, read_address_book
from notices.links import mailbox_of


class LinkIsOverError(Exception):
    """The link cannot be used: it was tampered with, has ended, or its mailbox is shut."""


class HasAccountError(Exception):
    """The mailbox has an account by now, which has to sign in."""


def key_in(request: HttpRequest) -> str:
    """The key that a request carries, in its address or in its form."""
    return request.POST.get("key", "") or request.GET.get("key", "")


def mailbox_behind(key: str) -> str:
    """The mailbox of a key, at this moment.

    Raises LinkIsOverError for a key that is not (any more) good, and HasAccountError when the mailbox has an account.
    """
    mailbox, book = plain(mailbox_of(key)), read_address_book()
    if mailbox in book.accounts and mailbox not in book.shut:
        raise HasAccountError
    if not book.may_be_mailed(mailbox):
        raise LinkIsOverError
    return mailbox
