"""Addresses of what is made of the facts: the map, areas, gaps and reports."""

from django.urls import path

from toolkit.views.area import area
from toolkit.views.dashboard import dashboard
from toolkit.views.gaps import gaps

urlpatterns = [
    path("", dashboard, name="dashboard"),
    path("gaps/", gaps, name="gaps"),
    path("areas/<str:code>/", area, name="area"),
]
