"""A person with an account, known by an email address."""

from typing import Any, ClassVar, TypeVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from provision.person import Bodies

_Model = TypeVar("_Model", bound=models.Model)


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account. Raises ValueError when there is no email address."""
        if not email:
            message = "An account needs an email address."
            raise ValueError(message)
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make the first administrator (`manage.py createsuperuser`)."""
        return self.create_user(email, password, **{"is_superuser": True, **fields})


class User(AbstractUser):
    username = None  # type: ignore[assignment]  # people sign in by email
    email = models.EmailField(_("email address"), unique=True)
    is_demonstration = models.BooleanField(_("demonstration"), default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]  # no username to ask for

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.email

    @property
    def is_staff(self) -> bool:  # type: ignore[override]  # Django stores a flag, which could contradict the roles
        """Whether this person may open Django admin."""
        return self.has_perm("accounts.use_admin")

    def within_scope(self, permission: str, queryset: QuerySet[_Model]) -> QuerySet[_Model]:
        """The rows of a query to which this person may do a thing (for layers that do not know accounts)."""
        from accounts.scope import within_scope  # noqa: PLC0415 (it knows this model)

        return within_scope(self, permission, queryset)

    def holds_everywhere(self, permission: str) -> bool:
        """Whether this person may do a thing to everything that there is."""
        from accounts.scope import scope_of  # noqa: PLC0415 (it knows this model)

        return scope_of(self, permission).has_no_bounds

    def acting_role(self, permission: str, obj: models.Model | None = None) -> str:
        """The role in which this person does a thing, for the event that records it. Empty: in none."""
        from accounts.scope import acting_role  # noqa: PLC0415 (it knows this model)

        return acting_role(self, permission, obj)

    def bodies_acted_for(self, permission: str) -> Bodies:
        """The areas and organisations that this person's roles name, where they let them do a thing."""
        from accounts.scope import scope_of  # noqa: PLC0415 (it knows this model)

        scope = scope_of(self, permission)
        return Bodies(scope.named_area_ids, scope.organisation_ids)
