"""What the browser needs, copied from node_modules and changed as little as it can be.

GDS Transport and the crown are for GOV.UK alone, so they are taken out of govuk-frontend's stylesheet. Its address of
source maps goes too, because hashed static files fail on a file that is not there.
"""

import re
import shutil
from pathlib import Path

STYLESHEET = Path("govuk-frontend/dist/govuk/govuk-frontend.min.css")
SCRIPT = Path("govuk-frontend/dist/govuk/govuk-frontend.min.js")
TYPEFACE = Path("@fontsource-variable/source-sans-3/files")
# Subset name in the package: name here. latin-ext is fetched for Welsh ŵ and ŷ only (unicode-range in brand.css).
SUBSETS = {
    "source-sans-3-latin-wght-normal.woff2": "source-sans-3-latin.woff2",
    "source-sans-3-latin-ext-wght-normal.woff2": "source-sans-3-latin-ext.woff2",
}

FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
CREST = re.compile(r"(?:-webkit-)?(?:mask|background)-image:url\(/assets/[^)]*\);?")
SOURCE_MAP = re.compile(r"(?:/\*# sourceMappingURL=\S+ \*/|//# sourceMappingURL=\S+)\s*$")
FAMILY = re.compile(r"font-family:(?:GDS Transport(?:,arial,sans-serif)?|sans-serif)(?=[;}])")


class MissingAssetError(Exception):
    """node_modules lacks a file that the browser needs."""


def build_browser_assets(node_modules: Path, *, target: Path) -> list[Path]:
    """Write the stylesheet, the script and the typeface into `target`, and return what was written.

    Running it again writes the same files. Raises MissingAssetError, before anything is written, when the packages
    are not installed or have moved a file.
    """
    check_installed(node_modules)
    target.mkdir(parents=True, exist_ok=True)
    stylesheet = target / "govuk-frontend.css"
    stylesheet.write_text(
        without_gov_uk_marks((node_modules / STYLESHEET).read_text(encoding="utf-8")), encoding="utf-8"
    )
    script = target / "govuk-frontend.js"
    script.write_text(
        without_source_map((node_modules / SCRIPT).read_text(encoding="utf-8")), encoding="utf-8"
    )
    typeface = [target / name for name in SUBSETS.values()]
    for source, here in zip(SUBSETS, typeface, strict=True):
        shutil.copyfile(node_modules / TYPEFACE / source, here)
    return [stylesheet, script, *typeface]


def check_installed(node_modules: Path) -> None:
    """Raise MissingAssetError, naming the first file that is not there and what to do about it."""
    for wanted in (STYLESHEET, SCRIPT, *(TYPEFACE / name for name in SUBSETS)):
        if not (node_modules / wanted).is_file():
            raise MissingAssetError(f"{node_modules / wanted} is missing. Run: npm ci")


def without_gov_uk_marks(stylesheet: str) -> str:
    """The stylesheet without font faces, crest and source map, in the site's own typeface.

    Raises MissingAssetError when an absolute address is left, which would mean that the package has changed.
    """
    changed = FONT_FACE.sub("", stylesheet)
    changed = CREST.sub("", changed)
    changed = FAMILY.sub("font-family:var(--app-typeface)", changed)
    changed = without_source_map(changed)
    if "url(/" in changed or "GDS Transport" in changed:
        raise MissingAssetError(
            "govuk-frontend's stylesheet has changed: an address or a font is left that is not ours"
        )
    return changed


def without_source_map(text: str) -> str:
    """The text without its last comment, the address of a source map."""
    return SOURCE_MAP.sub("", text).rstrip() + "\n"
