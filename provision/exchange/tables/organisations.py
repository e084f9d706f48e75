"""Organisations: those that commission, provide, refer, regulate or speak for users."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.bodies import Bodies
from provision.exchange.cells import Choice
from provision.exchange.known import Known
from provision.exchange.lists import ChoiceList, SchemeCode, SchemeCodes
from provision.exchange.outcomes import Addition
from provision.exchange.own_list import claim_codes, refuse_dangling
from provision.exchange.row import Row
from provision.exchange.rules import in_order
from provision.exchange.storage import Codes, ListAttribute
from provision.exchange.table import Column, Table, links, plain, reference
from provision.exchange.values import RefusedCellError
from provision.models import Organisation, OrganisationCode, OrganisationRole

if TYPE_CHECKING:
    from provision.exchange.staging import Staging

CODE, NAME, OTHERS, SUCCESSORS = "organisation_code", "name", "other_codes", "successor_codes"
CODES = Codes(OrganisationCode, "organisation", rest=OTHERS, first=CODE)


@dataclass(frozen=True)
class Roles(ListAttribute):
    """Role codes; null while nobody knows."""

    def put(self, row: Any, *, values: Mapping[str, Any], known: Known) -> None:
        setattr(row, self.field, list(values[self.column]) or None)


class OrganisationsTable(Table):
    """A row is named by any of its codes; one without a code, by its exact name."""

    def promise(self, rows: Sequence[Mapping[str, str]], *, known: Known) -> None:
        for row in rows:
            name, code = row.get(NAME, "").strip(), row.get(CODE, "").strip()
            try:
                known.organisations.find_or_promise(name=name, code=code)
            except RefusedCellError:
                continue  # the row will be refused with the reason when it is checked

    def standing(self, rows: Sequence[Row]) -> None:
        bodies = rows[0].known.organisations
        numbers = {row.number: self._number(row, bodies) for row in rows}
        found = self.rows.in_bulk({number for number in numbers.values() if number is not None})
        values = dict(zip(found, self.values_of(list(found.values()), known=rows[0].known), strict=True))
        for row in rows:
            number = numbers[row.number]
            if number in found and not row.is_refused:
                row.standing, row.current = found[number], values[number]
                self._settle_codes(row)

    def _number(self, row: Row, bodies: Bodies) -> int | None:
        name, code = row.cells.get(NAME, ""), row.values[CODE]
        if not name and not code:
            row.refuse(CODE, _("An organisation needs a name, or a code that is on record."))
            return None
        try:
            body = bodies.find(name=name, code=code)
        except RefusedCellError as problem:
            row.refuse(NAME, str(problem))
            return None
        return body.number if body else None

    def _settle_codes(self, row: Row) -> None:
        """The code that we write stays; one that is new is kept beside it, or becomes it where there was none."""
        given, first, others = row.values[CODE], row.current.get(CODE, ""), row.current.get(OTHERS, ())
        if first:
            row.values[CODE] = first
            if given and given not in (first, *others) and OTHERS not in row.cells:
                row.values[OTHERS] = tuple(sorted((*others, given)))

    def key_of(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        return (values.get(CODE) or values.get(NAME, ""),)

    def label(self, row: Row) -> str:
        return str(row.value(NAME))

    def review(self, staging: "Staging") -> None:
        def there() -> set[str]:
            on_record = staging.known.organisations.written_labels
            return on_record | {self.key_of(addition.values)[0] for addition in staging.staged.additions}

        refuse_dangling(staging.staged, columns=(SUCCESSORS,), known_codes=there)

    def public_name(self, addition: Addition) -> str:
        return f"organisation/{self.key_of(addition.values)[0]}"


def claim_other_codes(row: Row) -> None:
    bodies = row.known.organisations
    own = row.standing.name if row.standing else str(row.value(NAME))
    claim_codes(row, column=OTHERS, owner_of=bodies.owner_of, own=own)


ORGANISATIONS = OrganisationsTable(
    kind="organisations",
    title=gettext_lazy("Organisations"),
    model=Organisation,
    key=(CODE,),
    key_may_change=True,
    is_offered=True,
    feeds_lists=("organisations",),
    order=("name", "pk"),
    rules=(
        claim_other_codes,
        in_order(
            "valid_from",
            "valid_to",
            because=gettext_lazy("The last day, %(last)s, is before the first, %(first)s."),
        ),
    ),
    columns=(
        Column(CODE, SchemeCode(), CODES),
        plain(Organisation, "name"),
        plain(Organisation, "name_cy"),
        reference(Organisation, "kind", name="kind", listing="body"),
        Column("roles", ChoiceList(Choice.of(OrganisationRole.choices)), Roles("roles", "roles")),
        links(Organisation, "areas", name="area_codes", listing="areas"),
        plain(Organisation, "url"),
        plain(Organisation, "email"),
        plain(Organisation, "valid_from"),
        plain(Organisation, "valid_to"),
        links(Organisation, "successors", name=SUCCESSORS, listing="organisations"),
        plain(Organisation, "source"),
        Column(OTHERS, SchemeCodes(), CODES),
        plain(Organisation, "note"),
        plain(Organisation, "is_demonstration", name="demonstration"),
    ),
)
