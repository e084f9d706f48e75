"""Writing a change to a service that people see: checked and applied by the exchange engine, as one version."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from provision.entries.checking import Problem, naming
from provision.exchange.events import Author
from provision.exchange.outcomes import Staged
from provision.exchange.staging import stage_cells
from provision.exchange.tables.services import SERVICES
from provision.exchange.writing import apply
from provision.models import Service


class SeenVersionError(Exception):
    """Somebody changed the service since this page was opened. Nothing was saved."""

    def __init__(self, service: Service) -> None:
        super().__init__(
            _(
                "“%(name)s” was changed since you opened this page. Nothing was saved: look at it as it is now."
            )
            % {"name": service.name}
        )
        self.service = service


class NotReadyError(Exception):
    """It cannot be submitted or published as it is. `problems` say why, column by column."""

    def __init__(self, message: str, *, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


def refuse_unseen(service: Service, *, seen_version: int) -> None:
    """Raises SeenVersionError when the service is not as the person saw it. Call it with the service held."""
    if service.version != seen_version:
        raise SeenVersionError(service)


def write(service: Service, *, texts: Mapping[str, str], by: Author) -> None:
    """Make a service read so, in a new version, in the caller's transaction. Texts that stand already change nothing.

    Raises NotReadyError when a text cannot be accepted.
    """
    write_staged(stage_cells(SERVICES, [naming(service) | dict(texts)]), by=by)
    service.refresh_from_db()


def write_staged(staged: Staged, *, by: Author) -> None:
    """Write what was staged for one service. Raises NotReadyError when any of it was refused."""
    if staged.refusals:
        problems = tuple(Problem(r.column, r.value, r.reason) for r in staged.refusals)
        told = " ".join(f"{problem.column}: {problem.reason}" for problem in problems)
        raise NotReadyError(
            _("This cannot be published as it is. %(problems)s") % {"problems": told}, problems=problems
        )
    apply(staged, by=by)
