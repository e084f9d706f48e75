"""Which admin site this project has."""

from django.contrib.admin.apps import AdminConfig


class CurationAdmin(AdminConfig):
    default_site = "provision.curation.CurationSite"
