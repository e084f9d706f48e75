"""The report as one web page that needs nothing else, for the screen and for the printer."""

from pathlib import Path

from django.template.loader import render_to_string

from toolkit.document import Document

STYLESHEETS = Path(__file__).resolve().parents[2] / "ui" / "static" / "toolkit"
IN_ORDER = ("report.css", "report-pieces.css", "report-tables.css", "report-print.css")


def to_html(document: Document) -> str:
    """The document as a complete HTML file with its stylesheets inside.

    Inside the site the same content is shown by `toolkit/report/page.html`, which links the stylesheets
    instead: the site's content security policy allows no inline styles.
    """
    stylesheet = "\n".join((STYLESHEETS / name).read_text(encoding="utf-8") for name in IN_ORDER)
    return render_to_string(
        "toolkit/report/standalone.html", {"document": document, "stylesheet": stylesheet}
    )
