"""Services: what each is, who it takes, how to refer, how much it can do, and who says so."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.cells import AgeLimit, Choice, Number, Text
from provision.exchange.contradictions import against_checks
from provision.exchange.first_site import ADDRESS, OFFICES, POSTCODE, VISIBILITY, FirstSite, settle_visibility
from provision.exchange.identity import SenderId, public_ids
from provision.exchange.known import Known
from provision.exchange.lists import CodedList, NumberList, SchemeCode
from provision.exchange.outcomes import Change, Staged
from provision.exchange.provider import (
    CODE,
    NAME,
    Provider,
    add_bodies,
    providers_of,
    settle_provider,
)
from provision.exchange.row import Row
from provision.exchange.rules import in_order
from provision.exchange.storage import Values
from provision.exchange.table import SENDER, Column, Table, links, plain, reference, word_list
from provision.exchange.values import NONE
from provision.exchange.weighted import Weighted
from provision.models import (
    AddressVisibility,
    Area,
    AreaType,
    EntryStatus,
    Revision,
    Service,
    ServiceCoverage,
    ServiceNeed,
)

if TYPE_CHECKING:
    from provision.exchange.events import Author
    from provision.exchange.packs import Pack

ID = "service_id"
NEEDS = Weighted(ServiceNeed, "service", "need", "weight", "needs", "needs", "need_weights")
AREAS = Weighted(ServiceCoverage, "service", "area", "share", "areas", "areas", "area_shares")
PROVIDER, FIRST_SITE = Provider(), FirstSite()


def settle_areas(row: Row) -> None:
    """Areas and their shares; shares only where every entry is a probation delivery unit."""
    AREAS.settle(row)
    areas = row.value("areas")
    if (
        row.is_refused
        or not row.gives("areas", "area_shares")
        or areas is NONE
        or not row.value("area_shares")
    ):
        return
    others = [code for code in areas if code not in row.known.once("unit codes", _unit_codes)]
    if others:
        row.refuse(
            "area_shares",
            _(
                "Shares can be given only where every area is a probation delivery unit, and this is not: %(areas)s."
            )
            % {"areas": ", ".join(others)},
        )


def _unit_codes() -> frozenset[str]:
    return frozenset(Area.objects.filter(type=AreaType.PDU).values_list("code", flat=True))


class ServicesTable(Table):
    """A row is named by its sender and the sender's id; an entry that was made here, by its public id."""

    def standing(self, rows: Sequence[Row]) -> None:
        found = list(self.candidates(rows))
        values = self.values_of(found, known=rows[0].known)
        by_name: dict[tuple[str, ...], tuple[Service, Values]] = {}
        for service, columns in zip(found, values, strict=True):
            name = (service.sender, service.sender_id) if service.sender_id else ("", str(service.public_id))
            by_name[name] = (service, columns)
        for row in rows:
            pair = by_name.get(self.key_of(row.values)) or by_name.get(("", row.values[ID].lower()))
            if pair:
                row.standing, row.current = pair

    def candidates(self, rows: Sequence[Row]) -> "models.QuerySet[Any]":
        ids = {row.values[ID] for row in rows}
        sent = models.Q(sender__in={row.values[SENDER] for row in rows}, sender_id__in=ids)
        return Service.objects.filter(sent | models.Q(sender_id="", public_id__in=public_ids(ids)))

    def key_of(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        return values[SENDER], values[ID]

    def import_defaults(self, *, sender: str) -> dict[str, str]:
        """Importing publishes, and rows that nobody owns up to are of one sender."""
        given = super().import_defaults(sender=sender or "csv")
        return given | {"status": EntryStatus.PUBLISHED.value}

    def label(self, row: Row) -> str:
        return str(row.value("name"))

    def remarks(self, row: Row) -> list[str]:
        return against_checks(row)

    def before_writing(self, staged: Staged, *, known: Known, namespace: UUID | None) -> None:
        accepted = [addition.values for addition in staged.additions]
        add_bodies(accepted + providers_of(staged.changes), known=known, namespace=namespace)

    def number_versions(
        self, rows: Mapping[int, Any], *, changes: Sequence[Change], by: "Author"
    ) -> dict[int, int]:
        for row in rows.values():
            row.version += 1
        Revision.objects.bulk_create(
            Revision(
                service_id=change.key,
                number=rows[change.key].version,
                role=by.role,
                actor_id=by.actor_id,
                change_request_id=by.change_request,
                edits=[[edit.column, edit.before, edit.after] for edit in change.edits],
            )
            for change in changes
        )
        return {key: row.version for key, row in rows.items()}

    def from_pack(self, cells: dict[str, str], *, pack: "Pack") -> dict[str, str]:
        return pack.crosswalks.filled(cells)


SERVICES = ServicesTable(
    kind="services",
    title=gettext_lazy("Services"),
    model=Service,
    key=(ID, SENDER),
    is_offered=True,
    feeds_lists=("organisations",),
    order=("sender", "sender_id", "pk"),
    rules=(
        settle_provider,
        NEEDS.settle,
        settle_areas,
        settle_visibility,
        in_order(
            "starts_on",
            "ends_on",
            because=gettext_lazy("It ends on %(last)s, before it starts on %(first)s."),
        ),
        in_order(
            "referrals_open_on",
            "referrals_close_on",
            because=gettext_lazy("Referrals close on %(last)s, before they open on %(first)s."),
        ),
        in_order(
            "min_age",
            "max_age",
            because=gettext_lazy("The oldest age, %(last)s, is below the youngest, %(first)s."),
        ),
    ),
    columns=(
        Column(
            ID,
            Text(120),
            SenderId(ID, "sender_id"),
            is_required=True,
            hint=gettext_lazy("The sender's own id, which stays the same in every file"),
        ),
        plain(
            Service,
            "sender",
            is_required=True,
            hint=gettext_lazy("Who sends the row. With the id, it names the service"),
        ),
        plain(Service, "name"),
        plain(Service, "name_cy"),
        Column(NAME, Text(240), PROVIDER, hint=gettext_lazy("The provider's name; one that is new is added")),
        Column(CODE, SchemeCode(), PROVIDER),
        plain(Service, "url"),
        plain(Service, "summary"),
        plain(Service, "description"),
        plain(Service, "who_for"),
        plain(Service, "how_to_refer"),
        reference(Service, "service_type", name="service_type", listing="service_type"),
        plain(Service, "provision_kind"),
        plain(Service, "tier"),
        plain(Service, "support_or_treatment"),
        Column("needs", CodedList("needs", keeps_order=True), NEEDS),
        Column("need_weights", NumberList(), NEEDS),
        links(Service, "stages", listing="stages"),
        Column(
            "areas",
            CodedList("areas", keeps_order=True),
            AREAS,
            hint=gettext_lazy("The areas that it covers"),
        ),
        Column("area_shares", NumberList(), AREAS),
        links(Service, "settings", listing="setting"),
        links(Service, "access_routes", listing="access_route"),
        plain(Service, "sexes"),
        plain(Service, "min_age", cell=AgeLimit()),
        plain(Service, "max_age", cell=AgeLimit()),
        links(Service, "exclusions", listing="exclusion"),
        word_list("required_documents"),
        plain(Service, "opening_hours"),
        word_list("accessibility"),
        word_list("languages"),
        plain(Service, "cost_to_user"),
        plain(Service, "starts_per_year"),
        plain(Service, "places"),
        plain(Service, "mean_weeks", cell=Number(low=None, above=0)),
        plain(Service, "probation_share", cell=Number(high=1)),
        plain(Service, "capacity_as_at"),
        plain(Service, "places_free"),
        plain(Service, "places_free_as_at"),
        plain(Service, "wait_weeks"),
        plain(Service, "wait_as_at"),
        plain(Service, "delivery"),
        plain(Service, "starts_on"),
        plain(Service, "ends_on"),
        plain(Service, "referrals_open_on"),
        plain(Service, "referrals_close_on"),
        plain(Service, "lead_role"),
        plain(Service, "lead_email"),
        plain(Service, "referral_email"),
        plain(Service, "referral_phone"),
        Column(ADDRESS, Text(), FIRST_SITE, hint=gettext_lazy("Of the first site")),
        Column(POSTCODE, Text(10), FIRST_SITE),
        Column(VISIBILITY, Choice.of(AddressVisibility.choices), FIRST_SITE),
        Column(OFFICES, CodedList("offices"), FIRST_SITE, hint=gettext_lazy("Ids of probation offices")),
        links(Service, "commissioners", listing="organisations"),
        plain(Service, "funding_ends_on"),
        plain(Service, "source"),
        plain(Service, "source_date"),
        plain(Service, "confidence"),
        plain(Service, "last_checked_on"),
        plain(Service, "contact_checked_on"),
        plain(Service, "eligibility_checked_on"),
        plain(Service, "next_review_on"),
        plain(Service, "status", is_required=True, absent="draft"),
        word_list("original_labels"),
        plain(Service, "note"),
        plain(Service, "is_demonstration", name="demonstration"),
    ),
)
