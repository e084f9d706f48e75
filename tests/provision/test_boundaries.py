"""The pack's boundaries and the views of them, read once."""

import pytest

from provision import boundaries
from tests.provision.pack import areas_of


def test_every_unit_of_the_day_has_a_boundary_and_no_boundary_is_without_a_unit() -> None:
    units = areas_of("pdu")

    for name in (boundaries.FULL, boundaries.SMALL):
        assert {boundary.code for boundary in boundaries.boundaries(name).boundaries} == units


def test_a_file_is_read_once() -> None:
    assert boundaries.boundaries(boundaries.FULL) is boundaries.boundaries(boundaries.FULL)
    assert boundaries.national() is boundaries.national()


def test_every_lens_has_a_name_and_something_to_show() -> None:
    names = boundaries.lens_names()

    assert {lens.key for lens in boundaries.national().lenses} == set(names)
    assert all(names.values())


def test_regions_and_units_have_views_of_their_own() -> None:
    for code in areas_of("region"):
        assert boundaries.of_region(code) is not None, code
    assert boundaries.of_unit("N51CUMB") is not None


@pytest.mark.parametrize("code", ["", "N99", "N51CUMB ", "E92000001", "\x00"])
def test_what_has_no_boundary_has_no_view(code: str) -> None:
    assert boundaries.of_region(code) is None
    assert boundaries.of_unit(code) is None
