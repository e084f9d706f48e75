"""The kinds of file that this app owns. `provision.exchange.registry` collects them from every app."""

from django.utils.translation import gettext_lazy

from provision.exchange.table import Table, plain, word_list
from toolkit.models import EvidenceItem

EVIDENCE = Table(
    kind="evidence",
    title=gettext_lazy("Evidence"),
    model=EvidenceItem,
    key=("key",),
    narrow=("key", "key__in"),
    order=("key",),
    columns=(
        plain(EvidenceItem, "key"),
        plain(EvidenceItem, "title"),
        plain(EvidenceItem, "authors"),
        plain(EvidenceItem, "year"),
        plain(EvidenceItem, "kind"),
        plain(EvidenceItem, "url", name="url_or_doi"),
        plain(EvidenceItem, "address_note"),
        plain(EvidenceItem, "summary", name="summary_in_own_words"),
        word_list("themes"),
    ),
)

TABLES = (EVIDENCE,)
