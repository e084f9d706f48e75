"""What was seen in a text, in words for whoever wrote it."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.personal_data import Kind, Seen

WORDS: dict[Kind, str | Promise] = {
    Kind.NAME: gettext_lazy("what may be a person’s name"),
    Kind.NHS_NUMBER: gettext_lazy("what looks like an NHS number"),
    Kind.DATE_OF_BIRTH: gettext_lazy("what may be a date of birth"),
    Kind.PHONE: gettext_lazy("a telephone number that may be a person’s"),
    Kind.EMAIL: gettext_lazy("an email address that may be a person’s"),
    Kind.CASE_NUMBER: gettext_lazy(
        "what looks like a prison, probation, police or National Insurance number"
    ),
}


def in_words(seen: Iterable[Seen]) -> list[str]:
    """A phrase for each: what it looks like, how it is written, and in which line."""
    return [
        _("line %(line)s: %(what)s, “%(found)s”")
        % {"line": item.line, "what": WORDS[item.kind], "found": item.found}
        for item in seen
    ]
