"""Addresses of what waits for somebody, what they watch, and which messages they get."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
