"""A procedure's sheet as one page of A4: a tagged PDF (PDF/UA-1), set by Typst from `procedure.typ`."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from referrals.procedures.sheet import Letters, ProcedureSheet
from toolkit.render.letters import showable
from toolkit.render.typesetting import typeset

TEMPLATE = Path(__file__).with_name("procedure.typ")
SIZES = {Letters.USUAL: 10.0, Letters.SMALLER: 9.0}


def to_pdf(sheet: ProcedureSheet) -> bytes:
    """The page. The same sheet gives the same bytes on any machine.

    Raises FileNotFoundError when the typeface has not been built.
    """
    content = asdict(sheet) | {"made_on": sheet.made_on.isoformat(), "letters": SIZES[sheet.letters]}
    return typeset(TEMPLATE, inputs={"sheet": _showable(content)}, made_on=sheet.made_on)


def _showable(value: Any) -> Any:
    """The same with letters that the typeface has."""
    if isinstance(value, str):
        return showable(value)
    if isinstance(value, dict):
        return {key: _showable(item) for key, item in value.items()}
    return [_showable(item) for item in value] if isinstance(value, (list, tuple)) else value
