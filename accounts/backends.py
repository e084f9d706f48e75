"""Answers Django's `has_perm` from the role table."""

from django.contrib.auth.backends import ModelBackend


class RoleBackend(ModelBackend):
    pass
