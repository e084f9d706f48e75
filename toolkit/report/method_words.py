"""The method in the words of its published version, shortened."""

from django.utils.translation import gettext as _


def steps() -> tuple[str, ...]:
    """From people to states, one step a sentence or two."""
    return (
        _(
            "Caseload. People supervised in the community: everybody under supervision less those still in prison; "
            "else court orders and people released, which may count a person twice; else a share of the headline "
            "figure. An area without a figure of its own gets its share, by adults, of what is left of the figure "
            "of the smallest larger area that has one."
        ),
        _(
            "Need. The caseload times the share of people on probation whom one study found to have the need, "
            "now or in the past year, with the range of that share; where the caseload is shared out, the range "
            "is wider. Needs without such a study are not known. Conditions are never added together."
        ),
        _(
            "Supply. What delivering services can give in a year (treatments with an end, in starts) or at a time "
            "(continuing care, in places), shared out across the needs and areas that they name. A capacity that "
            "is too old, or that nobody has told, is not known; it is never zero."
        ),
        _(
            "Coverage. Supply divided by need, written as starts a year or places for each 100 people in need, "
            "and held against the yardstick."
        ),
        _(
            "Ranking. By how far a need is short of the yardstick, times its severity weight; starts and places "
            "apart. The rank range is the least and the greatest rank when one severity moves by a fifth either "
            "way, or one need to an end of its range, with all else as it is."
        ),
        _(
            "Larger areas are sums of the parts of units that lie in them, so nothing leaks across a border; "
            "what is short in them is the sum of their units’."
        ),
    )


def state_meanings() -> dict[str, str]:
    """Each state and when it holds."""
    return {
        _("Enough"): _("Coverage reaches the yardstick even if need is at the top of its range."),
        _("Too little"): _(
            "Coverage stays below the yardstick even if need is at the bottom of its range, somebody has confirmed "
            "that the list of services is complete, and every capacity is known."
        ),
        _("Borderline"): _("The answer changes within the range of the need, or rests on an old caseload."),
        _("None found"): _("Somebody entitled to has looked, and there is no service."),
        _("Not known"): _(
            "The need cannot be estimated, nobody has told us of services, or what is known is too little to tell; "
            "then “at least” says how far known services reach."
        ),
    }


def absence_meanings() -> dict[str, str]:
    """The four words, which stand wherever there is no number."""
    return {
        _("zero"): _("counted, and it is 0"),
        _("none found"): _("looked for, not there"),
        _("not known"): _("nobody has told us, or it is too old"),
        _("suppressed"): _("known, too small to show"),
    }
