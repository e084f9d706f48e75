"""Today, in London: the day by which dates decide."""

from datetime import date

from django.utils import timezone


def today() -> date:
    return timezone.localdate()
