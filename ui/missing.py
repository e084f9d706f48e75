"""A page that looked for something and found nothing, and can say what in a sentence."""

from django.http import Http404


class MissingError(Http404):
    """Raised with one translated sentence for the visitor, which the 404 page shows."""
