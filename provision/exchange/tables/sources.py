"""The data sets that the data sources page lists."""

from django.utils.translation import gettext_lazy

from provision.exchange.table import Table, plain
from provision.models import DataSource

DATA_SOURCES = Table(
    kind="data_sources",
    title=gettext_lazy("Data sources"),
    model=DataSource,
    key=("code",),
    order=("order", "code"),
    columns=(
        plain(DataSource, "code"),
        plain(DataSource, "title"),
        plain(DataSource, "holds"),
        plain(DataSource, "publisher"),
        plain(DataSource, "licence"),
        plain(DataSource, "as_at"),
        plain(DataSource, "rows"),
        plain(DataSource, "caveats"),
        plain(DataSource, "order", absent="0", is_required=True),
    ),
)
