"""Every page's address: each app names its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("toolkit.urls")),
    path("", include("notices.urls")),
    path("", include("referrals.urls")),
    path("", include("provision.urls")),
    path("", include("accounts.urls")),
    path("", include("ui.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "ui.views.errors.bad_request"
handler403 = "ui.views.errors.permission_denied"
handler404 = "ui.views.errors.page_not_found"
handler500 = "ui.views.errors.server_error"
