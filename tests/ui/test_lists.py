"""Pages, sorting and removable filters: links that keep the rest of the address."""

from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template
from django.test import RequestFactory

from tests.ui.dom import Element, parsed
from ui.filters import RemovableFilter, removable_filters, without

LABELS = {("need", "ptsd"): "Need: post-traumatic stress", ("stage", "custody"): "Stage: custody"}


def test_a_list_of_one_page_has_no_links_to_pages() -> None:
    html = _rendered("{% pagination page %}", page=Paginator(range(5), 10).page(1))

    assert html.text == ""


def test_links_to_pages_keep_the_filters() -> None:
    html = _rendered(
        "{% pagination page %}", query="need=ptsd&page=2", page=Paginator(range(200), 10).page(2)
    )

    assert _addresses(html) == [
        "?need=ptsd&page=1",
        *[f"?need=ptsd&page={n}" for n in (1, 2, 3)],
        "?need=ptsd&page=20",
        "?need=ptsd&page=3",
    ]


def test_the_page_in_view_is_marked_for_screen_readers() -> None:
    html = _rendered("{% pagination page %}", page=Paginator(range(50), 10).page(2))

    current = [element for element in html.walk() if element.attributes.get("aria-current") == "page"]
    assert [element.text for element in current] == ["2"]


def test_a_column_of_numbers_is_sorted_falling_first_and_turned_round_by_a_second_click() -> None:
    tag = '{% sort_head "people" "People" current=sort is_number=True %}'

    assert _addresses(_rendered(tag, sort="name")) == ["?sort=-people"]
    assert _addresses(_rendered(tag, sort="-people")) == ["?sort=people"]


def test_sorting_keeps_the_filters_and_starts_at_the_first_page() -> None:
    html = _rendered('{% sort_head "name" "Name" current="" %}', query="need=ptsd&page=3")

    assert _addresses(html) == ["?need=ptsd&sort=name"]


def test_the_sorting_in_force_is_said_on_the_head_of_its_column_only() -> None:
    sorted_by_it = _rendered('{% sort_head "name" "Name" current="-name" %}')
    sorted_by_another = _rendered('{% sort_head "name" "Name" current="people" %}')

    assert sorted_by_it.children[0].attributes["aria-sort"] == "descending"  # type: ignore[union-attr]
    assert "aria-sort" not in sorted_by_another.children[0].attributes  # type: ignore[union-attr]


def test_each_filter_in_force_can_be_taken_away_alone() -> None:
    query = QueryDict("need=ptsd&need=anxiety&stage=custody&page=4")

    assert removable_filters(query, labels=LABELS) == [
        RemovableFilter("Need: post-traumatic stress", "?need=anxiety&stage=custody"),
        RemovableFilter("Stage: custody", "?need=ptsd&need=anxiety"),
    ]


def test_a_parameter_without_a_label_makes_no_tag() -> None:
    assert removable_filters(QueryDict("need=unknown&page=2"), labels=LABELS) == []


def test_taking_the_last_filter_away_leaves_the_whole_list() -> None:
    assert without(QueryDict("need=ptsd"), parameter="need", value="ptsd") == "?"


def test_tags_say_that_they_remove_a_filter() -> None:
    filters = [RemovableFilter("Stage: custody", "?")]

    html = _rendered("{% filter_tags filters %}", filters=filters)

    assert html.all("app-filters__link")[0].text == "Remove the filter Stage: custody"


def _rendered(tag: str, *, query: str = "", **context: object) -> Element:
    request = RequestFactory().get(f"/services/?{query}")
    return parsed(Template("{% load lists %}" + tag).render(Context({"request": request, **context})))


def _addresses(html: Element) -> list[str]:
    return [element.attributes["href"] for element in html.walk() if element.name == "a"]
