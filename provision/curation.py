"""Django admin as we run it: for curating tables, by people whose role lets them.

The site stands here, not in `provision/admin/`, because Django makes it before it reads what is registered there.
"""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

OURS = frozenset({"notices", "provision", "referrals", "toolkit"})
"""Apps with tables to curate. People have pages of their own, and a library's tables are nobody's to edit."""


class CurationSite(AdminSite):
    site_title = _("Provision Map: curation")
    site_header = _("Provision Map: curation")
    index_title = _("Tables")
    enable_nav_sidebar = False  # wide lists need the room

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Register our own tables; what libraries register for theirs is left out."""
        models = model_or_iterable if isinstance(model_or_iterable, (list, tuple)) else [model_or_iterable]
        ours = [model for model in models if model._meta.app_label in OURS]
        if ours:
            super().register(ours, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether this person's role lets them in: no stored flag is asked."""
        return request.user.has_perm("accounts.use_admin")

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The site's own sign-in, which counts tries and asks for one-time codes; those signed in are refused."""
        where = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(where, allowed_hosts={request.get_host()}):
            where = reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(where)
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect(where)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """One place to change a password: the site's own."""
        change = RedirectView.as_view(pattern_name="account_change_password")
        return [path("password_change/", change, name="password_change"), *super().get_urls()]
