"""The provider of an entry by its name, and whether a person may add a service of it at all."""

from django.db.models import Q

from provision.entries.texts import codes_of
from provision.models import Area, Organisation, Service
from provision.person import Person
from provision.workflow import CORRECT, SUBMIT

MOST_SUGGESTED = 400


def known_organisations(by: Person) -> list[str]:
    """Names to suggest: of the organisations of a person's areas, and of those that provide services there."""
    provide = by.within_scope(CORRECT, Service.objects.published()).values("organisation")
    near = Q(pk__in=by.within_scope(SUBMIT, Organisation.objects.all()).values("pk")) | Q(pk__in=provide)
    names = Organisation.objects.filter(near).order_by("name").values_list("name", flat=True)
    return list(dict.fromkeys(names[:MOST_SUGGESTED]))


def known_name(name: str) -> str:
    """An organisation's name as it is on record, where the same is written in capitals or small letters alone."""
    found = (
        set(Organisation.objects.filter(name__iexact=name).values_list("name", flat=True)[:2])
        if name
        else set()
    )
    return found.pop() if len(found) == 1 else name


def reaches(areas: str, *, provider: str, by: Person) -> bool:
    """Whether a person's role holds for any of some areas, or for a provider."""
    named = Area.objects.filter(code__in=codes_of(areas))
    if by.within_scope(SUBMIT, named).exists():
        return True
    return by.within_scope(SUBMIT, Organisation.objects.filter(name=provider)).exists()
