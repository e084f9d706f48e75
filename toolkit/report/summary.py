"""What matters most, in sentences worked out from the figures."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from provision.figures import TOLERANCE
from toolkit.document import Block, Finding, Paragraph, Section, line
from toolkit.needs import CaseloadStatus, Unit
from toolkit.report.facts import Facts
from toolkit.report.gaps_ranked import ranked_table
from toolkit.report.quantities import between
from toolkit.report.sentences import grammatical, in_words, listed
from toolkit.report.warnings import shared_out
from toolkit.report.widest_gap import find_out_first, widest_gap

FIRST_GAPS = 3


def summary(facts: Facts) -> Section:
    said = [sentence for sentence in (_people(facts), find_out_first(facts)) if sentence]
    gaps_said = [words for unit in Unit if (words := widest_gap(facts, unit=unit))]
    blocks: list[Block] = [
        Finding(line(states_in_a_sentence(facts))),
        *(Paragraph(line(*words)) for words in gaps_said),
        *(Paragraph(line(sentence)) for sentence in said),
        *shared_out(facts),
    ]
    return Section(
        id="what-matters-most",
        number="",
        title=_("What matters most"),
        blocks=tuple(blocks),
        sections=_largest(facts),
    )


def states_in_a_sentence(facts: Facts) -> str:
    """How many needs are in each state; a state in which there are none is not named."""
    total = len(facts.cells)
    if not total:
        return _("No need has been set up, so nothing can be said yet.")
    told = Counter("no_need" if cell.no_need_estimated else str(cell.state) for cell in facts.cells)
    if told["not_known"] == total:
        return ngettext(
            "Whether there is enough for people on probation is not known for the %(number)s need.",
            "Whether there is enough for people on probation is not known for any of the %(number)s needs.",
            total,
        ) % {"number": total}
    parts = [_state(state, number=told[state]) for state in STATES if told[state]]
    return ngettext(
        "Provision for people on probation: of %(total)s need, %(parts)s.",
        "Provision for people on probation: of %(total)s needs, %(parts)s.",
        total,
    ) % {"total": total, "parts": listed(parts)}


STATES = ("enough", "too_little", "none", "no_need", "not_known")


def _state(state: str, *, number: int) -> str:
    words = {
        "enough": ngettext("%(number)s has enough", "%(number)s have enough", number),
        "too_little": ngettext("%(number)s has too little", "%(number)s have too little", number),
        "none": ngettext("for %(number)s none was found", "for %(number)s none was found", number),
        "no_need": ngettext(
            "for %(number)s no need is estimated", "for %(number)s no need is estimated", number
        ),
        "not_known": ngettext("%(number)s is not known", "%(number)s are not known", number),
    }
    return words[state] % {"number": number}


def _people(facts: Facts) -> str:
    """How many people are supervised, and how many of them are ill."""
    number = facts.supervised.people
    if number is None:
        return _("How many people are supervised on probation in the community in %(area)s is not known.") % {
            "area": facts.name
        }
    if number <= TOLERANCE:
        return _("Nobody is supervised on probation in the community in %(area)s.") % {"area": facts.name}
    return " ".join(part for part in (_supervised(facts, number), _ill(facts)) if part)


def _supervised(facts: Facts, number: float) -> str:
    words = {"number": in_words(number), "area": facts.name}
    is_estimate = facts.supervised.status is CaseloadStatus.APPORTIONED
    if is_estimate:
        said = ngettext(
            "By estimate, %(number)s person is supervised on probation in the community in %(area)s.",
            "By estimate, %(number)s people are supervised on probation in the community in %(area)s.",
            grammatical(number),
        )
    else:
        said = ngettext(
            "%(number)s person is supervised on probation in the community in %(area)s.",
            "%(number)s people are supervised on probation in the community in %(area)s.",
            grammatical(number),
        )
    sentence = said % words
    return sentence[:1].upper() + sentence[1:]


def _ill(facts: Facts) -> str:
    eligible = facts.headline.eligible if facts.headline else None
    if eligible is None or eligible.central <= TOLERANCE:
        return ""
    return ngettext(
        "By estimate, %(number)s of them (range %(range)s) has a mental illness now.",
        "By estimate, %(number)s of them (range %(range)s) have a mental illness now.",
        grammatical(eligible.central),
    ) % {"number": in_words(eligible.central), "range": between(eligible.low, eligible.high)}


def _largest(facts: Facts) -> tuple[Section, ...]:
    """The first of each ranked list; nothing where nothing can be ranked."""
    tables = tuple(
        ranked_table(facts, ranked[:FIRST_GAPS], unit=unit, name=f"largest-{unit}", is_short=True)
        for unit in Unit
        if (ranked := facts.ranked(unit))
    )
    if not tables:
        return ()
    return (Section(id="largest-gaps", number="", title=_("The largest gaps"), blocks=tables),)
