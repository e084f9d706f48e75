"""The four figures under the title."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.figures import TOLERANCE, percentage, whole
from toolkit import gaps
from toolkit.document import Absence, KeyFigure
from toolkit.gaps import State
from toolkit.report.facts import Facts
from toolkit.report.quantities import absence_words, between
from toolkit.report.words import caseload_standing


def key_figures(facts: Facts) -> tuple[KeyFigure, ...]:
    """People, people with a mental illness, needs with enough, and how much is known."""
    return (_supervised(facts), _ill(facts), _enough(facts), _known(facts))


def _supervised(facts: Facts) -> KeyFigure:
    label = _("people on probation in the community")
    note = caseload_standing(facts.supervised)
    number = facts.supervised.people
    return _not_known(label, note=note) if number is None else _number(number, label=label, note=note)


def _ill(facts: Facts) -> KeyFigure:
    label = _("with any mental illness now")
    eligible = facts.headline.eligible if facts.headline else None
    if eligible is None:
        return _not_known(label, note=_without_headline(facts.headline))
    note = _("range %(range)s") % {"range": between(eligible.low, eligible.high)}
    return _number(eligible.central, label=label, note=note)


def _without_headline(headline: gaps.Cell | None) -> str:
    known = headline.eligible_known if headline else None
    if known is None or not known.areas_known:
        return ""
    return _("at least %(number)s, from %(known)s of %(areas)s areas") % {
        "number": whole(known.eligible),
        "known": known.areas_known,
        "areas": known.areas,
    }


def _enough(facts: Facts) -> KeyFigure:
    """Needs with enough, of those that can be told; a need of which there is none is in neither count."""
    told = [c for c in facts.cells if c.state is not State.NOT_KNOWN and not c.no_need_estimated]
    enough = sum(cell.state is State.ENOUGH for cell in told)
    label = _("needs with enough provision, of those that can be told")
    total = len(facts.cells)
    if not told:
        return _not_known(label, note=_("none of %(number)s can be told") % {"number": total})
    note = _("%(told)s of %(number)s needs can be told") % {"told": len(told), "number": total}
    return KeyFigure(
        number=_("%(part)s of %(whole)s") % {"part": enough, "whole": len(told)}, label=label, note=note
    )


def _known(facts: Facts) -> KeyFigure:
    label = _("of what we should know is known")
    known = facts.knowledge
    without = known.needs_without_study
    beside = ngettext(
        "%(number)s need has no study beside it", "%(number)s needs have no study beside them", without
    ) % {"number": without}
    if not known.cells:
        return _not_known(label, note=beside if without else "")
    note = _("%(known)s of %(cells)s needs") % {"known": known.known, "cells": known.cells}
    return KeyFigure(
        number=percentage(known.known / known.cells),
        label=label,
        note=f"{note}; {beside}" if without else note,
    )


def _number(number: float, *, label: str, note: str) -> KeyFigure:
    if number <= TOLERANCE:
        zero = absence_words(Absence.ZERO)
        return KeyFigure(number=zero, label=label, note=note, absence=Absence.ZERO)
    return KeyFigure(number=whole(number), label=label, note=note)


def _not_known(label: str, *, note: str) -> KeyFigure:
    word = absence_words(Absence.NOT_KNOWN)
    return KeyFigure(number=word, label=label, note=note, absence=Absence.NOT_KNOWN)
