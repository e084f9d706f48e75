"""The report's typeface as files a PDF compiler can read.

Fontsource splits Source Sans 3 by alphabet into compressed web fonts whose name tables still carry the
name of the variable font they were cut from. A PDF needs plain TrueType files, and a family name for each
alphabet: two files that claim the same family and weight hide one another, and bold Welsh letters then
come out in a serif.
"""

from pathlib import Path

from fontTools.ttLib import TTFont

FAMILIES = {"latin": "Source Sans 3", "latin-ext": "Source Sans 3 Ext"}
FACES = {
    ("400", "normal"): "Regular",
    ("400", "italic"): "Italic",
    ("600", "normal"): "SemiBold",
    ("700", "normal"): "Bold",
}
FAMILY, STYLE, UNIQUE_NAME, FULL_NAME, POSTSCRIPT_NAME, TYPOGRAPHIC_FAMILY, TYPOGRAPHIC_STYLE = (
    1,
    2,
    3,
    4,
    6,
    16,
    17,
)
KEPT_NAMES = frozenset({0, 5, 13, 14})  # copyright, version, licence and its address


def build_fonts(node_modules: Path, target: Path) -> None:
    """Write the eight TrueType files that `toolkit.render.typesetting` uses into the folder `target`.

    `node_modules` holds npm's `@fontsource/source-sans-3`. Files that are there are written again; the same
    package always gives the same bytes. Raises FileNotFoundError when the package is not installed.
    """
    source = node_modules / "@fontsource" / "source-sans-3" / "files"
    target.mkdir(parents=True, exist_ok=True)
    for alphabet, family in FAMILIES.items():
        for (weight, slope), style in FACES.items():
            packed = source / f"source-sans-3-{alphabet}-{weight}-{slope}.woff2"
            _unpack(
                packed, target=target / f"{_postscript(family, style=style)}.ttf", family=family, style=style
            )


def _unpack(packed: Path, *, target: Path, family: str, style: str) -> None:
    with TTFont(packed, recalcTimestamp=False) as font:
        font.flavor = None
        _rename(font, family=family, style=style)
        font.save(target)


def _rename(font: TTFont, *, family: str, style: str) -> None:
    names = font["name"]
    names.names = [name for name in names.names if name.nameID in KEPT_NAMES]
    for name_id, words in _names(family, style=style).items():
        names.setName(words, name_id, platformID=3, platEncID=1, langID=0x409)
    if "STAT" in font:
        del font["STAT"]  # describes the variable font that this face was cut from


def _names(family: str, *, style: str) -> dict[int, str]:
    return {
        FAMILY: family,
        STYLE: style,
        UNIQUE_NAME: _postscript(family, style=style),
        FULL_NAME: f"{family} {style}",
        POSTSCRIPT_NAME: _postscript(family, style=style),
        TYPOGRAPHIC_FAMILY: family,
        TYPOGRAPHIC_STYLE: style,
    }


def _postscript(family: str, *, style: str) -> str:
    return f"{family.replace(' ', '')}-{style}"
