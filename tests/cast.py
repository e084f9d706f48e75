"""The people in our tests, and the two regions that they live in.

One region has two units, another has one. The submitter and the colleague work in the first unit; the curator
and the commissioner look after its region; the outsider submits for the unit of the other region, and should
meet a closed door everywhere else; the administrator looks after everything.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import Role, User
from provision.models import Area
from tests.factories import AreaFactory, GrantFactory, RegionFactory, UserFactory

PASSWORD = "a long enough password for tests"


@dataclass(frozen=True)
class Cast:
    region: Area
    unit: Area
    neighbour: Area
    other_region: Area
    other_unit: Area
    submitter: User
    colleague: User
    curator: User
    commissioner: User
    outsider: User
    administrator: User

    @property
    def people(self) -> dict[str, User]:
        """The six of them by name in the cast."""
        names = ("submitter", "colleague", "curator", "commissioner", "outsider", "administrator")
        return {name: getattr(self, name) for name in names}


def assemble() -> Cast:
    """Make everybody and their areas. Nobody can sign in by password: use `client.force_login`."""
    region, other_region = RegionFactory(name="Home region"), RegionFactory(name="Other region")
    unit = AreaFactory(name="Home unit", parent=region)
    other_unit = AreaFactory(name="Other unit", parent=other_region)
    return Cast(
        region=region,
        unit=unit,
        neighbour=AreaFactory(name="Neighbouring unit", parent=region),
        other_region=other_region,
        other_unit=other_unit,
        submitter=person("submitter", role=Role.SUBMITTER, areas=[unit]),
        colleague=person("colleague", role=Role.SUBMITTER, areas=[unit]),
        curator=person("curator", role=Role.CURATOR, areas=[region]),
        commissioner=person("commissioner", role=Role.COMMISSIONER, areas=[region]),
        outsider=person("outsider", role=Role.SUBMITTER, areas=[other_unit]),
        administrator=person("administrator", role=Role.ADMINISTRATOR, everywhere=True),
    )


def person(name: str, *, role: Role, areas: Iterable[Area] = (), everywhere: bool = False) -> User:
    """Somebody with one role, for some areas or everywhere."""
    user: User = UserFactory(email=f"{name}@example.org")
    GrantFactory(user=user, role=role, areas=areas, everywhere=everywhere)
    return user
