"""The provider of a service: two columns, its name and its code, that name one organisation together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from provision.exchange.bodies import CODE as A_CODE
from provision.exchange.bodies import Body
from provision.exchange.known import Known
from provision.exchange.outcomes import Change
from provision.exchange.row import Row
from provision.exchange.storage import BATCH, Values
from provision.exchange.values import NONE, RefusedCellError
from provision.models import Organisation, OrganisationCode, Service

NAME, CODE = "organisation", "organisation_code"


@dataclass(frozen=True)
class Provider:
    """Kept as one foreign key. Cells are settled by `settle_provider`, so that name and code agree."""

    names: tuple[str, ...] = (NAME, CODE)

    def read(self, row: Any, *, into: Values, known: Known) -> None:
        body = known.organisations.of_number(row.organisation_id)
        into[NAME], into[CODE] = body.name, body.code

    def put(self, row: Any, *, values: Mapping[str, Any], known: Known) -> None:
        body = known.organisations.find(name=values[NAME], code=values[CODE])
        assert body is not None  # `add_bodies` has added those that were new
        row.organisation_id = body.number


def settle_provider(row: Row) -> None:
    """Find the organisation that the cells name, or promise a new one; then both columns say what is on record."""
    if not row.gives(NAME, CODE):
        return
    name, code = (row.value(column) if column in row.cells else "" for column in (NAME, CODE))
    if not name and not code:
        row.refuse(NAME, _("A service needs its provider: give the organisation’s name, or its code."))
        return
    try:
        body = row.known.organisations.find_or_promise(name=name, code=code)
    except RefusedCellError as problem:
        row.refuse(CODE if code else NAME, str(problem))
        return
    if name and name != body.name:
        row.notices.append(
            _("%(code)s is %(name)s here: the name “%(other)s” was not taken over.")
            % {"code": code, "name": body.name, "other": name}
        )
    row.settle({NAME: body.name, CODE: body.code})


def providers_of(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """The values of changes, with both columns of a provider where one of them alone reads otherwise."""
    listed = [dict(change.values) | {"key": change.key} for change in changes]
    halves = [values for values in listed if (NAME in values) != (CODE in values)]
    names = dict(
        Service.objects.filter(pk__in=[values["key"] for values in halves if NAME not in values])
        .order_by()
        .values_list("pk", "organisation__name")
    )
    for values in halves:
        # A code that stays the same is none: one code is one organisation's, whose name would stay the same too.
        values.setdefault(CODE, "")
        values.setdefault(NAME, names.get(values["key"], ""))
    return listed


def add_bodies(accepted: Iterable[Mapping[str, Any]], *, known: Known, namespace: UUID | None) -> None:
    """Add the organisations that accepted services name and that nobody has, and the codes that are new."""
    bodies, demonstration = known.organisations, set()
    for values in accepted:
        named = [(values[NAME], values[CODE])] if NAME in values or CODE in values else []
        commissioners = values.get("commissioners", ())
        for label in () if commissioners is NONE else commissioners:
            named.append(("", label) if A_CODE.fullmatch(label) else (label, ""))
        found = [bodies.find_or_promise(name=name, code=code) for name, code in named]
        if values.get("demonstration"):
            demonstration |= {body for body in found if body.number is None}
    write_bodies(bodies.unwritten, known=known, namespace=namespace, demonstration=demonstration)


def write_bodies(
    bodies: list[Body], *, known: Known, namespace: UUID | None, demonstration: set[Body]
) -> None:
    """Insert organisations that are new, and codes that are."""
    new = [body for body in bodies if body.number is None]
    rows = [_made(body, namespace=namespace, is_demonstration=body in demonstration) for body in new]
    Organisation.objects.bulk_create(rows, batch_size=BATCH)
    for body, row in zip(new, rows, strict=True):
        body.number = row.pk
    codes = [
        OrganisationCode(organisation_id=body.number, scheme=scheme, value=value)
        for body in bodies
        if body.number is not None
        for scheme, _colon, value in (code.partition(":") for code in body.unwritten)
    ]
    OrganisationCode.objects.bulk_create(codes, batch_size=BATCH)
    for body in bodies:
        known.organisations.take_in(body)


def _made(body: Body, *, namespace: UUID | None, is_demonstration: bool) -> Organisation:
    organisation = Organisation(name=body.name, is_demonstration=is_demonstration)
    if namespace:
        organisation.public_id = uuid5(namespace, f"organisation/{body.label}")
    return organisation
