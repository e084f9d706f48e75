"""Tables whose rows name one another: what names a row that turned out refused is refused as well."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from provision.exchange.lists import joined
from provision.exchange.outcomes import Addition, Change, Refusal, Staged
from provision.exchange.row import Row
from provision.exchange.values import NONE


def refuse_dangling(staged: Staged, *, columns: Sequence[str], known_codes: Callable[[], set[str]]) -> None:
    """Refuse accepted rows that name, in some columns, what is neither on record nor accepted, until none does."""
    while refusals := list(_dangling(staged, columns=columns, there=known_codes())):
        staged.refuse(refusals)


def _dangling(staged: Staged, *, columns: Sequence[str], there: set[str]) -> Iterable[Refusal]:
    outcomes: list[Addition | Change] = [*staged.additions, *staged.changes]
    for outcome in outcomes:
        for column in columns:
            codes = codes_in(outcome.values, column)
            missing = [code for code in codes if code not in there]
            if missing:
                reason = _(
                    "This is not on record, and its own row is missing from the file or was refused: %(codes)s."
                )
                yield Refusal(outcome.row, column, joined(codes), reason % {"codes": ", ".join(missing)})


def codes_in(values: Mapping[str, Any], column: str) -> tuple[str, ...]:
    value = values.get(column, ())
    if value is NONE or not value:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def claim_codes(row: Row, *, column: str, owner_of: Callable[[str], str | None], own: str) -> None:
    """A code of another system belongs to one row: refuse it where another row on record, or in the file, has it."""
    claimed: dict[str, str] = row.known.once(f"claimed {column}", dict)
    for code in row.value(column) if row.gives(column) else ():
        owner = owner_of(code)
        if owner is None:
            owner = claimed.setdefault(code, own)
        if owner != own:
            row.refuse(column, _("%(code)s belongs to %(owner)s already.") % {"code": code, "owner": owner})
