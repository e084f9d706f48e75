"""The report's typeface, unpacked from the installed package."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ui.assets.fonts import build_fonts

NODE_MODULES = Path(__file__).resolve().parents[2] / "node_modules"


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("fonts") / "made-when-missing"
    build_fonts(NODE_MODULES, target)
    return target


def test_each_alphabet_gets_a_family_name_of_its_own(fonts: Path) -> None:
    named = {
        path.name: (TTFont(path)["name"].getDebugName(16), TTFont(path)["name"].getDebugName(17))
        for path in fonts.iterdir()
    }

    assert named == {
        "SourceSans3-Regular.ttf": ("Source Sans 3", "Regular"),
        "SourceSans3-Italic.ttf": ("Source Sans 3", "Italic"),
        "SourceSans3-SemiBold.ttf": ("Source Sans 3", "SemiBold"),
        "SourceSans3-Bold.ttf": ("Source Sans 3", "Bold"),
        "SourceSans3Ext-Regular.ttf": ("Source Sans 3 Ext", "Regular"),
        "SourceSans3Ext-Italic.ttf": ("Source Sans 3 Ext", "Italic"),
        "SourceSans3Ext-SemiBold.ttf": ("Source Sans 3 Ext", "SemiBold"),
        "SourceSans3Ext-Bold.ttf": ("Source Sans 3 Ext", "Bold"),
    }


def test_files_are_plain_truetype_with_their_weight_and_licence(fonts: Path) -> None:
    bold = TTFont(fonts / "SourceSans3Ext-Bold.ttf")

    assert bold.flavor is None
    assert bold["OS/2"].usWeightClass == 700
    assert "OFL" in bold["name"].getDebugName(14)
    assert {ord(letter) for letter in "ŵŷŴŶ"} <= set(bold.getBestCmap())


def test_building_again_writes_the_same_bytes(fonts: Path, tmp_path: Path) -> None:
    build_fonts(NODE_MODULES, tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in fonts.iterdir()
    }


def test_a_package_that_is_not_installed_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="source-sans-3"):
        build_fonts(tmp_path / "nowhere", tmp_path)
