"""Who could supply what is not known about a cell."""

from django.utils.translation import gettext as _

from provision.names import area_name
from toolkit import gaps
from toolkit.gaps import Reason
from toolkit.report.boards import boards_of
from toolkit.report.facts import Facts
from toolkit.report.sentences import listed


def who_could_say(facts: Facts, cell: gaps.Cell) -> str:
    """The bodies to ask, by name where the map knows it."""
    if cell.reason is Reason.NO_CASELOAD:
        return _("the probation region")
    if cell.reason is Reason.NO_PREVALENCE:
        return _("nobody yet: it takes a study of people on probation")
    if cell.reason is Reason.CAPACITY_NOT_KNOWN:
        return _("the providers, or whoever commissions them")
    boards = [area_name(board) for board in boards_of(facts, facts.area_of(cell))]
    if not boards:
        return _("the health board, or the probation region")
    return _("%(boards)s, or the probation region") % {"boards": listed(boards)}
