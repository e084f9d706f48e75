"""Which pathways somebody may change: those of their areas, and national templates where that is theirs to do."""

from django.db.models import Q, QuerySet

from provision.models import Area
from provision.person import Person
from referrals.models import Pathway

EDIT, EDIT_TEMPLATE = "referrals.edit_pathway", "referrals.edit_template"


def changeable(person: Person) -> QuerySet[Pathway]:
    """The pathways that a person may change. A role that holds everywhere does not reach templates by itself."""
    own = person.within_scope(EDIT, Pathway.objects.filter(code="")).order_by()
    national = person.within_scope(EDIT_TEMPLATE, Pathway.objects.exclude(code="")).order_by()
    return Pathway.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=national.values("pk")))


def permission_for(pathway: Pathway) -> str:
    """The permission that changing a pathway takes."""
    return EDIT_TEMPLATE if pathway.code else EDIT


def areas_to_adopt_for(person: Person) -> QuerySet[Area]:
    """The areas for which a person may adopt a template."""
    return person.within_scope(EDIT, Area.objects.all())
