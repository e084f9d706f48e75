"""The way back from a report, which may be read anywhere, to the pages of the site."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse


@dataclass(frozen=True)
class Site:
    """`origin` is where the site stands ("https://map.example.org"). Without one, a report leads nowhere."""

    origin: str = ""

    def address(self, name: str, *args: object, **query: str) -> str:
        """The full address of a page by its name, or nothing."""
        if not self.origin:
            return ""
        question = f"?{urlencode(query)}" if query else ""
        return f"{self.origin.rstrip('/')}{reverse(name, args=args)}{question}"
