"""What somebody may have meant by a code that we do not know."""

from collections.abc import Mapping
from difflib import get_close_matches

from django.utils.translation import gettext as _

SUGGESTIONS = 3


def did_you_mean(text: str, names: Mapping[str, str]) -> str:
    """A sentence with the codes most like a text, by code or by name (`names`: code → name, or nothing); or nothing."""
    by_word: dict[str, str] = {}
    for code, name in names.items():
        by_word.setdefault(code.casefold(), code)
        if name:
            by_word.setdefault(name.casefold(), code)
    close = get_close_matches(text.casefold(), by_word, n=SUGGESTIONS)
    codes = list(dict.fromkeys(by_word[word] for word in close))
    if not codes:
        return ""
    meant = [f"{code} ({names[code]})" if names[code] else code for code in codes]
    return _("Did you mean %(codes)s?") % {"codes": _(" or ").join(meant)}
