"""How a language counts, as a catalogue states it.

The rule comes from Unicode's CLDR through Babel. Welsh has six forms there (0, 1, 2, 3, 6 and the rest), because nouns
mutate after those numbers; Django's own Welsh catalogue makes do with four, which cannot tell 3 and 6 from others.
Django asks each catalogue by its own rule, so ours need not follow that one; translators' tools use CLDR as well.
"""

from babel import Locale
from babel.plural import to_gettext

_FORMS = ("zero", "one", "two", "few", "many", "other")


def plural_header(language: str) -> str:
    """The value of `Plural-Forms` for a language, as in `nplurals=2; plural=((n == 1) ? 0 : 1);`."""
    return to_gettext(Locale.parse(language).plural_form)


def forms_for_one_number(language: str) -> frozenset[int]:
    """The places of forms that stand for a single number, so that the text need not repeat it.

    In Welsh that is every form but the last. The last form stands for any other number in every language.
    """
    rule = Locale.parse(language).plural_form
    used = [form for form in _FORMS if form in rule.tags or form == "other"]
    numbers: dict[str, set[int]] = {form: set() for form in used}
    for number in range(1000):
        numbers[rule(number)].add(number)
    return frozenset(place for place, form in enumerate(used) if len(numbers[form]) == 1)
