"""The browser's assets, made from node_modules."""

import re
from pathlib import Path

import pytest

from ui.assets import __main__ as command
from ui.assets.build import MissingAssetError, build_browser_assets, without_gov_uk_marks, without_source_map

ROOT = Path(__file__).parents[2]
NODE_MODULES = ROOT / "node_modules"
MOST_LINES = 300


@pytest.fixture(name="built")
def _built(tmp_path: Path) -> Path:
    build_browser_assets(NODE_MODULES, target=tmp_path)
    return tmp_path


def test_nothing_of_gov_uk_alone_is_left(built: Path) -> None:
    stylesheet = (built / "govuk-frontend.css").read_text(encoding="utf-8")

    for mark in ("GDS Transport", "govuk-crest", "@font-face", "url("):
        assert mark not in stylesheet


def test_no_source_map_is_asked_for(built: Path) -> None:
    for file in ("govuk-frontend.css", "govuk-frontend.js"):
        assert "sourceMappingURL" not in (built / file).read_text(encoding="utf-8")


def test_the_script_is_whole_and_still_a_module(built: Path) -> None:
    source = (NODE_MODULES / "govuk-frontend/dist/govuk/govuk-frontend.min.js").read_text(encoding="utf-8")
    script = (built / "govuk-frontend.js").read_text(encoding="utf-8")

    assert script.strip() == without_source_map(source).strip()
    assert re.search(r"export\{.*\binitAll\b.*\}", script)


def test_building_again_gives_the_same_files(built: Path) -> None:
    before = {file.name: file.read_bytes() for file in built.iterdir()}

    build_browser_assets(NODE_MODULES, target=built)

    assert {file.name: file.read_bytes() for file in built.iterdir()} == before
    assert set(before) == {
        "govuk-frontend.css",
        "govuk-frontend.js",
        "source-sans-3-latin.woff2",
        "source-sans-3-latin-ext.woff2",
    }


def test_without_packages_nothing_is_written_and_the_remedy_is_said(tmp_path: Path) -> None:
    target = tmp_path / "vendor"

    with pytest.raises(MissingAssetError, match="npm ci"):
        build_browser_assets(tmp_path / "node_modules", target=target)
    assert not target.exists()


def test_an_address_that_we_do_not_know_stops_the_build() -> None:
    with pytest.raises(MissingAssetError, match="has changed"):
        without_gov_uk_marks("a{cursor:url(/assets/images/new.svg)}")


def test_the_command_says_what_is_missing_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "ROOT", tmp_path)

    assert command.main() == 1
    assert "Run: npm ci" in capsys.readouterr().err


@pytest.mark.parametrize(
    "stylesheet", sorted((ROOT / "ui/static/ui").glob("*.css")), ids=lambda path: path.name
)
def test_a_stylesheet_holds_one_idea_and_asks_only_for_files_of_this_site(stylesheet: Path) -> None:
    text = stylesheet.read_text(encoding="utf-8")

    assert len(text.splitlines()) < MOST_LINES
    for address in re.findall(r"url\(\"?([^)\"]*)", text):
        assert address.startswith("../vendor/")
