"""How many people are supervised, and who looked for services."""

from django.utils.translation import gettext_lazy

from provision.exchange.contradictions import against_services
from provision.exchange.row import Row
from provision.exchange.rules import exactly_one
from provision.exchange.table import Table, plain, reference
from provision.models import Caseload, ProvisionCheck


class ChecksTable(Table):
    def remarks(self, row: Row) -> list[str]:
        return against_services(row)


CASELOADS = Table(
    kind="caseloads",
    title=gettext_lazy("Caseloads"),
    model=Caseload,
    key=("area_code", "as_at", "group", "sex"),
    narrow=("area_code", "area__code__in"),
    is_offered=True,
    order=("area__code", "as_at", "group", "sex"),
    columns=(
        reference(Caseload, "area", name="area_code", listing="areas"),
        plain(Caseload, "as_at"),
        plain(Caseload, "group", absent="all", is_required=True),
        plain(Caseload, "sex", absent="all", is_required=True),
        plain(Caseload, "people"),
        plain(Caseload, "source", is_required=False),
        plain(Caseload, "source_url"),
        plain(Caseload, "standing"),
        plain(Caseload, "note"),
        plain(Caseload, "is_demonstration", name="demonstration"),
    ),
)

CHECKS = ChecksTable(
    kind="checks",
    title=gettext_lazy("Checks of provision"),
    model=ProvisionCheck,
    key=("area_code", "need_code", "stage_code", "checked_on"),
    narrow=("area_code", "area__code__in"),
    is_offered=True,
    order=("area__code", "need__code", "stage__code", "checked_on"),
    rules=(exactly_one("need_code", "stage_code"),),
    columns=(
        reference(ProvisionCheck, "area", name="area_code", listing="areas"),
        reference(ProvisionCheck, "need", name="need_code", listing="needs"),
        reference(ProvisionCheck, "stage", name="stage_code", listing="stages"),
        plain(ProvisionCheck, "checked_on"),
        plain(ProvisionCheck, "outcome"),
        plain(ProvisionCheck, "checked_by_role", is_required=False, absent="curator"),
        plain(ProvisionCheck, "is_demonstration", name="demonstration"),
    ),
)
