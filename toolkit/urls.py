"""Addresses of what is made of the facts: the map, areas, gaps, how they are worked out, and reports."""

from django.urls import path

from toolkit.report_urls import urlpatterns as report_patterns
from toolkit.views.about import about
from toolkit.views.area import area
from toolkit.views.caseloads import caseload_figures
from toolkit.views.cell import cell
from toolkit.views.collisions import collisions
from toolkit.views.continuity import continuity
from toolkit.views.dashboard import dashboard
from toolkit.views.discrepancies import unmet_discrepancies
from toolkit.views.gaps import gaps
from toolkit.views.lapse_radar import lapse_radar
from toolkit.views.method import method
from toolkit.views.procedure_export import procedure_docx, procedure_pdf
from toolkit.views.returns import area_returns, enter_service_return, service_returns
from toolkit.views.unmet_need import unmet_need
from toolkit.views.who_to_call import who_to_call

urlpatterns = [
    path("", dashboard, name="dashboard"),
    path("about/", about, name="about"),
    path("areas/caseload-figures/", caseload_figures, name="caseload-figures"),
    path("areas/<str:code>/", area, name="area"),
    path("areas/<str:code>/who-to-call/", who_to_call, name="who-to-call"),
    path("areas/<str:code>/continuity/", continuity, name="continuity"),
    path("areas/<str:code>/returns/", area_returns, name="area-returns"),
    path("services/<uuid:public_id>/returns/", service_returns, name="service-returns"),
    path("services/<uuid:public_id>/returns/new/", enter_service_return, name="enter-return"),
    path("areas/<str:code>/lapse/", lapse_radar, name="lapse-radar"),
    path("areas/<str:code>/nobody-takes/", collisions, name="collisions"),
    path("gaps/", gaps, name="gaps"),
    path("gaps/<str:area>/<slug:need>/", cell, name="cell"),
    path("method/", method, name="method"),
    path("procedures/<uuid:public_id>/sheet.docx", procedure_docx, name="procedure-docx"),
    path("procedures/<uuid:public_id>/sheet.pdf", procedure_pdf, name="procedure-pdf"),
    path("unmet-need/", unmet_need, name="unmet-need"),
    path("unmet-need/discrepancies/", unmet_discrepancies, name="unmet-discrepancies"),
    *report_patterns,
]
