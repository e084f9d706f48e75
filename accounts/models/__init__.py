"""Who is asking, in which role, and for which areas or organisations."""

from accounts.models.grant import Role, RoleGrant
from accounts.models.invitation import Invitation
from accounts.models.user import User

__all__ = ["Invitation", "Role", "RoleGrant", "User"]
