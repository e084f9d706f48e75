"""Addresses of reports."""

from django.urls import path

from toolkit.views.report import report, report_json, report_pdf

urlpatterns = [
    path("toolkit/reports/<str:code>.pdf", report_pdf, name="report-pdf"),
    path("toolkit/reports/<str:code>.json", report_json, name="report-json"),
    path("toolkit/reports/<str:code>/", report, name="report"),
]
