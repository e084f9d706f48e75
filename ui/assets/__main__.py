"""`python -m ui.assets`: make the browser's and the documents' assets from node_modules."""

import sys
from pathlib import Path

from ui.assets.build import MissingAssetError, build_browser_assets
from ui.assets.fonts import build_fonts

ROOT = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    """Build everything; 0 when it worked, 1 with a sentence on standard error when packages are missing."""
    node_modules = ROOT / "node_modules"
    try:
        build_browser_assets(node_modules, target=ROOT / "ui" / "static" / "vendor")
        build_fonts(node_modules, ROOT / "ui" / "fonts")
    except (MissingAssetError, FileNotFoundError) as missing:
        sys.stderr.write(f"Assets were not built: {missing}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
