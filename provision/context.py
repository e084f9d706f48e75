"""What every page knows about provision: whether demonstration data shows."""

from django.http import HttpRequest


def demonstration(request: HttpRequest) -> dict[str, object]:
    return {"demonstration_shown": False}
