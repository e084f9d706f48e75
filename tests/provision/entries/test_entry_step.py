"""The steps of an entry: texts in, texts out, and what cannot be accepted said beside its field."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from provision.models import ChangeRequest, EntryStatus, Service
from tests.cast import Cast
from tests.factories import (
    NeedFactory,
    OrganisationFactory,
    PlaceFactory,
    ServiceFactory,
    SiteFactory,
    StageFactory,
    TermFactory,
)
from tests.provision.entries.scenes import (
    begin,
    correction,
    end,
    errors_in,
    form_on,
    save,
    send,
    shown_form,
    signed_in,
    step_of,
    text_of,
)
from tests.ui.dom import parsed

pytestmark = pytest.mark.django_db
STEPS = ("what", "who", "refer", "where", "capacity")


@pytest.fixture
def client(cast: Cast) -> Client:
    return signed_in(cast.submitter)


def told_in_full(cast: Cast) -> Service:
    """A service with something in every column, and with “none” where that can be said."""
    late, early = NeedFactory(code="late", order=9), NeedFactory(code="early", order=1)
    service: Service = ServiceFactory(
        name="Helping hand", needs=[late, early], areas=[cast.region, cast.unit], stages=[StageFactory()],
        name_cy="Llaw", url="https://www.example.org/a?b=c", summary="One line.\nAnother; and “more”.",
        description="In full", provision_kind="mainstream", tier="targeted", support_or_treatment="support",
        who_for="Anybody", sexes="female", min_age=18, languages=["Polish", "Semi;colon"], cost_to_user="Free",
        how_to_refer="Ring", required_documents=[], opening_hours="9 to 5", lead_role="Manager",
        lead_email="lead@example.org", referral_email="team@example.org", referral_phone="0115 496 0000",
        referrals_open_on=date(2026, 1, 1), referrals_close_on=date(2027, 1, 1), starts_per_year=1250.5, places=7,
        mean_weeks=0.5, probation_share=0.335, capacity_as_at=date(2026, 2, 3), places_free=0,
        places_free_as_at=date(2026, 2, 4), wait_weeks=0, wait_as_at=date(2026, 2, 5), delivery="delivering",
        starts_on=date(2020, 1, 1), ends_on=date(2030, 1, 1), funding_ends_on=date(2029, 1, 1),
        source="A page", source_date=date(2026, 1, 1), confidence="old_page", note="A note",
        next_review_on=date(2027, 2, 2), stated_none=["required_documents", "max_age", "accessibility"],
    )  # fmt: skip
    service.service_type = TermFactory()
    service.save()
    service.settings.add(TermFactory(vocabulary="setting"))
    service.access_routes.add(TermFactory(vocabulary="access_route"))
    service.exclusions.add(TermFactory(vocabulary="exclusion"))
    service.commissioners.add(OrganisationFactory())
    site = SiteFactory(service=service, is_first=True, address_visibility="area_only")
    site.co_located_at.add(PlaceFactory())
    return service


@pytest.mark.parametrize("who", ["submitter", "curator", "administrator"])
def test_saving_every_step_of_a_correction_as_it_is_shown_changes_nothing(cast: Cast, who: str) -> None:
    client = signed_in(cast.people[who])
    entry = correction(client, told_in_full(cast))
    slugs = STEPS if who == "submitter" else (*STEPS, "curators")

    for slug in slugs:
        answer = save(client, entry, slug)
        assert answer.status_code == 302, (slug, errors_in(answer))
        assert entry.texts == {}, slug
    send(client, step_of(entry, "check"))

    entry.refresh_from_db()
    assert (entry.texts, entry.status) == ({}, EntryStatus.DRAFT)


def test_what_is_written_is_kept_as_texts_of_the_columns(client: Client, cast: Cast) -> None:
    first, second = NeedFactory(code="ptsd", order=1), NeedFactory(code="anxiety", order=2)
    kind = TermFactory(code="cmht")
    entry = begin(client)

    save(client, entry, "what", url="www.example.org", service_type=kind.code, needs=[first.code, second.code],
         support_or_treatment="treatment", summary="  Helps.\r\nMuch. ")  # fmt: skip
    save(
        client,
        entry,
        "who",
        min_age="18",
        max_age_none="on",
        languages="Polish\r\n\r\nWelsh",
        exclusions=["none"],
    )
    save(client, entry, "capacity", starts_per_year="1,250", probation_share="33.5%", wait_weeks="0",
         wait_as_at_0="3", wait_as_at_1="2", wait_as_at_2="2026", delivery="delivering")  # fmt: skip

    texts = entry.texts
    assert texts["url"] == "https://www.example.org"
    assert (texts["service_type"], texts["needs"]) == ("cmht", "ptsd;anxiety")
    assert (texts["support_or_treatment"], texts["summary"]) == ("treatment", "Helps.\nMuch.")
    assert (texts["min_age"], texts["max_age"]) == ("18", "none")
    assert (texts["languages"], texts["exclusions"]) == ("Polish;Welsh", "none")
    assert (texts["starts_per_year"], texts["probation_share"]) == ("1250", "0.335")
    assert (texts["wait_weeks"], texts["wait_as_at"]) == ("0", "2026-02-03")
    assert entry.steps_done == ["what", "who", "capacity"]


def test_what_is_saved_is_shown_again_as_it_was_answered(client: Client, cast: Cast) -> None:
    entry = begin(client)
    save(client, entry, "who", max_age_none="on", languages="Polish\nWelsh", sexes="male")

    shown = shown_form(client, step_of(entry, "who"))

    assert shown["languages"] == "Polish\nWelsh"
    assert (shown["max_age"], shown["max_age_none"], shown["sexes"]) == ("", ["on"], "male")


def test_a_list_that_was_saved_without_an_answer_says_that_it_is_not_known(
    client: Client, cast: Cast
) -> None:
    entry = begin(client)
    assert "exclusions" not in shown_form(client, step_of(entry, "who"))

    save(client, entry, "who")

    assert shown_form(client, step_of(entry, "who"))["exclusions"] == ["not-known"]
    assert "exclusions" not in entry.texts


def test_not_known_that_stays_ticked_without_script_gives_way_to_an_answer(
    client: Client, cast: Cast
) -> None:
    term = TermFactory(vocabulary="exclusion", code="no_gp")
    entry = begin(client)

    save(client, entry, "who", exclusions=[term.code, "not-known"])

    assert entry.texts["exclusions"] == "no_gp"


def test_a_figure_that_is_told_without_a_day_is_told_as_of_today(client: Client, cast: Cast) -> None:
    entry = begin(client)

    save(client, entry, "capacity", places="12", places_free="2")

    day = entry.saved_at.date().isoformat()
    assert (entry.texts["capacity_as_at"], entry.texts["places_free_as_at"]) == (day, day)
    assert not entry.texts.get("wait_as_at")


def test_an_undated_figure_that_stands_there_already_gets_no_day_by_saving_it_unchanged(
    client: Client, cast: Cast
) -> None:
    entry = correction(client, ServiceFactory(areas=[cast.unit], places=12))

    save(client, entry, "capacity")

    assert entry.texts == {}


def test_an_address_is_not_public_unless_somebody_says_so(client: Client, cast: Cast) -> None:
    entry = begin(client)
    assert shown_form(client, step_of(entry, "where"))["address_visibility"] == "on_request"

    save(client, entry, "where")
    assert not entry.texts.get("address_visibility")  # there is no address that anybody could see

    save(client, entry, "where", address="1 Test Street")
    assert entry.texts["address_visibility"] == "on_request"


# --- What a correction does not show ------------------------------------------------------------------


def test_a_hidden_address_and_the_leads_mailbox_are_not_shown_to_who_corrects(
    client: Client, cast: Cast
) -> None:
    service = ServiceFactory(areas=[cast.unit], lead_email="lead@secret.example.org", name="Refuge")
    SiteFactory(service=service, is_first=True, address="1 Secret Street", postcode="SE1 1CR")
    entry = correction(client, service)
    pages = "".join(client.get(step_of(entry, slug)).content.decode() for slug in (*STEPS, "check"))

    assert "Secret Street" not in pages
    assert "SE1 1CR" not in pages
    assert "secret.example" not in pages
    assert "is not shown to you" in pages

    save(client, entry, "where")
    save(client, entry, "refer")
    assert entry.texts == {}
    save(client, entry, "where", address="2 New Street")
    assert entry.texts == {"address": "2 New Street"}
    assert "Secret Street" not in client.get(step_of(entry, "check")).content.decode()


def test_a_curator_sees_what_they_correct(cast: Cast) -> None:
    client = signed_in(cast.curator)
    service = ServiceFactory(areas=[cast.unit])
    SiteFactory(service=service, is_first=True, address="1 Secret Street")

    entry = correction(client, service)

    assert "1 Secret Street" in client.get(step_of(entry, "where")).content.decode()


# --- What cannot be accepted --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "case"),
    [
        ("who", ("min_age", "abc", "Write an age in whole years, from 0 to 120.")),
        ("who", ("min_age", "-1", "Write an age in whole years, from 0 to 120.")),
        ("who", ("max_age", "121", "Write an age in whole years, from 0 to 120.")),
        ("who", ("max_age", "9" * 19, "Write an age in whole years, from 0 to 120.")),
        ("capacity", ("places", "many", "This is not a number: write it like 1250 or 12.5.")),
        ("capacity", ("places", "1e999", "This is not a number: write it like 1250 or 12.5.")),
        ("capacity", ("places", "-3", "This cannot be below 0.")),
        ("capacity", ("mean_weeks", "0", "This must be above 0.")),
        ("capacity", ("probation_share", "101", "Write a percentage from 0 to 100, like 40.")),
        ("capacity", ("probation_share", "NaN", "Write a percentage from 0 to 100, like 40.")),
        ("refer", ("referral_email", "not a mailbox", "This is not an email address: write one, such as team@example.org.")),
        ("refer", ("how_to_refer", "x" * 5001, "This is 5001 characters long. Write 5000 or fewer: nothing of it was lost.")),
        ("refer", ("how_to_refer", "a\x00b", "This holds a character that is not text: type it again.")),
        ("who", ("languages", "a\x00b", "This holds a character that is not text: type it again.")),
        ("what", ("url", "javascript:alert(1)", "This is not a web address: write all of it, beginning with https:// or http://.")),
        ("what", ("name", "", "Enter what it is called")),
        ("what", ("name", "x" * 241, "This is 241 characters long. Write 240 or fewer: nothing of it was lost.")),
        ("what", ("organisation", " ", "Enter who provides it")),
        ("what", ("areas_more", "Atlantis", "There is no area “Atlantis”. The page “Areas” lists them all.")),
    ],
)  # fmt: skip
def test_what_cannot_be_accepted_is_said_beside_its_field_and_stays_typed(
    client: Client, cast: Cast, step: str, case: tuple[str, str, str]
) -> None:
    field, typed, said = case
    entry = begin(client)
    before = ChangeRequest.objects.get().texts

    answer = send(client, step_of(entry, step), **{field: typed})

    assert answer.status_code == 200
    assert errors_in(answer) == [said]
    page = parsed(answer.content.decode())
    assert said in " ".join(error.text for error in page.all("govuk-error-message"))
    if "\x00" not in typed:
        assert form_on(answer)[field].strip() == typed.strip()
    assert ChangeRequest.objects.get().texts == before


def test_ages_and_days_in_the_wrong_order_are_said_beside_the_later_one(client: Client, cast: Cast) -> None:
    entry = begin(client)

    ages = send(client, step_of(entry, "who"), min_age="30", max_age="18")
    days = send(
        client,
        step_of(entry, "capacity"),
        **day("starts_on", "1", "2", "2026"),
        **day("ends_on", "1", "1", "2026"),
    )

    assert errors_in(ages) == ["The oldest age, 18, is below the youngest, 30."]
    assert errors_in(days) == ["It ends on 2026-01-01, before it starts on 2026-02-01."]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("31", "2", "2026"), "There is no such day in the calendar"),
        (("31", "", "2026"), "Write the day, the month and the year, like 27 3 2026"),
        (("1", "2", "26"), "Write the year in four digits, from 1900 to 2100"),
        (("1", "2", "9999"), "Write the year in four digits, from 1900 to 2100"),
        (("a", "b", "c"), "Write the day, the month and the year, like 27 3 2026"),
        (("9" * 5000, "1", "2026"), "Write the day, the month and the year, like 27 3 2026"),
    ],
)
def test_a_day_that_is_none_is_refused_and_stays_typed(
    client: Client, cast: Cast, parts: tuple[str, str, str], said: str
) -> None:
    entry = begin(client)

    answer = send(client, step_of(entry, "capacity"), **day("starts_on", *parts))

    assert errors_in(answer) == [said]
    shown = form_on(answer)
    assert tuple(shown[f"starts_on_{part}"] for part in range(3)) == parts


def day(field: str, *parts: str) -> dict[str, Any]:
    return {f"{field}_{number}": part for number, part in enumerate(parts)}


def test_an_unknown_code_is_refused(client: Client, cast: Cast) -> None:
    NeedFactory(code="ptsd")
    entry = begin(client)

    assert errors_in(send(client, step_of(entry, "what"), needs=["xyz"])) == ["Choose among these answers"]
    assert errors_in(send(client, step_of(entry, "what"), service_type="xyz")) == [
        "Choose one of these answers"
    ]
    assert errors_in(send(client, step_of(entry, "what"), areas=["xyz"])) == ["Choose among these answers"]


def test_none_and_something_else_contradict_each_other(client: Client, cast: Cast) -> None:
    TermFactory(vocabulary="exclusion", code="no_gp")
    entry = begin(client)

    answer = send(
        client, step_of(entry, "who"), exclusions=["no_gp", "none"], languages="Polish", languages_none="on"
    )

    assert errors_in(answer) == [
        "Either choose “None”, or choose among the others",
        "Either leave this empty, or untick the box under it",
    ]


def test_a_code_that_is_offered_no_more_stays_in_sight(client: Client, cast: Cast) -> None:
    entry = begin(client)
    ChangeRequest.objects.update(texts=entry.texts | {"needs": "gone", "service_type": "vanished"})

    page = client.get(step_of(entry, "what")).content.decode()

    assert "gone (no longer offered)" in page
    assert "vanished (no longer offered)" in page
    assert len(errors_in(send(client, step_of(entry, "what")))) == 2


@pytest.mark.parametrize("step", ["nothing", "curators", "WHAT", "name"])
def test_a_step_that_there_is_not_is_not_found(client: Client, cast: Cast, step: str) -> None:
    entry = begin(client)

    assert client.get(step_of(entry, step)).status_code == 404
    assert client.post(step_of(entry, step), {"name": "x", "edition": "1"}).status_code == 404


def test_a_column_that_no_form_asks_for_is_not_saved(client: Client, cast: Cast) -> None:
    entry = begin(client)

    send(
        client,
        step_of(entry, "who"),
        status="published",
        note="Mine",
        confidence="dated_source",
        who_for="All",
    )

    entry.refresh_from_db()
    assert entry.texts["who_for"] == "All"
    assert set(entry.texts).isdisjoint({"status", "note", "confidence"})


@pytest.mark.parametrize("who", ["colleague", "curator", "administrator", "outsider"])
def test_somebody_elses_draft_is_not_found(client: Client, cast: Cast, who: str) -> None:
    entry, theirs = begin(client), signed_in(cast.people[who])

    for address in ("", "duplicates/", "check/", "withdraw/", *(f"{step}/" for step in STEPS)):
        assert theirs.get(f"{entry.get_absolute_url()}{address}").status_code == 404, address
    for address in ("check/", "withdraw/", "take-back/", "what/"):
        assert theirs.post(f"{entry.get_absolute_url()}{address}").status_code == 404, address
    assert client.get(f"/entries/{uuid4()}/").status_code == 404


# --- Two windows ----------------------------------------------------------------------------------------


def test_two_windows_on_one_draft_lose_nothing(client: Client, cast: Cast) -> None:
    entry = begin(client)
    here = shown_form(client, step_of(entry, "who"))
    save(client, entry, "who", who_for="Typed in the other window")

    answer = client.post(step_of(entry, "who"), here | {"who_for": "Typed here", "cost_to_user": "Free"})

    page = parsed(answer.content.decode())
    [table] = page.all("app-clashes")
    assert "Typed in the other window" in table.text
    assert "Typed here" in table.text
    assert form_on(answer)["who_for"].strip() == "Typed here"
    assert ChangeRequest.objects.get().texts["who_for"] == "Typed in the other window"

    client.post(step_of(entry, "who"), form_on(answer))
    entry.refresh_from_db()
    assert (entry.texts["who_for"], entry.texts["cost_to_user"]) == ("Typed here", "Free")


def test_a_step_that_is_sent_twice_is_saved_once(client: Client, cast: Cast) -> None:
    entry = begin(client)
    sent = shown_form(client, step_of(entry, "who")) | {"who_for": "Anybody"}

    answers = [client.post(step_of(entry, "who"), sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert ChangeRequest.objects.get().edition == 2


@pytest.mark.parametrize("edition", ["", "abc", "-1", "9" * 400, "٣"])
def test_an_edition_that_cannot_be_read_saves_nothing_unseen(
    client: Client, cast: Cast, edition: str
) -> None:
    entry = begin(client)

    answer = send(client, step_of(entry, "who"), who_for="Anybody", edition=edition)

    assert "saved from another window" in text_of(answer)
    assert "who_for" not in ChangeRequest.objects.get().texts


# --- A second look -------------------------------------------------------------------------------------


def test_a_text_that_may_name_somebody_is_shown_once_more_and_then_saved_as_it_is(
    client: Client, cast: Cast
) -> None:
    entry = begin(client)

    answer = send(client, step_of(entry, "refer"), referral_email="jane.smith@trent.example.org")

    assert "Please look at this again" in text_of(answer)
    assert "referral_email" not in ChangeRequest.objects.get().texts
    again = form_on(answer)
    assert client.post(step_of(entry, "refer"), again).status_code == 302
    assert ChangeRequest.objects.get().texts["referral_email"] == "jane.smith@trent.example.org"


def test_another_text_is_warned_of_anew(client: Client, cast: Cast) -> None:
    entry = begin(client)
    answer = send(client, step_of(entry, "refer"), referral_email="jane.smith@trent.example.org")
    again = form_on(answer)

    answer = client.post(step_of(entry, "refer"), again | {"how_to_refer": "Ring Jane Smith on 07700 900123"})

    assert "Please look at this again" in text_of(answer)


def test_a_teams_mailbox_and_the_services_own_number_are_nobodys(client: Client, cast: Cast) -> None:
    entry = begin(client, name="Jane Smith House")

    save(
        client,
        entry,
        "refer",
        referral_email="mental.health@trent.example.org",
        referral_phone="0115 496 0000",
    )
    answer = save(client, entry, "who", who_for="Ring Jane Smith House on 0115 496 0000")

    assert answer.status_code == 302, text_of(answer)


# --- Areas ----------------------------------------------------------------------------------------------


def test_other_areas_are_named_by_name_or_code(client: Client, cast: Cast) -> None:
    entry = begin(client)

    save(client, entry, "what", areas_more=f"{cast.neighbour.name.lower()}\n{cast.region.code}")

    assert entry.texts["areas"] == f"{cast.unit.code};{cast.neighbour.code};{cast.region.code}"
    assert sorted(entry.areas.values_list("name", flat=True)) == [
        "Home region",
        "Home unit",
        "Neighbouring unit",
    ]


def test_only_areas_of_others_are_refused_for_a_new_service(client: Client, cast: Cast) -> None:
    entry = begin(client)

    answer = send(client, step_of(entry, "what"), areas=[], areas_more=cast.other_unit.name)

    assert errors_in(answer) == [
        "Your role holds for none of these areas. Name at least one that it holds for."
    ]


def test_what_follows_an_ended_area_is_one_tap_away(client: Client, cast: Cast) -> None:
    entry = begin(client)
    end(cast.unit, cast.neighbour, on=date(2026, 3, 31))

    tasks = client.get(entry.get_absolute_url())
    assert "“Home unit” ended on 31 March 2026" in text_of(tasks)
    assert "There is a problem" in text_of(tasks)
    answer = client.post(
        step_of(entry, "what"),
        {"replace": cast.unit.code, "by": cast.neighbour.code, "edition": entry.edition},
    )

    assert answer["Location"] == entry.get_absolute_url()
    entry.refresh_from_db()
    assert entry.texts["areas"] == cast.neighbour.code


def test_all_that_follow_an_ended_area_can_take_its_place(client: Client, cast: Cast) -> None:
    entry = begin(client)
    end(cast.unit, cast.neighbour, cast.other_unit, on=date(2026, 3, 31))

    client.post(step_of(entry, "what"), {"replace": cast.unit.code, "by": "all", "edition": entry.edition})

    entry.refresh_from_db()
    assert set(entry.texts["areas"].split(";")) == {cast.neighbour.code, cast.other_unit.code}


@pytest.mark.parametrize(("replace", "by"), [("xyz", "xyz"), ("", ""), ("unit", "xyz")])
def test_a_replacement_that_fits_nothing_changes_nothing(
    client: Client, cast: Cast, replace: str, by: str
) -> None:
    entry = begin(client)
    end(cast.unit, cast.neighbour, on=date(2026, 3, 31))

    chosen = cast.unit.code if replace == "unit" else replace
    client.post(step_of(entry, "what"), {"replace": chosen, "by": by, "edition": entry.edition})

    assert ChangeRequest.objects.get().texts["areas"] == cast.unit.code


def test_on_the_page_itself_one_tick_replaces_an_ended_area(client: Client, cast: Cast) -> None:
    entry = begin(client)
    end(cast.unit, cast.neighbour, on=date(2026, 3, 31))

    assert errors_in(send(client, step_of(entry, "what"))) == [
        "“Home unit” ended on 31 March 2026: choose “Neighbouring unit” instead."
    ]
    save(client, entry, "what", areas=[cast.unit.code, cast.neighbour.code])

    assert entry.texts["areas"] == cast.neighbour.code


def test_a_former_area_that_a_published_service_names_may_stay(client: Client, cast: Cast) -> None:
    service = ServiceFactory(areas=[cast.unit, cast.neighbour])
    end(cast.neighbour, cast.unit, on=date(2026, 3, 31))
    entry = correction(client, service)

    assert save(client, entry, "what", summary="Helps").status_code == 302
    assert entry.texts == {"summary": "Helps"}


# --- Where it leads -------------------------------------------------------------------------------------


def test_saving_leads_to_what_is_missing_then_to_the_tasks_or_back_to_the_answers(
    client: Client, cast: Cast
) -> None:
    entry = begin(client)

    assert save(client, entry, "who")["Location"] == step_of(entry, "refer")
    assert (
        save(client, entry, "refer", referral_phone="0115 496 0000")["Location"] == entry.get_absolute_url()
    )
    address = f"{step_of(entry, 'where')}?from=check"
    assert send(client, address)["Location"] == step_of(entry, "check")


def test_the_step_of_the_source_is_on_the_last_page(client: Client, cast: Cast) -> None:
    entry = begin(client)

    assert client.get(step_of(entry, "source"))["Location"] == step_of(entry, "check")


def test_curators_are_asked_one_step_more_where_they_may_curate(cast: Cast) -> None:
    client = signed_in(cast.curator)
    inside = correction(client, ServiceFactory(areas=[cast.unit]))
    beyond = correction(client, ServiceFactory(areas=[cast.unit, cast.other_unit]))

    assert "For curators" in text_of(client.get(inside.get_absolute_url()))
    assert client.get(step_of(inside, "curators")).status_code == 200
    assert "For curators" not in text_of(client.get(beyond.get_absolute_url()))
    assert client.get(step_of(beyond, "curators")).status_code == 404


@pytest.mark.parametrize("status", ["submitted", "published", "withdrawn"])
def test_a_step_of_an_entry_that_is_no_draft_leads_to_what_became_of_it(
    client: Client, cast: Cast, status: str
) -> None:
    entry = begin(client)
    sent = shown_form(client, step_of(entry, "who")) | {"who_for": "Late"}
    service = ServiceFactory(areas=[cast.unit])
    ChangeRequest.objects.update(
        status=status, service=service, submitted_at=entry.saved_at, decided_at=entry.saved_at
    )

    for answer in (client.get(step_of(entry, "who")), client.post(step_of(entry, "who"), sent)):
        assert answer["Location"] == entry.get_absolute_url()
    assert "who_for" not in ChangeRequest.objects.get().texts
