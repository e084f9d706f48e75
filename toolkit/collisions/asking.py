"""Which circumstances the page looks at, and which kind of help: both stand in its address."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from provision.reference import Reference, Word, shortened
from referrals.finding.circumstances import STRUCTURED, asked_about, in_order
from ui.missing import MissingError

MOST = 7
TREATMENT = "treatment"


@dataclass(frozen=True)
class AskedCircumstances:
    """`chosen` are looked at, of those `offered`. `is_too_many`: more were asked for, and the usual ones are shown."""

    offered: tuple[Word, ...]
    chosen: tuple[Word, ...]
    is_treatment_alone: bool
    is_too_many: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(word.code for word in self.chosen)


def ask(query: QueryDict, *, words: Reference) -> AskedCircumstances:
    """Read the address. Raises MissingError for a circumstance or a kind of help that there is not."""
    offered = asked_about(words)
    wanted = dict.fromkeys(code for code in query.getlist("with") if code)
    known = {word.code for word in offered}
    for code in wanted:
        if code not in known:
            raise MissingError(
                _("There is no circumstance with the code “%(code)s”.") % {"code": shortened(code)}
            )
    help_ = query.get("help", "")
    if help_ not in ("", TREATMENT):
        raise MissingError(_("There is no kind of help called “%(code)s”.") % {"code": shortened(help_)})
    is_too_many = len(wanted) > MOST
    codes = wanted if wanted and not is_too_many else STRUCTURED
    return AskedCircumstances(
        tuple(offered), tuple(in_order(codes, words=words)), help_ == TREATMENT, is_too_many
    )
