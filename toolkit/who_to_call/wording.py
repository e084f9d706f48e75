"""Every word of the page that is not about one service, for the web page and for the PDF alike."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.names import area_name
from toolkit.report.sentences import listed
from toolkit.who_to_call.directory import Directory
from toolkit.who_to_call.looked import Looked
from ui.templatetags.numbers import day

MOST_NAMED = 6


def title_of(directory: Directory) -> str:
    return _("Who to call in %(area)s") % {"area": area_name(directory.area)}


def finding_of(directory: Directory) -> str:
    """How many services take referrals now, and how many of them are on the page."""
    total = directory.total
    if not total:
        return ""
    said = ngettext(
        "%(total)s service takes referrals here now.", "%(total)s services take referrals here now.", total
    ) % {"total": f"{total:,}"}
    order = _("Those checked most lately come first.") if total > 1 else ""
    return " ".join(part for part in (said, order, left_out_of(directory)) if part)


def left_out_of(directory: Directory) -> str:
    """What had no room, in a sentence; empty where everything had."""
    if not directory.left_out:
        return ""
    return ngettext(
        "%(n)s more had no room: see the list.", "%(n)s more had no room: see the list.", directory.left_out
    ) % {"n": f"{directory.left_out:,}"}


def none_found_in(directory: Directory, looked: Looked) -> str:
    """What is known where no service takes referrals: found none, or nobody has told."""
    oldest = day(looked.oldest)
    if looked.everywhere and not directory.covering:
        return _("None found: somebody looked for services for every need, the longest ago on %(day)s.") % {
            "day": oldest
        }
    said = _(
        "Nobody has told of a service that takes referrals here now. That does not mean that there is none."
    )
    if not looked.needs:
        return said
    needs = listed([need.in_a_sentence for need in looked.needs])
    return " ".join(
        [
            said,
            _("None found for %(needs)s: somebody looked, on %(day)s at the earliest.")
            % {"needs": needs, "day": oldest},
        ]
    )


def closed_in(directory: Directory) -> str:
    """How many services cover the area and take no referrals now; empty where there are none."""
    if not directory.covering:
        return ""
    return ngettext(
        "%(n)s service covers the area and is not known to take referrals now: see the list.",
        "%(n)s services cover the area and are not known to take referrals now: see the list.",
        directory.covering,
    ) % {"n": f"{directory.covering:,}"}


def whom_to_ask(looked: Looked) -> str:
    """Who could say more, by name where the map knows it."""
    boards = [area_name(board) for board in looked.boards]
    commissioners = [area_name(body) for body in looked.commissioners[:MOST_NAMED]]
    parts = [_("the probation delivery unit itself")]
    if boards:
        parts.append(_("the health boards that plan care here (%(boards)s)") % {"boards": listed(boards)})
    if commissioners:
        parts.append(
            _("the commissioners that services here name (%(names)s)") % {"names": listed(commissioners)}
        )
    return _("Ask %(bodies)s.") % {"bodies": listed(parts)}
