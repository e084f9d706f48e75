"""Tells PostgreSQL's planner what a bulk load has changed.

Left to itself the server counts rows some time later; until then it may take a table of thousands for an empty one,
and minutes over a query that wants milliseconds. SQLite plans well enough without.
"""

from django.db import connection

from provision.models import Area, AreaOverlap, Service, ServiceCoverage, ServiceNeed

READ_TOGETHER = (
    Service, ServiceCoverage, ServiceNeed, Service.stages.through, Service.exclusions.through, Area, AreaOverlap,
)  # fmt: skip
WORTH_COUNTING = 500
"""A load of fewer rows changes no plan."""


def count_rows_anew() -> None:
    """Bring the planner's statistics of the tables that pages read together up to date; within a transaction too."""
    if connection.vendor != "postgresql":
        return
    names = ", ".join(connection.ops.quote_name(table._meta.db_table) for table in READ_TOGETHER)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {names}")
