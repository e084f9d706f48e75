"""`docs/roles.md` says what the tables in the code say."""

from pathlib import Path

from accounts.models import Role
from accounts.permissions import LOOK, RULES, TABLES, Reach

DOCUMENT = Path(__file__).parents[2] / "docs" / "roles.md"
NAMES = {
    Role.SUBMITTER: "Submitter",
    Role.COMMISSIONER: "Commissioner",
    Role.CURATOR: "Curator",
    Role.ADMINISTRATOR: "Administrator",
}


def rows_under(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    section = DOCUMENT.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line.strip().strip("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.split("|")] for line in lines[2:]]


def named(roles: tuple[Role, ...]) -> str:
    return ", ".join(NAMES[role] for role in roles) or "nobody"


def test_the_document_has_a_line_for_every_permission() -> None:
    expected = [
        [
            f"`{rule.permission}`",
            str(rule.means),
            *("yes" if role in rule.roles else "no" for role in NAMES),
            rule.reach.value,
        ]
        for rule in RULES
    ]

    assert rows_under("Permissions") == expected


def test_the_document_has_a_line_for_every_group_of_tables() -> None:
    expected = [
        [
            str(table.holds),
            named(LOOK),
            named(table.change),
            named(table.delete),
            table.look_reach.value,
            table.change_reach.value,
        ]
        for table in TABLES
    ]

    assert rows_under("Tables in Django admin") == expected


def test_the_document_explains_every_reach() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")

    for reach in Reach:
        assert f"- **{reach.value}**: {str(reach.label)[:20]}" in text


def test_the_document_says_how_the_first_administrator_is_made() -> None:
    assert "manage.py createsuperuser" in DOCUMENT.read_text(encoding="utf-8")
