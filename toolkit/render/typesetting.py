"""Setting a page with Typst: the same content gives the same bytes on any machine."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import typst

FONTS = Path(__file__).resolve().parents[2] / "ui" / "fonts"


def typeset(template: Path, *, inputs: Mapping[str, object], made_on: date) -> bytes:
    """A template of ours with its inputs (each read from JSON there) as a PDF/UA-1 file.

    Raises FileNotFoundError when the typeface has not been built.
    """
    return typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={name: json.dumps(value, ensure_ascii=False) for name, value in inputs.items()},
        timestamp=datetime.combine(made_on, time.min, tzinfo=UTC),
    )


@cache
def _fonts() -> typst.Fonts:
    """Our typeface and those inside the compiler; never the machine's, which differ."""
    if not any(FONTS.glob("*.ttf")):
        raise FileNotFoundError(f"No typeface in {FONTS}. Build it with: python -m ui.assets")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
