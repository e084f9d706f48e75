"""`docs/operations.md` knows every setting and every command."""

import ast
import re
from pathlib import Path

from django.core.management import get_commands
from django.urls import reverse

from accounts.invitations import LIFETIME
from tests.docs.tables import ROOT, codes_after, rows_after, text_of
from ui.translations.sources import apps_under

SETTINGS = "## Settings"
OF_SCRIPTS = "These are read by `make` and its scripts, not by the application:"
COMMANDS = "## Commands"


def settings_read_from_the_environment() -> dict[str, str]:
    """Every variable that the settings ask for, and its default as it is written there."""
    found: dict[str, str] = {}
    for node in ast.walk(ast.parse((ROOT / "config/settings.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "env" and isinstance(node.args[0], ast.Constant):
                default = next((ast.unparse(k.value) for k in node.keywords if k.arg == "default"), "")
                found.setdefault(str(node.args[0].value), default)
    return found


def test_every_setting_has_its_line_and_no_line_is_out_of_date() -> None:
    assert set(codes_after(SETTINGS, document="operations.md")) == set(settings_read_from_the_environment())


def test_defaults_are_told_as_they_are() -> None:
    told = {row[0].strip("`"): row[2] for row in rows_after(SETTINGS, document="operations.md")}
    defaults = settings_read_from_the_environment()

    for name, shown in {"True": "on", "False": "off"}.items():
        for variable in (variable for variable, default in defaults.items() if default == name):
            assert told[variable].startswith(shown)
    assert defaults["DEFAULT_FROM_EMAIL"].strip("'") in told["DEFAULT_FROM_EMAIL"]
    for host in ast.literal_eval(defaults["ALLOWED_HOSTS"]):
        assert host in told["ALLOWED_HOSTS"]


def test_every_variable_of_the_scripts_has_its_line() -> None:
    files = [ROOT / "Makefile", ROOT / "scripts/run", ROOT / "scripts/test"]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    asked = set(re.findall(r"^([A-Z]+) \?=", text, re.MULTILINE)) | set(re.findall(r"\$\{([A-Z_]+):-", text))

    known = set(codes_after(OF_SCRIPTS, document="operations.md")) | set(settings_read_from_the_environment())

    assert asked <= known
    assert set(codes_after(OF_SCRIPTS, document="operations.md")) <= asked


def test_every_command_of_ours_has_its_line_and_no_line_is_out_of_date() -> None:
    ours = {app.name for app in apps_under(ROOT)}
    commands = {name for name, app in get_commands().items() if app in ours}

    assert set(codes_after(COMMANDS, document="operations.md")) == commands


def test_the_access_log_is_the_one_that_make_run_writes() -> None:
    served = (ROOT / "scripts/run").read_text(encoding="utf-8")
    form = re.search(r"--access-logformat '([^']+)'", served)

    assert form
    assert f"--access-logformat '{form[1]}'" in text_of("operations.md")
    assert "%(U)s" in form[1]
    for with_query_string in ("%(r)s", "%(q)s", "%(f)s"):
        assert with_query_string not in form[1]


def test_the_health_addresses_are_those_of_the_site() -> None:
    addresses = codes_after("## Health", document="operations.md")

    assert addresses == [reverse("healthz"), reverse("readyz")]


def test_the_lifetime_of_an_invitation_is_told_as_it_is() -> None:
    assert LIFETIME.days == 14
    assert "fourteen days" in " ".join(text_of("decisions/0013-invitation-only.md").split())


def test_the_makefile_has_every_target_that_documents_name() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    documents = [ROOT / "README.md", *Path(ROOT / "docs").rglob("*.md")]
    named = {
        target
        for document in documents
        for span in re.findall(r"`([^`\n]+)`|^    (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
        for target in re.findall(r"\bmake ([a-z-]+)", " ".join(span))
    }

    assert named
    assert named <= targets
