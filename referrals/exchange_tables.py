"""The kinds of file that this app owns. `provision.exchange.registry` collects them from every app."""

from django.utils.translation import gettext_lazy

from provision.exchange.table import Table, plain, reference
from referrals.models import Expectation
from referrals.pathways.pack_tables import BRANCHES, PATHWAYS, STEPS
from referrals.returns.table import ACTIVITY

RESPONSIBILITIES = Table(
    kind="responsibilities",
    title=gettext_lazy("Responsibilities"),
    model=Expectation,
    key=("code",),
    narrow=("code", "code__in"),
    order=("order", "code"),
    columns=(
        plain(Expectation, "code"),
        reference(Expectation, "nation", name="nation", listing="areas"),
        reference(Expectation, "service_type", name="service_type", listing="service_type"),
        reference(Expectation, "body", name="body", listing="body"),
        plain(Expectation, "expects"),
        plain(Expectation, "expects_cy"),
        plain(Expectation, "source"),
        plain(Expectation, "source_url"),
        plain(Expectation, "source_date"),
        plain(Expectation, "order", absent="0", is_required=True),
    ),
)

TABLES = (ACTIVITY, RESPONSIBILITIES, PATHWAYS, STEPS, BRANCHES)
