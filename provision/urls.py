"""Addresses of what exists: services, areas, and where the facts come from."""

from django.urls import path

from provision.views.areas import areas
from provision.views.data_sources import data_sources
from provision.views.service import service
from provision.views.services import services

urlpatterns = [
    path("services/", services, name="services"),
    path("services/<uuid:public_id>/", service, name="service"),
    path("areas/", areas, name="areas"),
    path("data/", data_sources, name="data-sources"),
]
