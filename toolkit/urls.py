"""Addresses of what is made of the facts: the map, areas, gaps, how they are worked out, and reports."""

from django.urls import path

from toolkit.report_urls import urlpatterns as report_patterns
from toolkit.views.about import about
from toolkit.views.area import area
from toolkit.views.caseloads import caseload_figures
from toolkit.views.cell import cell
from toolkit.views.dashboard import dashboard
from toolkit.views.gaps import gaps
from toolkit.views.method import method

urlpatterns = [
    path("", dashboard, name="dashboard"),
    path("about/", about, name="about"),
    path("areas/caseload-figures/", caseload_figures, name="caseload-figures"),
    path("areas/<str:code>/", area, name="area"),
    path("gaps/", gaps, name="gaps"),
    path("gaps/<str:area>/<slug:need>/", cell, name="cell"),
    path("method/", method, name="method"),
    *report_patterns,
]
