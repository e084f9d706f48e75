"""Which of an area's names to show."""

from typing import Protocol

from django.utils.translation import get_language


class AreaNames(Protocol):
    """Anything with both names: an area of the database or of the atlas."""

    @property
    def name(self) -> str: ...

    @property
    def name_cy(self) -> str: ...


def area_name(area: AreaNames) -> str:
    """The Welsh name on a Welsh page where there is one; else the English name."""
    return area.name_cy if area.name_cy and get_language() == "cy" else area.name
