"""The words that stand round a report's content, in the active language."""

from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from toolkit.document import Wording


def report_wording(
    *, area_name: str, area_code: str, as_at: date, made_on: date, method_version: str
) -> Wording:
    """The wording for a report on one area, with its dates written out."""
    data_date = date_format(as_at, "j F Y")
    return Wording(
        contents=_("Contents"),
        key_figures=_("Key figures"),
        table=_("Table"),
        figure=_("Figure"),
        description=_("What the figure shows"),
        source=_("Source"),
        sources=_("Sources"),
        notes=_("Notes"),
        footer=_("%(site)s · %(area)s · data as at %(date)s")
        % {"site": settings.SITE_NAME, "area": area_name, "date": data_date},
        page_of=_("{page} of {pages}"),
        demonstration=_("Demonstration"),
        demonstration_notice=_(
            "Demonstration: some of what this report counts is invented. Do not use it to decide anything."
        ),
        particulars=(
            _("Data as at %(date)s") % {"date": data_date},
            _("Made on %(date)s") % {"date": date_format(made_on, "j F Y")},
            _("Method version %(version)s") % {"version": method_version},
            _("Area code %(code)s") % {"code": area_code},
        ),
    )
