"""The directory as one page of A4: a tagged PDF (PDF/UA-1), set by Typst from `who_to_call.typ`."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from toolkit.render.letters import showable
from toolkit.render.typesetting import typeset
from toolkit.who_to_call.directory import Directory, Line
from toolkit.who_to_call.room import COLUMNS
from toolkit.who_to_call.wording import finding_of, title_of
from ui.templatetags.numbers import day

TEMPLATE = Path(__file__).with_name("who_to_call.typ")


@dataclass(frozen=True)
class Addresses:
    """Whole addresses: of this page, of the list of all services, and of the site without its last slash."""

    page: str
    services: str
    site: str


def to_pdf(directory: Directory, *, addresses: Addresses, paragraphs: tuple[str, ...]) -> bytes:
    """The page as a PDF. `paragraphs` are what is said where no service is listed.

    Raises FileNotFoundError when the typeface has not been built.
    """
    content = {
        "title": title_of(directory),
        "finding": finding_of(directory),
        "made_on": directory.made_on.isoformat(),
        "language": (get_language() or "en").split("-")[0],
        "addresses": asdict(addresses),
        "columns": list(COLUMNS),
        "lines": [_line(line, site=addresses.site) for line in directory.lines],
        "paragraphs": list(paragraphs),
        "words": _words(directory),
    }
    return typeset(TEMPLATE, inputs={"page": _showable(content)}, made_on=directory.made_on)


def _line(line: Line, *, site: str) -> Mapping[str, Any]:
    return asdict(line) | {"address": f"{site}{line.path}"}


def _words(directory: Directory) -> Mapping[str, Any]:
    return {
        "heads": [
            _("Service and provider"),
            _("Needs"),
            _("Takes"),
            _("How to refer"),
            _("Free places, wait"),
            _("Last checked"),
        ],
        "will_not_take": _("Will not take:"),
        "demonstration": _("Demonstration"),
        "invented": _("Entries marked as demonstration are invented.")
        if directory.shows_demonstration
        else "",
        "made_on": _("Made on %(day)s.") % {"day": day(directory.made_on)},
        "look_again": _("It grows old: look again before you rely on it, at"),
        "all_services": _("All services of the area, those that take no referrals now among them:"),
        "page_of": _("What is past its date reads not known. What takes no referrals now is left out."),
    }


def _showable(value: Any) -> Any:
    """The same with letters that the typeface has."""
    if isinstance(value, str):
        return showable(value)
    if isinstance(value, dict):
        return {key: _showable(item) for key, item in value.items()}
    return [_showable(item) for item in value] if isinstance(value, (list, tuple)) else value
