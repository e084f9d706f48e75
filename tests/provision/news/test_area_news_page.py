"""What is new in an area, as a page and as a feed."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from provision.models import AreaCode, AreaType, EntryStatus, Event
from provision.views import area_news as module
from provision.workflow import move
from tests.cast import Cast
from tests.factories import AreaFactory, AuthorityFactory, BoardFactory, NationFactory, ServiceFactory
from tests.provision.entries.scenes import end, text_of
from tests.provision.entries.verbs import a_new_request, a_published_service, a_sent_correction, approved
from tests.provision.listing import DAY, stop_the_clock
from tests.provision.news.telling import imported, rows
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    stop_the_clock(monkeypatch)


def page(client: Client, code: str) -> Any:
    answer = client.get(f"/areas/{code}/new/")
    assert answer.status_code == 200
    return answer


def feed(client: Client, code: str, **headers: str) -> Any:
    return client.get(f"/areas/{code}/new.atom", headers=headers)


def atom(answer: Any) -> ElementTree.Element:
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content)  # noqa: S314 (our own feed)


def entry_texts(answer: Any, name: str) -> list[str]:
    return [entry.findtext(f"{ATOM}{name}") or "" for entry in atom(answer).findall(f"{ATOM}entry")]


# --- The page ---------------------------------------------------------------------------------------


def test_the_page_asks_the_question_and_answers_it_in_a_sentence(client: Client, cast: Cast) -> None:
    approved(a_new_request(by=cast.submitter, area=cast.unit.code), by=cast.curator)
    service = a_published_service(areas=[cast.unit], referrals_open_on=DAY)
    approved(a_sent_correction(service, by=cast.submitter, min_age="25"), by=cast.curator)
    ServiceFactory(areas=[cast.unit], ends_on=DAY - timedelta(days=3))
    imported(rows(11, area=cast.unit))

    answer = page(client, cast.unit.code)

    html = parsed(answer.content.decode())
    assert [head.text for head in html.walk() if head.name == "h1"] == ["What is new in Home unit?"]
    assert html.all("app-finding")[0].text == (
        "In the last 90 days: 1 service added or started; 1 service corrected or confirmed; 1 opened or closed for "
        "referrals; 1 paused, ended or withdrawn; many services loaded at once."
    )
    days = [head.text for head in html.walk() if head.name == "h2"]
    assert days == ["24 November 2026", "22 November 2026"]
    assert f'href="{service.get_absolute_url()}"' in answer.content.decode()
    assert "Helping hand : corrected: who it takes" in text_of(answer)


def test_where_nothing_was_told_it_says_that_this_need_not_mean_that_nothing_changed(
    client: Client, cast: Cast
) -> None:
    answer = page(client, cast.unit.code)

    assert "Nobody has told of anything new here in the last 90 days." in text_of(answer)
    assert "That need not mean that nothing changed." in text_of(answer)


def test_a_withdrawn_service_is_named_without_a_link(client: Client, cast: Cast) -> None:
    service = a_published_service(areas=[cast.unit])
    move(
        service, to=EntryStatus.WITHDRAWN, by=cast.administrator, role="administrator", reason="Secret reason"
    )

    answer = page(client, cast.unit.code)

    assert "Helping hand: withdrawn from the map" in text_of(answer)
    assert str(service.public_id) not in answer.content.decode()
    assert "Secret reason" not in answer.content.decode()


def test_a_very_long_list_is_cut_and_says_so(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_ON_PAGE", 3)
    for ago in range(5):
        ServiceFactory(name=f"Started {ago} days ago", areas=[cast.unit], starts_on=DAY - timedelta(days=ago))

    text = text_of(page(client, cast.unit.code))

    assert "More than 3 things are new in the last 90 days. The newest of them are listed here." in text
    assert "Started 2 days ago" in text
    assert "Started 3 days ago" not in text


@pytest.mark.parametrize("factory", [AreaFactory, BoardFactory, AuthorityFactory, NationFactory])
def test_any_kind_of_area_has_its_page(client: Client, factory: Any) -> None:
    area = factory()

    assert f"What is new in {area.name}?" in text_of(page(client, area.code))


def test_it_leads_to_the_services_the_feed_whom_to_call_and_watching(client: Client, cast: Cast) -> None:
    code = cast.unit.code
    signed_out = page(client, code).content.decode()
    client.force_login(cast.submitter)
    signed_in = page(client, code).content.decode()

    for address in (f"/services/?area={code}", f"/areas/{code}/new.atom", f"/areas/{code}/who-to-call/"):
        assert f'href="{address}"' in signed_out
    assert f'/accounts/login/?next=/areas/{code}/new/"' in signed_out
    assert f'action="/watching/areas/{code}/"' in signed_in


def test_watching_from_the_page_comes_back_to_it(client: Client, cast: Cast) -> None:
    where = f"/areas/{cast.unit.code}/new/"
    client.force_login(cast.submitter)

    answer = client.post(f"/watching/areas/{cast.unit.code}/", {"back": where})

    assert (answer.status_code, answer["Location"]) == (302, where)


def test_the_pages_head_names_the_feed(client: Client, cast: Cast) -> None:
    html = parsed(page(client, cast.unit.code).content.decode())

    [link] = [
        e.attributes
        for e in html.walk()
        if e.attributes.get("type") == "application/atom+xml" and e.name == "link"
    ]
    assert (link["rel"], link["href"]) == ("alternate", f"/areas/{cast.unit.code}/new.atom")


@pytest.mark.parametrize("ending", ["new/", "new.atom"])
def test_another_systems_code_leads_to_the_one_address(client: Client, cast: Cast, ending: str) -> None:
    AreaCode.objects.create(area=cast.unit, scheme="old", value="A1")

    answer = client.get(f"/areas/old:A1/{ending}")

    assert (answer.status_code, answer["Location"]) == (302, f"/areas/{cast.unit.code}/{ending}")


@pytest.mark.parametrize("ending", ["new/", "new.atom"])
@pytest.mark.parametrize("code", ["NOWHERE", "%00", "x:y", "x" * 300])
def test_an_unknown_area_is_not_found(client: Client, ending: str, code: str) -> None:
    answer = client.get(f"/areas/{code}/{ending}")

    assert answer.status_code == 404
    assert "There is no area with the code" in answer.content.decode()


def test_an_area_that_has_ended_says_so_and_offers_what_followed(client: Client, cast: Cast) -> None:
    end(cast.unit, cast.neighbour, on=DAY - timedelta(days=10))
    ServiceFactory(name="Not told here", areas=[cast.unit], starts_on=DAY)

    answer = page(client, cast.unit.code)

    assert "Home unit ended on 14 November 2026, so nothing more is new there." in text_of(answer)
    assert f'href="/areas/{cast.neighbour.code}/new/"' in answer.content.decode()
    assert "Not told here" not in text_of(answer)


def test_an_ended_area_without_known_successors_leads_to_all_areas(client: Client, cast: Cast) -> None:
    end(cast.unit, on=DAY - timedelta(days=10))

    assert "Which area followed it is not known." in text_of(page(client, cast.unit.code))


def test_the_last_day_of_an_area_is_still_its_own(client: Client, cast: Cast) -> None:
    end(cast.unit, cast.neighbour, on=DAY)

    assert "ended on" not in text_of(page(client, cast.unit.code))


def test_the_page_asks_the_database_no_more_than_twelve_times(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(20):
        ServiceFactory(areas=[cast.unit], starts_on=DAY)
    client.force_login(cast.submitter)
    client.get(f"/areas/{cast.unit.code}/new/")

    for address in (f"/areas/{cast.unit.code}/new/", f"/areas/{cast.unit.code}/new.atom"):
        with django_assert_max_num_queries(12):
            client.get(address)


# --- The feed ---------------------------------------------------------------------------------------


def test_the_feed_is_atom_with_everything_that_atom_asks_for(client: Client, cast: Cast) -> None:
    service = ServiceFactory(name="Tea & <sympathy>", areas=[cast.unit], starts_on=DAY)

    answer = feed(client, cast.unit.code)
    root = atom(answer)

    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert root.tag == f"{ATOM}feed"
    for name in ("title", "id", "updated", "author"):
        assert root.find(f"{ATOM}{name}") is not None, name
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "alternate": f"http://testserver/areas/{cast.unit.code}/new/",
        "self": f"http://testserver/areas/{cast.unit.code}/new.atom",
    }
    [entry] = root.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Tea & <sympathy>: started"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-24T00:00:00+00:00"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert urlsplit(link.get("href") or "").path == service.get_absolute_url()


def test_ids_stay_the_same_whatever_the_site_is_called_and_whoever_asks(client: Client, cast: Cast) -> None:
    ServiceFactory(name="Before", areas=[cast.unit], starts_on=DAY)
    with override_settings(ALLOWED_HOSTS=["*"]):
        here = feed(client, cast.unit.code)
        elsewhere = feed(client, cast.unit.code, host="map.example.org")
        regions = feed(client, cast.region.code)

    assert entry_texts(here, "id") == entry_texts(elsewhere, "id") == entry_texts(regions, "id")
    assert atom(here).findtext(f"{ATOM}id") == atom(elsewhere).findtext(f"{ATOM}id")
    assert atom(here).findtext(f"{ATOM}id") != atom(regions).findtext(f"{ATOM}id")
    assert entry_texts(here, "id")[0].startswith("urn:uuid:")


def test_a_feed_that_has_not_changed_is_not_sent_again(client: Client, cast: Cast) -> None:
    ServiceFactory(areas=[cast.unit], starts_on=DAY)
    first = feed(client, cast.unit.code)

    by_tag = feed(client, cast.unit.code, if_none_match=first["ETag"])
    by_date = feed(client, cast.unit.code, if_modified_since=first["Last-Modified"])

    assert (by_tag.status_code, by_tag.content) == (304, b"")
    assert (by_date.status_code, by_date.content) == (304, b"")
    assert by_tag["ETag"] == first["ETag"]


def test_a_feed_with_something_new_is_sent(client: Client, cast: Cast) -> None:
    ServiceFactory(areas=[cast.unit], starts_on=DAY - timedelta(days=1))
    first = feed(client, cast.unit.code)
    ServiceFactory(name="New", areas=[cast.unit], starts_on=DAY)

    headers = {"if_none_match": first["ETag"], "if_modified_since": first["Last-Modified"]}

    assert entry_texts(feed(client, cast.unit.code, **headers), "title")[0] == "New: started"


def test_an_empty_feed_is_valid_and_stays_the_same(client: Client, cast: Cast) -> None:
    first, second = feed(client, cast.unit.code), feed(client, cast.unit.code)

    assert atom(first).findall(f"{ATOM}entry") == []
    assert atom(first).findtext(f"{ATOM}updated") == "2026-08-26T00:00:00+01:00"
    assert first.content == second.content


def test_the_feed_is_bounded_in_length(client: Client, cast: Cast) -> None:
    for number in range(module.MOST_IN_FEED + 5):
        ServiceFactory(name=f"Service {number}", areas=[cast.unit], starts_on=DAY)

    assert len(entry_texts(feed(client, cast.unit.code), "id")) == module.MOST_IN_FEED


def test_letters_that_xml_cannot_hold_do_not_break_the_feed(client: Client, cast: Cast) -> None:
    ServiceFactory(name="Bell\x07 and \x1b escape \ufffe", areas=[cast.unit], starts_on=DAY)

    [title] = entry_texts(feed(client, cast.unit.code), "title")

    assert title == "Bell\ufffd and \ufffd escape \ufffd: started"


def test_the_feed_of_an_ended_area_tells_its_readers_where_to_go(client: Client, cast: Cast) -> None:
    end(cast.unit, cast.neighbour, on=DAY - timedelta(days=10))
    ServiceFactory(areas=[cast.unit], starts_on=DAY)

    assert entry_texts(feed(client, cast.unit.code), "title") == [
        "Home unit: ended on 14 November 2026. What is new there is told of Neighbouring unit."
    ]


def test_the_feed_tells_nothing_that_the_page_does_not(client: Client, cast: Cast) -> None:
    a_new_request(by=cast.submitter, area=cast.unit.code)
    service = a_published_service(areas=[cast.unit])
    a_sent_correction(service, by=cast.submitter, min_age="25")
    Event.objects.create(role="administrator", action="invite", subject="person 7")

    assert entry_texts(feed(client, cast.unit.code), "title") == []


@override_settings(PUBLIC_READING=False)
@pytest.mark.parametrize("ending", ["new/", "new.atom"])
def test_where_reading_is_not_public_people_are_asked_to_sign_in(
    client: Client, cast: Cast, ending: str
) -> None:
    assert client.get(f"/areas/{cast.unit.code}/{ending}").status_code == 302
    client.force_login(cast.submitter)
    assert client.get(f"/areas/{cast.unit.code}/{ending}").status_code == 200


@pytest.mark.parametrize("ending", ["new/", "new.atom"])
def test_they_are_only_read(client: Client, cast: Cast, ending: str) -> None:
    assert client.head(f"/areas/{cast.unit.code}/{ending}").status_code == 200
    assert client.post(f"/areas/{cast.unit.code}/{ending}").status_code == 405


@pytest.mark.usefixtures("welsh")
def test_on_a_welsh_page_names_are_welsh_where_they_are_known(client: Client, cast: Cast) -> None:
    area = AreaFactory(name="Gwent", name_cy="Gwent Cymru", type=AreaType.PDU)
    ServiceFactory(name="Help", name_cy="Cymorth", areas=[area], starts_on=DAY)

    answer = feed(client, area.code, accept_language="cy")

    assert atom(answer).get("{http://www.w3.org/XML/1998/namespace}lang") == "cy"
    assert entry_texts(answer, "title")[0].startswith("Cymorth")
