"""What the report cannot say, and whose data it rests on."""

from django.utils.translation import gettext as _

from provision import boundaries
from toolkit.document import BulletList, Paragraph, Section, line
from toolkit.report.facts import Facts


def limits(facts: Facts) -> Section:
    attribution = " ".join(str(boundaries.pack_settings().get("attribution", "")).split())
    return Section(
        id="limits",
        number="",
        title=_("What to bear in mind"),
        blocks=(
            BulletList(items=tuple(line(limit) for limit in _limits())),
            *((Paragraph(line(attribution)),) if attribution else ()),
        ),
    )


def _limits() -> tuple[str, ...]:
    return (
        _(
            "Unofficial, dated and partial: open data restated from the sources below, not checked or endorsed by "
            "HMPPS, the Ministry of Justice or the NHS."
        ),
        _(
            "Most estimates of need rest on one study of one English county, with about a hundred people "
            "interviewed. What holds there may not hold here."
        ),
        _("The list of services is not complete. A service that nobody has told us of is not counted."),
        _(
            "The yardstick is a yardstick, not a standard: nobody has said how many starts or places are right."
        ),
        _(
            "Services differ in what they do. Support is counted with treatment, and is kept apart in the lists."
        ),
        _("It says nothing about any one person, and holds no record of one."),
    )
