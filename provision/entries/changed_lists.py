"""Changes of lists, told as what was added and what was taken away."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.entries.labels import label_of
from provision.entries.saying import Sayer
from provision.exchange.lists import split
from provision.exchange.values import NONE, RefusedCellError

Words = str | Promise
WHO = frozenset(
    (
        "active_substance_use", "pd", "risk", "no_gp", "no_fixed_address", "out_of_area", "ld_autism", "no_consent",
        "short_order", "language",
    )
)  # fmt: skip
"""Exclusions that name people: the others name a reason for which somebody is turned down."""


@dataclass(frozen=True)
class ListSentences:
    """`first`: what a list says that was not known; `added` and `taken`: what came and went; `none`: there are none."""

    first: Words
    added: Words
    taken: Words
    none: Words


ANY_LIST = ListSentences(
    gettext_lazy("%(label)s, not known before: %(items)s"),
    gettext_lazy("%(label)s, added: %(items)s"),
    gettext_lazy("%(label)s, taken away: %(items)s"),
    gettext_lazy("%(label)s: somebody asked, and there are none"),
)
ORDERED = gettext_lazy("%(label)s in another order: %(items)s")
UNSAID = gettext_lazy("%(label)s now not known, before: %(items)s")
NONE_UNSAID = gettext_lazy("%(label)s now not known, before: none")

LISTS: Mapping[str, ListSentences] = MappingProxyType(
    {
        "areas": ListSentences(
            gettext_lazy("Covers %(items)s"),
            gettext_lazy("Covers %(items)s too"),
            gettext_lazy("No longer covers %(items)s"),
            gettext_lazy("Covers no area"),
        ),
        "needs": ListSentences(
            gettext_lazy("Helps with %(items)s"),
            gettext_lazy("Helps with %(items)s too"),
            gettext_lazy("No longer helps with %(items)s"),
            gettext_lazy("Somebody asked: it helps with none of our needs"),
        ),
        "stages": ListSentences(
            gettext_lazy("Can be used at: %(items)s"),
            gettext_lazy("Can be used at these too: %(items)s"),
            gettext_lazy("Can no longer be used at: %(items)s"),
            gettext_lazy("Somebody asked: it can be used at none of our stages"),
        ),
        "access_routes": ListSentences(
            gettext_lazy("Takes referrals from: %(items)s"),
            gettext_lazy("Takes referrals from these too: %(items)s"),
            gettext_lazy("No longer takes referrals from: %(items)s"),
            gettext_lazy("Somebody asked: it takes referrals from none of these"),
        ),
        "settings": ListSentences(
            gettext_lazy("Sees people at: %(items)s"),
            gettext_lazy("Sees people at these too: %(items)s"),
            gettext_lazy("No longer sees people at: %(items)s"),
            gettext_lazy("Somebody asked: it sees people in none of these places"),
        ),
        "exclusions": ListSentences(
            gettext_lazy("Will not take: %(items)s"),
            gettext_lazy("Now turns people down for: %(items)s"),
            gettext_lazy("No longer turns people down for: %(items)s"),
            gettext_lazy("Somebody asked: nobody is excluded"),
        ),
        "co_located_at": ListSentences(
            gettext_lazy("In the probation office %(items)s"),
            gettext_lazy("In the probation office %(items)s too"),
            gettext_lazy("No longer in the probation office %(items)s"),
            gettext_lazy("Somebody asked: it is in no probation office"),
        ),
        "required_documents": ListSentences(
            gettext_lazy("To bring: %(items)s"),
            gettext_lazy("To bring as well: %(items)s"),
            gettext_lazy("No longer to bring: %(items)s"),
            gettext_lazy("Somebody asked: nothing has to be brought"),
        ),
        "languages": ListSentences(
            gettext_lazy("Languages: %(items)s"),
            gettext_lazy("Now also in %(items)s"),
            gettext_lazy("No longer in %(items)s"),
            gettext_lazy("Somebody asked: no language but English"),
        ),
        "commissioners": ListSentences(
            gettext_lazy("Commissioned by %(items)s"),
            gettext_lazy("Commissioned by %(items)s too"),
            gettext_lazy("No longer commissioned by %(items)s"),
            gettext_lazy("Somebody asked: nobody commissions it"),
        ),
    }
)


def told_list(column: str, before: str, after: str, *, says: Sayer) -> list[str]:
    """The sentences of a change in one list, `none` and not known both ways."""
    return list(_told(column, before, after, says=says))


def _told(column: str, before: str, after: str, *, says: Sayer) -> Iterator[str]:
    words, was, now = LISTS.get(column, ANY_LIST), _items(before), _items(after)
    name = _namer(column, says=says)
    added, taken = [item for item in now if item not in was], [item for item in was if item not in now]
    if not after:
        yield _filled(UNSAID if was else NONE_UNSAID, column, name(was))
    elif after == NONE.value:
        yield _filled(words.none, column)
    elif not before:
        yield _filled(words.first, column, name(added))
    elif not added and not taken:
        yield _filled(ORDERED, column, name(now))
    if added and before:
        yield from _moved(column, added, words=words.added, name=name, who=_("No longer takes %(items)s"))
    if taken and after:
        yield from _moved(column, taken, words=words.taken, name=name, who=_("Now takes %(items)s"))


def _moved(
    column: str, items: Sequence[str], *, words: Words, name: Callable[[Sequence[str]], str], who: str
) -> Iterator[str]:
    """What came or went. Of exclusions, those that name people are told as who is taken or not."""
    people = [item for item in items if column == "exclusions" and item in WHO]
    others = [item for item in items if item not in people]
    if people:
        yield who % {"items": name(people)}
    if others:
        yield _filled(words, column, name(others))


def _filled(words: Words, column: str, items: str = "") -> str:
    return str(words) % {"label": label_of(column), "items": items}


def _namer(column: str, *, says: Sayer) -> Callable[[Sequence[str]], str]:
    names = says.names(column)
    small = column in {"exclusions", "stages", "settings", "needs", "access_routes"}

    def named(items: Sequence[str]) -> str:
        told = [names.get(item, item) for item in items]
        return _in_words([_small(word) for word in told] if small else told)

    return named


def _in_words(items: Sequence[str]) -> str:
    """Items as a sentence lists them; with semicolons where one holds a comma."""
    if len(items) < 2:  # noqa: PLR2004 (nothing to put between)
        return "".join(items)
    between = "; " if any("," in item for item in items) else ", "
    return _("%(items)s and %(last)s") % {"items": between.join(items[:-1]), "last": items[-1]}


def _small(word: str) -> str:
    """A label within a sentence: abbreviations and “GP” keep their capitals."""
    first = word.partition(" ")[0]
    return word if first[1:] != first[1:].lower() else word[:1].lower() + word[1:]


def _items(text: str) -> list[str]:
    if text in ("", NONE.value):
        return []
    try:
        return split(text)
    except RefusedCellError:
        return [text]
