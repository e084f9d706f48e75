"""Pieces of markup that many pages use."""

import pytest
from django.template import Context, Template, TemplateSyntaxError

from tests.ui.dom import Element, normalised, parsed
from tests.ui.fixtures_of_govuk import all_of


def test_breadcrumbs_begin_at_the_first_page() -> None:
    html = _rendered('{% breadcrumbs "Areas" "/areas/" "London" "/areas/N07/" %}')

    assert [link.text for link in html.all("govuk-breadcrumbs__link")] == ["Home", "Areas", "London"]


def test_a_breadcrumb_without_an_address_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        _rendered('{% breadcrumbs "Areas" %}')


def test_a_row_without_a_value_is_refused_because_a_blank_says_nothing() -> None:
    with pytest.raises(ValueError, match="Wait"):
        _rendered('{% row "Wait" %}{{ nothing }}{% endrow %}')


def test_a_summary_has_the_markup_of_the_design_system() -> None:
    html = _html('{% summary %}{% row "Name" %}Sarah Philips{% endrow %}{% endsummary %}')

    row = normalised(html).all("govuk-summary-list__row")[0]
    theirs = next(f for f in all_of("summary-list") if f.name == "default")
    assert [(child.name, child.attributes) for child in row.children if isinstance(child, Element)] == [
        (child.name, child.attributes)
        for child in normalised(theirs.html).all("govuk-summary-list__row")[0].children
        if isinstance(child, Element)
    ][:2]


def test_a_warning_has_the_markup_of_the_design_system() -> None:
    theirs = next(fixture for fixture in all_of("warning-text") if fixture.name == "default")

    html = _html("{% warning %}" + theirs.options["text"] + "{% endwarning %}")

    assert normalised(html) == normalised(theirs.html)


def test_an_inset_has_the_markup_of_the_design_system() -> None:
    theirs = next(fixture for fixture in all_of("inset-text") if fixture.name == "default")

    html = _html("{% inset %}" + theirs.options["text"] + "{% endinset %}")

    assert normalised(html) == normalised(theirs.html)


def test_a_wide_table_scrolls_in_a_named_region_that_the_keyboard_reaches() -> None:
    region = _rendered('{% scroll "Services" %}<table></table>{% endscroll %}').children[0]

    assert isinstance(region, Element)
    assert (region.attributes["role"], region.attributes["tabindex"], region.attributes["aria-label"]) == (
        "region",
        "0",
        "Services",
    )


def test_a_state_is_a_swatch_and_a_word() -> None:
    html = _rendered('{% state "too_little" "Too little" borderline=True %}')

    assert html.text == "Too little"
    assert html.all("app-swatch--too-little-borderline")


def test_what_people_wrote_is_escaped() -> None:
    html = _html("{% row label %}{{ value }}{% endrow %}", label="<b>", value="<script>")

    assert "<script>" not in html
    assert "<b>" not in html


def test_a_notice_of_success_is_read_out_at_once() -> None:
    html = _rendered('{% notice "Success" "Saved" succeeded=True %}')

    assert html.all("govuk-notification-banner--success")[0].attributes["role"] == "alert"


def test_an_unknown_component_is_a_mistake_of_the_template() -> None:
    with pytest.raises(TemplateSyntaxError):
        _rendered("{% panel %}")


def _html(markup: str, **context: object) -> str:
    return Template("{% load components %}" + markup).render(Context(context))


def _rendered(markup: str, **context: object) -> Element:
    return parsed(_html(markup, **context))
