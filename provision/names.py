"""Which of two names to show: the Welsh one on a Welsh page."""

from typing import Protocol

from django.utils.translation import get_language


class TwoNames(Protocol):
    """Anything with both names: an area (of the database or of the atlas), a service, an organisation, a place."""

    @property
    def name(self) -> str: ...

    @property
    def name_cy(self) -> str: ...


def shown_name(thing: TwoNames) -> str:
    """The Welsh name on a Welsh page where there is one; else the English name."""
    return chosen(thing.name, thing.name_cy)


def area_name(area: TwoNames) -> str:
    """An area's name, as `shown_name` has it."""
    return shown_name(area)


def chosen(english: str, welsh: str) -> str:
    """The Welsh text on a Welsh page where there is one; else the English text."""
    return welsh if welsh and get_language() == "cy" else english
