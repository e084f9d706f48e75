"""What the verbs themselves refuse, whatever page or command calls them."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied

from accounts.giving import Given
from accounts.invitations import invite, resend, withdraw
from accounts.models import Invitation, Role, User
from accounts.people import (
    ACTIONS,
    administrators_everywhere,
    disable,
    enable,
    events_about,
    give_role,
    take_role,
)
from accounts.refusal import RefusedError
from provision.models import Event
from tests.accounts.invitations import an_invitation
from tests.cast import Cast, person
from tests.factories import GrantFactory, OrganisationFactory, UserFactory

pytestmark = pytest.mark.django_db
EVERYWHERE = Given(everywhere=True)


def regional(cast: Cast) -> User:
    return person("regional", role=Role.ADMINISTRATOR, areas=[cast.region])


def test_nobody_changes_their_own_account(cast: Cast) -> None:
    me = cast.administrator

    changes: list[Callable[[], object]] = [
        lambda: disable(me, by=me, reason="A reason"),
        lambda: give_role(me, role=Role.CURATOR, given=EVERYWHERE, by=me),
        lambda: take_role(me, role=Role.ADMINISTRATOR, by=me),
    ]
    for change in changes:
        with pytest.raises(RefusedError, match="your own account"):
            change()


def test_the_last_administrator_everywhere_is_neither_disabled_nor_narrowed(cast: Cast) -> None:
    """Such a change could only come from somebody who is just losing the role themselves."""
    leaving = person("leaving", role=Role.ADMINISTRATOR, everywhere=True)
    assert leaving.has_perm("accounts.disable")  # asked before, and so remembered by this object
    leaving.grants.all().delete()
    last = cast.administrator
    GrantFactory(user=last, role=Role.CURATOR, everywhere=True)

    changes: list[Callable[[], object]] = [
        lambda: disable(last, by=leaving, reason="A reason"),
        lambda: take_role(last, role=Role.ADMINISTRATOR, by=leaving),
        lambda: give_role(last, role=Role.ADMINISTRATOR, given=Given(areas=(cast.unit,)), by=leaving),
    ]
    for change in changes:
        with pytest.raises(RefusedError, match="nobody who is an administrator everywhere"):
            change()

    assert list(administrators_everywhere()) == [last]
    assert User.objects.get(pk=last.pk).is_active
    assert last.grants.get(role=Role.ADMINISTRATOR).everywhere
    assert not Event.objects.exists()


def test_administrators_everywhere_are_active_superusers_and_holders_of_the_role(cast: Cast) -> None:
    superuser = UserFactory(is_superuser=True)
    UserFactory(is_superuser=True, is_active=False)
    regional(cast)

    assert set(administrators_everywhere()) == {superuser, cast.administrator}


def test_a_superuser_may_be_disabled_by_an_administrator_everywhere_but_given_no_role(cast: Cast) -> None:
    superuser = UserFactory(is_superuser=True)

    with pytest.raises(RefusedError, match="at the command line"):
        give_role(superuser, role=Role.CURATOR, given=EVERYWHERE, by=cast.administrator)
    disable(superuser, by=cast.administrator, reason="Left")

    assert not User.objects.get(pk=superuser.pk).is_active


def test_an_account_is_not_disabled_or_enabled_twice(cast: Cast) -> None:
    with pytest.raises(RefusedError, match="active already"):
        enable(cast.submitter, by=cast.administrator, reason="A reason")
    disable(cast.submitter, by=cast.administrator, reason="A reason")

    with pytest.raises(RefusedError, match="disabled already"):
        disable(cast.submitter, by=cast.administrator, reason="A reason")


@pytest.mark.parametrize("name", ["submitter", "colleague", "curator", "commissioner", "outsider"])
def test_only_administrators_may_do_any_of_it(name: str, cast: Cast) -> None:
    by, invitation = cast.people[name], an_invitation(by=cast.administrator, areas=[cast.unit])
    somebody = UserFactory()
    GrantFactory(user=somebody, areas=[cast.unit])

    changes: list[Callable[[], object]] = [
        lambda: disable(somebody, by=by, reason="A reason"),
        lambda: enable(somebody, by=by, reason="A reason"),
        lambda: give_role(somebody, role=Role.CURATOR, given=Given(areas=(cast.unit,)), by=by),
        lambda: take_role(somebody, role=Role.SUBMITTER, by=by),
        lambda: invite("x@example.org", role=Role.SUBMITTER, given=Given(areas=(cast.unit,)), by=by),
        lambda: resend(invitation, by=by),
        lambda: withdraw(invitation, by=by),
    ]
    for change in changes:
        with pytest.raises(PermissionDenied):
            change()
    assert not Event.objects.exists()


def test_a_regional_administrator_gives_nothing_beyond_the_region(cast: Cast) -> None:
    by, elsewhere = regional(cast), OrganisationFactory()

    for given in (
        EVERYWHERE,
        Given(),
        Given(areas=(cast.unit, cast.other_unit)),
        Given(areas=(cast.unit,), organisations=(elsewhere,)),
    ):
        with pytest.raises(PermissionDenied):
            give_role(cast.submitter, role=Role.ADMINISTRATOR, given=given, by=by)
        with pytest.raises(PermissionDenied):
            invite("x@example.org", role=Role.ADMINISTRATOR, given=given, by=by)

    assert not Invitation.objects.exists()
    give_role(cast.submitter, role=Role.CURATOR, given=Given(areas=(cast.neighbour,)), by=by)
    assert cast.submitter.grants.count() == 2


def test_a_regional_administrator_cannot_touch_people_beyond_the_region(cast: Cast) -> None:
    by = regional(cast)
    GrantFactory(user=cast.colleague, role=Role.CURATOR, areas=[cast.other_unit])

    for somebody in (cast.outsider, cast.administrator, cast.colleague, UserFactory()):
        with pytest.raises(PermissionDenied):
            disable(somebody, by=by, reason="A reason")
        with pytest.raises(PermissionDenied):
            give_role(somebody, role=Role.SUBMITTER, given=Given(areas=(cast.unit,)), by=by)


def test_a_change_of_role_is_kept_in_its_history(cast: Cast) -> None:
    give_role(cast.curator, role=Role.CURATOR, given=Given(areas=(cast.unit,)), by=cast.administrator)

    event = Event.objects.get()
    assert (event.action, event.before, event.after) == ("change role", "curator: 1 area", "curator: 1 area")
    assert cast.curator.grants.get().history.count() > 1


def test_every_change_reads_in_words_on_the_page(cast: Cast) -> None:
    somebody, by, unit = cast.submitter, cast.administrator, Given(areas=(cast.unit,))
    give_role(somebody, role=Role.CURATOR, given=unit, by=by)
    give_role(somebody, role=Role.CURATOR, given=EVERYWHERE, by=by)
    take_role(somebody, role=Role.CURATOR, by=by)
    disable(somebody, by=by, reason="A reason")
    enable(somebody, by=by, reason="A reason")

    assert {event.action for event in events_about(somebody)} == set(ACTIONS)
