"""Addresses of how people get in, or do not."""

from django.urls import path

from referrals.views.area_responsibilities import area_responsibilities, state_area_finding
from referrals.views.find_route import find_route
from referrals.views.report_unmet_need import report_unmet_need
from referrals.views.responsibilities import responsibilities

urlpatterns = [
    path("routes/", find_route, name="find-route"),
    path("responsibilities/", responsibilities, name="responsibilities"),
    path("areas/<str:code>/responsibilities/", area_responsibilities, name="area-responsibilities"),
    path("areas/<str:code>/responsibilities/<slug:expectation>/", state_area_finding, name="state-finding"),
    path("unmet-need/report/", report_unmet_need, name="report-unmet-need"),
]
