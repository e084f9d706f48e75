"""The reference rows that the demonstration's script names by code."""

from collections import defaultdict
from dataclasses import dataclass

from provision.models import Area, Need, Place, PlaceKind, Stage, Term

OFFICE = "probation_office"


class MissingReferenceError(Exception):
    """The script names something that the database does not hold: the reference data is not loaded."""


@dataclass(frozen=True)
class Codes:
    """Ids by list and code. Lists are `area`, `need`, `stage`, `probation_office` and those of terms."""

    ids: dict[str, dict[str, int]]

    def id_of(self, listing: str, code: str) -> int:
        """The id of the row with a code. Raises MissingReferenceError."""
        try:
            return self.ids[listing][code]
        except KeyError:
            raise MissingReferenceError(
                f"There is no {listing.replace('_', ' ')} with the code “{code}”. Load the reference data first: "
                "manage.py load_reference."
            ) from None


def read_codes() -> Codes:
    """Read all codes that the script could name: five small queries."""
    offices = Place.objects.filter(kind=PlaceKind.PROBATION_OFFICE)
    ids: dict[str, dict[str, int]] = defaultdict(dict)
    ids["area"] = dict(Area.objects.values_list("code", "pk"))
    ids["need"] = dict(Need.objects.values_list("code", "pk"))
    ids["stage"] = dict(Stage.objects.values_list("code", "pk"))
    ids[OFFICE] = dict(offices.values_list("code", "pk"))
    for vocabulary, code, pk in Term.objects.values_list("vocabulary", "code", "pk"):
        ids[vocabulary][code] = pk
    return Codes(ids)
