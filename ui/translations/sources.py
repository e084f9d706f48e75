"""The files that people's words are read from."""

from collections.abc import Iterator
from pathlib import Path

PAGES = (".html", ".txt", ".svg")
_NOT_OURS = {"tests", "migrations", "static", "node_modules", "__pycache__"}


def apps_under(root: Path) -> list[Path]:
    """The project's packages, by name: every one beside `manage.py` but the tests."""
    packages = {path.parent for path in root.glob("*/__init__.py")}
    return sorted(path for path in packages if path.name not in _NOT_OURS)


def modules_under(root: Path) -> Iterator[Path]:
    """Every Python file of the apps, but migrations: those repeat what models say."""
    for app in apps_under(root):
        yield from sorted(path for path in app.rglob("*.py") if _is_ours(path, root=root))


def templates_under(root: Path) -> Iterator[Path]:
    """Every template: pages, mails and drawings, in `templates/` and in the apps' own folders of that name."""
    for folder in [root / "templates", *(app / "templates" for app in apps_under(root))]:
        yield from sorted(
            path for path in folder.rglob("*") if path.suffix in PAGES and _is_ours(path, root=root)
        )


def _is_ours(path: Path, *, root: Path) -> bool:
    return not _NOT_OURS.intersection(path.relative_to(root).parts)
