"""Links services to many things at once, as `service.stages.add(…)` does to one."""

from collections.abc import Iterable
from typing import Any

from provision.models import Service


def link(field: str, pairs: Iterable[tuple[int, int]]) -> None:
    """Link, through one of the service's many-to-many fields, pairs of a service's id and another's."""
    relation: Any = Service._meta.get_field(field)
    through = relation.remote_field.through
    here, there = relation.m2m_column_name(), relation.m2m_reverse_name()
    through._default_manager.bulk_create(through(**{here: service, there: other}) for service, other in pairs)
