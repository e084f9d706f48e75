"""Our form templates against the examples in govuk-frontend's own package: every one that a Django form can say."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.ui import forms_of_fixtures as ours
from tests.ui.dom import normalised
from tests.ui.fixtures_of_govuk import Fixture, expressible

# Said by Django and right for assistive technology, but not part of the examples.
DJANGO_ADDS = frozenset({"aria-invalid", "cols"})
# A date's parts have names of Django's own, and a button of a layout has one where an example has none.
NAMES = frozenset({"name"})
NAMED_BY_DJANGO = {"date-input", "button"}

FIELDSET = {"legend.text", "legend.classes", "legend.isPageHeading"}
SUMMARY = {"titleText", "errorList.text", "errorList.href"}
LEGEND = {"fieldset.legend.text"}


@dataclass(frozen=True)
class Comparison:
    """How to say a component's examples in Django, and how many there must be for the comparison to mean something."""

    component: str
    render: Callable[[dict[str, Any]], str]
    options: set[str]
    needing: set[str]
    at_least: int

    @property
    def fixtures(self) -> list[Fixture]:
        return [
            fixture
            for fixture in expressible(self.component, by=self.options, needing=self.needing)
            if (self.component, fixture.name) not in NOT_SAID
        ]


COMPARISONS = (
    Comparison("input", ours.text_input, ours.INPUT, {"label.text"}, 30),
    Comparison("textarea", ours.textarea, ours.TEXTAREA, {"label.text"}, 10),
    Comparison("character-count", ours.textarea, ours.COUNT, {"maxlength"}, 8),
    Comparison("character-count", ours.textarea, ours.COUNT, {"maxwords"}, 1),
    Comparison("password-input", ours.password_input, ours.INPUT, {"label.text"}, 9),
    Comparison("select", ours.select, ours.SELECT, {"items.value"}, 2),
    Comparison("radios", ours.radios, ours.CHOICES, LEGEND, 10),
    Comparison("checkboxes", ours.checkboxes, ours.CHOICES, LEGEND, 8),
    Comparison("date-input", ours.date_input, ours.DATE, LEGEND, 3),
    Comparison("file-upload", ours.file_upload, ours.COMMON, {"label.text"}, 5),
    Comparison("button", ours.button, {"text", "name", "classes", "disabled"}, {"text", "name"}, 9),
    Comparison("button", ours.button, {"text", "classes", "disabled"}, {"text"}, 5),
    Comparison("fieldset", ours.fieldset, FIELDSET, {"legend.text"}, 8),
    Comparison("error-message", ours.error_message, {"text"}, {"text"}, 2),
    Comparison("error-summary", ours.error_summary, SUMMARY, {"errorList.text"}, 2),
)
NOT_SAID = {
    ("select", "with falsy values"),  # a Django choice is text
    ("select", "item selected overrides value"),  # a Django choice is chosen by its value alone
    ("fieldset", "legend classes"),  # the layout object takes the sizes of the Design System only
    ("fieldset", "html as text"),  # the layout object's legend is a template, written by us
    (
        "error-summary",
        "mixed with and without links",
    ),  # ours leads to the first input where no other is meant
    ("error-summary", "html as titleText"),
}


@pytest.mark.parametrize(
    ("comparison", "fixture"),
    [
        pytest.param(comparison, fixture, id=str(fixture))
        for comparison in COMPARISONS
        for fixture in comparison.fixtures
    ],
)
def test_a_field_has_the_markup_of_the_design_system(comparison: Comparison, fixture: Fixture) -> None:
    ignore = DJANGO_ADDS | (NAMES if comparison.component in NAMED_BY_DJANGO else frozenset())

    html = comparison.render(fixture.options)

    assert normalised(html, ignore=ignore) == normalised(fixture.html, ignore=ignore)


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda comparison: comparison.component)
def test_the_design_system_still_has_examples_to_hold_us_to(comparison: Comparison) -> None:
    assert len(comparison.fixtures) >= comparison.at_least
