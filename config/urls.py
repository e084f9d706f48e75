"""Every page's address: each app names its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("toolkit.urls")),
    path("", include("provision.urls")),
    path("", include("accounts.urls")),
    path("", include("ui.urls")),
    path("admin/", admin.site.urls),
]
