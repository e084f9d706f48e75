"""Pathways in a real browser: no barrier, nothing runs off a phone, and one sheet of paper."""

import re

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from referrals.models import Pathway
from tests.ui.browser import barriers, runs_off_the_edge

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("reference"),
]
DESK, PHONE = 1280, 390


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_no_pathway_has_a_barrier_or_runs_off_the_edge(
    live_server: LiveServer, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for row in Pathway.objects.all():
        page.goto(live_server.url + row.get_absolute_url())
        wrong = barriers(page) + (["the page runs off the edge"] if runs_off_the_edge(page) else [])
        if wrong:
            found[row.code] = wrong
    assert found == {}


def test_a_phone_shows_the_list_first_and_scrolls_the_diagram_in_its_own_box(
    live_server: LiveServer, page: Page
) -> None:
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.goto(live_server.url + Pathway.objects.get(code="custody_to_community").get_absolute_url())

    steps, drawn = page.locator("#steps").bounding_box(), page.locator("#drawn").bounding_box()
    assert steps is not None
    assert drawn is not None
    assert steps["y"] < drawn["y"]
    box = page.locator(".app-lanes")
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")


def test_every_pathway_prints_on_one_landscape_sheet(live_server: LiveServer, page: Page) -> None:
    for row in Pathway.objects.all():
        page.goto(live_server.url + row.get_absolute_url())
        printed = page.pdf(prefer_css_page_size=True)

        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1, row.code
        [(width, height)] = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
        assert float(width) > float(height)
