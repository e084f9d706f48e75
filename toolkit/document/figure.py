"""A picture as SVG, with the words that stand in for it."""

from dataclasses import dataclass
from typing import ClassVar
from xml.parsers import expat

ACTIVE_ELEMENTS = frozenset({"a", "animate", "foreignObject", "iframe", "image", "script", "set", "style"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture drawn by this product. `alternative` says in a sentence what it shows.

    `long_description`, where given, is printed below for everybody. The SVG is put into pages as it is,
    so it has to be still: presentation attributes only, no scripts, links, styles or outside files.
    Raises ValueError when it is not, or when it is not well-formed.
    """

    kind: ClassVar[str] = "figure"

    id: str
    svg: str
    alternative: str
    caption: str
    long_description: str = ""

    def __post_init__(self) -> None:
        if not (self.alternative and self.caption):
            raise ValueError(f"Figure {self.id!r} needs a caption and words for those who cannot see it")
        _refuse_active_svg(self.svg)


def _refuse_active_svg(svg: str) -> None:
    if not svg.startswith("<svg"):
        raise ValueError("A figure's SVG starts with its <svg> element")
    parser = expat.ParserCreate()
    parser.StartElementHandler = _refuse_active_element
    try:
        parser.Parse(svg, True)
    except expat.ExpatError as error:
        raise ValueError(f"A figure's SVG is not well-formed: {error}") from error


def _refuse_active_element(name: str, attributes: dict[str, str]) -> None:
    if name.rpartition(":")[2] in ACTIVE_ELEMENTS:
        raise ValueError(f"A figure's SVG may not hold <{name}>")
    for attribute, value in attributes.items():
        leads_outside = attribute.rpartition(":")[2] == "href" and not value.startswith("#")
        if leads_outside or attribute.startswith("on") or attribute == "style":
            raise ValueError(f"A figure's SVG may not hold the attribute {attribute}={value!r}")
