"""The questions asked of every published entry: one table, in the order of how much a wrong answer can do.

Each row says whom the question is asked of, when the answer is wrong or missing, and what puts it right. A question
that is asked and not wrong is answered: progress counts these.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from provision.freshness import Kind as Fact
from provision.quality.facts import Facts

Words = str | Promise


class Kind(StrEnum):
    """What is the matter, as the list is filtered by it."""

    LAPSED = "lapsed"
    CONTRADICTORY = "contradictory"
    REFERRAL = "referral"
    NEEDS = "needs"
    STALE = "stale"
    CAPACITY = "capacity"
    LEAD = "lead"
    SOURCE = "source"


KINDS: dict[Kind, Words] = {
    Kind.LAPSED: _("Lapsed"),
    Kind.CONTRADICTORY: _("Contradictory"),
    Kind.REFERRAL: _("No way to refer"),
    Kind.NEEDS: _("Needs not known"),
    Kind.STALE: _("Out of date"),
    Kind.CAPACITY: _("Capacity not known"),
    Kind.LEAD: _("No lead"),
    Kind.SOURCE: _("No source"),
}


class Way(StrEnum):
    """The page on which something is put right: the name of its route."""

    STILL_CORRECT = "service-still-correct"
    CORRECT = "service-correct"
    TODAY = "service-today"


WAYS: dict[Way, Words] = {
    Way.STILL_CORRECT: _("Say that it is still correct"),
    Way.CORRECT: _("Correct it"),
    Way.TODAY: _("Tell today’s places and wait"),
}


def _no_detail(facts: Facts) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Rule:
    """One question. `weight`: how much it counts when the worst come first. `detail`: what to add, in words.

    `way`: where it is put right; None where no page about the entry does it.
    """

    code: str
    kind: Kind
    weight: int
    question: Words
    fault: Words
    way: Way | None
    asked: Callable[[Facts], bool]
    wrong: Callable[[Facts], bool]
    detail: Callable[[Facts], tuple[str, ...]] = _no_detail


def everybody(facts: Facts) -> bool:
    return True


def those_not_over(facts: Facts) -> bool:
    return not facts.is_over


def those_running(facts: Facts) -> bool:
    return facts.is_running


def those_on_the_map(facts: Facts) -> bool:
    """Neither over nor lapsed: of one that has lapsed every clock is past, which needs saying once."""
    return not facts.is_over and not facts.has_lapsed


def those_that_tell_both_ages(facts: Facts) -> bool:
    return not facts.is_over and facts.told.min_age is not None and facts.told.max_age is not None


def those_that_have_closed(facts: Facts) -> bool:
    return not facts.is_over and facts.referrals_have_closed


def those_that_are_treatment(facts: Facts) -> bool:
    return not facts.is_over and facts.told.support_or_treatment == "treatment"


def those_that_tell_a_capacity(facts: Facts) -> bool:
    return not facts.is_over and facts.tells_a_capacity


def those_with_a_dated_capacity(facts: Facts) -> bool:
    return those_on_the_map(facts) and facts.tells_a_capacity and facts.told.capacity_as_at is not None


def those_with_a_day_of_review(facts: Facts) -> bool:
    return not facts.is_over and facts.told.next_review_on is not None


def those_that_tell_of_today(facts: Facts) -> bool:
    return those_on_the_map(facts) and facts.tells_of_today


# fmt: off
RULES: tuple[Rule, ...] = (
    Rule("lapsed", Kind.LAPSED, 8,
         _("Has anybody told anything of it lately?"),
         _("It has left the map, because nobody has confirmed it for a long time. Confirm it, or have it withdrawn."),
         Way.STILL_CORRECT, those_not_over, lambda facts: facts.has_lapsed),
    Rule("ended", Kind.CONTRADICTORY, 6,
         _("Is it still running, where it says so?"),
         _("It is said to be delivering, and its last day is past. Say that it has ended, or give the new last day."),
         Way.CORRECT, lambda facts: facts.told.delivery == "delivering", lambda facts: facts.is_over),
    Rule("denied", Kind.CONTRADICTORY, 5,
         _("Do checks of provision agree that it is there?"),
         _("Somebody looked and found no service where this one delivers. One of the two is wrong."),
         Way.CORRECT, those_running, lambda facts: bool(facts.denied_by), lambda facts: facts.denied_by),
    Rule("alike", Kind.CONTRADICTORY, 5,
         _("Is it the only one of its name in its areas?"),
         _("Another service has the same name in the same areas. If they are one, correct one and have the other withdrawn."),
         Way.CORRECT, those_not_over, lambda facts: bool(facts.alike), lambda facts: facts.alike),
    Rule("ended area", Kind.CONTRADICTORY, 5,
         _("Does every area that it covers still exist?"),
         _("It covers an area that exists no more. Say which of the areas that followed it covers."),
         Way.CORRECT, those_not_over, lambda facts: bool(facts.ended_areas), lambda facts: facts.ended_areas),
    Rule("closed but free", Kind.CONTRADICTORY, 4,
         _("Does it take nobody after its referrals have closed?"),
         _("Its referrals have closed, and places were said to be free after that day."),
         Way.CORRECT, those_that_have_closed, lambda facts: facts.takes_people_after_closing),
    Rule("ages", Kind.CONTRADICTORY, 4,
         _("Is its youngest age below its oldest?"),
         _("Its youngest age is above its oldest."),
         Way.CORRECT, those_that_tell_both_ages, lambda facts: facts.ages_cross),
    Rule("treats nothing", Kind.CONTRADICTORY, 4,
         _("Does it meet at least one need, where it is said to be treatment?"),
         _("It is said to be treatment, and to meet none of the needs of this map."),
         Way.CORRECT, those_that_are_treatment, lambda facts: facts.meets_none_of_the_needs),
    Rule("undated capacity", Kind.CONTRADICTORY, 3,
         _("Does its capacity have a date?"),
         _("It gives a capacity, and nobody said when it was true, so it counts as not known."),
         Way.CORRECT, those_that_tell_a_capacity, lambda facts: facts.told.capacity_as_at is None),
    Rule("list overtaken", Kind.CONTRADICTORY, 2,
         _("Was it there when a list of services was called complete?"),
         _("It was added after a list was called complete. Whoever checks provision there should look again."),
         None, those_running, lambda facts: bool(facts.overtaken), lambda facts: facts.overtaken),
    Rule("referral", Kind.REFERRAL, 5,
         _("Does it say how to refer?"),
         _("It gives no way to refer: no mailbox, no telephone, no description."),
         Way.CORRECT, those_not_over, lambda facts: not facts.says_how_to_refer),
    Rule("needs", Kind.NEEDS, 5,
         _("Does it say which needs it meets?"),
         _("Nobody has said which needs it meets, so it counts for none of them."),
         Way.CORRECT, those_not_over,
         lambda facts: not facts.names_a_need and not facts.meets_none_of_the_needs),
    Rule("contact", Kind.STALE, 3,
         _("Are its contact and referral details checked in time?"),
         _("Its contact and referral details have not been checked in time."),
         Way.STILL_CORRECT, those_on_the_map, lambda facts: not facts.holds(Fact.CONTACT)),
    Rule("eligibility", Kind.STALE, 3,
         _("Is it checked in time whom it takes?"),
         _("Whom it takes has not been checked in time."),
         Way.STILL_CORRECT, those_on_the_map, lambda facts: not facts.holds(Fact.ELIGIBILITY)),
    Rule("capacity", Kind.STALE, 3,
         _("Is its capacity told in time?"),
         _("Its capacity was told too long ago, so it counts as not known."),
         Way.STILL_CORRECT, those_with_a_dated_capacity, lambda facts: not facts.holds(Fact.CAPACITY)),
    Rule("review", Kind.STALE, 2,
         _("Has its review been done by the day set for it?"),
         _("The day that a curator set for its review has come."),
         Way.STILL_CORRECT, those_with_a_day_of_review, lambda facts: facts.is_up_for_review),
    Rule("today", Kind.STALE, 1,
         _("Where it tells free places or the wait, are they of these days?"),
         _("It tells free places or a wait that are not of these days."),
         Way.TODAY, those_that_tell_of_today, lambda facts: not facts.is_of_today),
    Rule("how much", Kind.CAPACITY, 3,
         _("Does it say how many people it can take?"),
         _("Nobody has said how many people it can take in a year, or how many places it has."),
         Way.CORRECT, those_not_over, lambda facts: not facts.says_how_much),
    Rule("lead", Kind.LEAD, 2,
         _("Does it say in which role somebody leads it?"),
         _("It does not say in which role somebody leads it."),
         Way.CORRECT, those_not_over, lambda facts: not facts.told.lead_role),
    Rule("lead's mailbox", Kind.LEAD, 2,
         _("Is there a mailbox of its lead to remind?"),
         _("There is no mailbox of its lead, so nobody there is reminded when it goes out of date."),
         Way.CORRECT, those_not_over, lambda facts: not facts.told.lead_email),
    Rule("source", Kind.SOURCE, 2,
         _("Does it say where the facts come from?"),
         _("It does not say where the facts come from."),
         Way.CORRECT, those_not_over, lambda facts: not facts.told.source),
    Rule("date of the source", Kind.SOURCE, 1,
         _("Does its source have a date?"),
         _("Its source has no date."),
         Way.CORRECT, those_not_over, lambda facts: facts.told.source_date is None),
)
# fmt: on
