"""What every page knows about provision: whether demonstration data shows."""

from django.http import HttpRequest

from provision.fingerprint import fingerprint_for


def demonstration(request: HttpRequest) -> dict[str, object]:
    """`demonstration_shown` puts the yellow strip on the page while any entry is demonstration."""
    return {"demonstration_shown": fingerprint_for(request).shows_demonstration}
