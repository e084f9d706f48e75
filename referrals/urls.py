"""Addresses of how people get in, or do not."""

from django.urls import path

from referrals.views.report_unmet_need import report_unmet_need

urlpatterns = [
    path("unmet-need/report/", report_unmet_need, name="report-unmet-need"),
]
