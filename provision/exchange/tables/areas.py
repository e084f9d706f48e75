"""Areas, with what they lie in and what follows them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from provision.exchange.cells import Coded, OwnCode
from provision.exchange.known import Known
from provision.exchange.lists import SchemeCodes
from provision.exchange.outcomes import Refusal
from provision.exchange.own_list import claim_codes, refuse_dangling
from provision.exchange.row import Row
from provision.exchange.rules import in_order
from provision.exchange.storage import Codes, LateReference
from provision.exchange.table import Column, Table, links, plain
from provision.models import Area, AreaCode

if TYPE_CHECKING:
    from provision.exchange.staging import Staging

PARENT, SUCCESSORS, OTHERS = "parent_code", "successor_codes", "other_codes"


class AreasTable(Table):
    def promise(self, rows: Sequence[Mapping[str, str]], *, known: Known) -> None:
        known.areas.promised |= {known.areas.primary(row.get("code", "").strip()) for row in rows}

    def label(self, row: Row) -> str:
        return f"{row.value('code')} {row.value('name')}"

    def review(self, staging: "Staging") -> None:
        def there() -> set[str]:
            return set(staging.known.areas.numbers) | {
                addition.values["code"] for addition in staging.staged.additions
            }

        refuse_dangling(staging.staged, columns=(PARENT, SUCCESSORS), known_codes=there)
        refuse_circles(staging)


def refuse_circles(staging: "Staging") -> None:
    """No area lies in itself, through however many others."""
    parents = dict(Area.objects.exclude(parent=None).values_list("code", "parent__code"))
    outcomes = {}
    for row, values, code in _codes_of(staging):
        if PARENT in values:
            parents[code] = values[PARENT]
            outcomes[code] = row
    circular = [code for code in outcomes if _comes_back(code, parents)]
    staging.staged.refuse(
        Refusal(
            outcomes[code], PARENT, parents[code], _("The area would lie in itself: give another parent.")
        )
        for code in circular
    )


def _codes_of(staging: "Staging") -> list[tuple[int, Mapping[str, str], str]]:
    staged, codes = staging.staged, staging.known.areas
    added = [(addition.row, addition.values, addition.values["code"]) for addition in staged.additions]
    return added + [(change.row, change.values, codes.code(change.key)) for change in staged.changes]


def _comes_back(code: str, parents: Mapping[str, str]) -> bool:
    here, seen = parents.get(code, ""), set()
    while here and here not in seen:
        if here == code:
            return True
        seen.add(here)
        here = parents.get(here, "")
    return False


def claim_other_codes(row: Row) -> None:
    areas = row.known.areas
    claim_codes(row, column=OTHERS, owner_of=areas.others.get, own=row.value("code"))


AREAS = AreasTable(
    kind="areas",
    title=gettext_lazy("Areas"),
    model=Area,
    key=("code",),
    narrow=("code", "code__in"),
    is_offered=True,
    feeds_lists=("areas",),
    order=("type", "code"),
    rules=(
        claim_other_codes,
        in_order(
            "valid_from",
            "valid_to",
            because=gettext_lazy("The last day, %(last)s, is before the first, %(first)s."),
        ),
    ),
    columns=(
        plain(
            Area,
            "code",
            cell=OwnCode(80, listing="areas"),
            hint=gettext_lazy(
                "nDelius for regions and units, ODS for integrated care boards, ONS for others"
            ),
        ),
        plain(Area, "scheme"),
        plain(Area, "type"),
        plain(Area, "name"),
        plain(Area, "name_cy"),
        Column(PARENT, Coded("areas"), LateReference(Area, PARENT, "parent", "areas")),
        plain(Area, "valid_from"),
        plain(Area, "valid_to"),
        links(Area, "successors", name=SUCCESSORS, listing="areas"),
        plain(Area, "name_cy_basis"),
        plain(Area, "alt_names"),
        Column(OTHERS, SchemeCodes(), Codes(AreaCode, "area", rest=OTHERS)),
        plain(Area, "adults"),
        plain(Area, "boundary"),
        plain(Area, "is_inferred"),
        plain(Area, "description"),
        plain(Area, "note"),
    ),
)
