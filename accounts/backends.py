"""Answers Django's `has_perm` from the role table."""

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest

from accounts.models import User
from accounts.permissions import RULE
from accounts.scope import scope_of


class RoleBackend(BaseBackend):
    """Roles are the only way to a permission.

    A refusal is raised, not returned, so that Django does not go on to ask the backend that checks passwords,
    which would look for permissions stored on the person or on a group.
    """

    def authenticate(self, request: HttpRequest | None, **credentials: object) -> User | None:
        """Nobody: passwords are the other backend's affair."""
        return None

    def get_user(self, user_id: int) -> User | None:
        """The person of a session, unless the account was disabled since."""
        return User.objects.filter(pk=user_id, is_active=True).first()

    def has_perm(
        self,
        user_obj: "User | AnonymousUser",
        perm: str,
        obj: Model | None = None,
    ) -> bool:
        """Whether a role of this person gives a permission, and, with an object, gives it for that object.

        An object that is not saved yet lies nowhere: ask about its area or its organisation.
        """
        scope = scope_of(user_obj, perm)
        if not scope.is_held or not (obj is None or scope.takes_in(obj)):
            raise PermissionDenied
        return True

    def has_module_perms(self, user_obj: "User | AnonymousUser", app_label: str) -> bool:
        """Whether a role of this person gives any permission of an app."""
        names = (name for name in RULE if name.startswith(f"{app_label}."))
        if not any(scope_of(user_obj, name).is_held for name in names):
            raise PermissionDenied
        return True
