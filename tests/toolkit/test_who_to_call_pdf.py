"""Whom to call as a PDF: one page whatever is told, tagged, with everything that the web page says."""

from typing import Any

import pytest
from django.test import Client

from provision.models import Vocabulary
from tests.factories import AreaFactory, OrganisationFactory, ServiceFactory, TermFactory
from tests.toolkit.calls import names_on, pdf_of
from tests.toolkit.pdf_reading import all_words, open_pdf, tags
from tests.toolkit.small_country import RECENTLY, SmallCountry, found_a_small_country
from toolkit.render.letters import REPLACEMENT

pytestmark = pytest.mark.django_db
LANDSCAPE_A4 = (842, 595)


@pytest.fixture(name="country")
def _country() -> SmallCountry:
    return found_a_small_country()


def words_of(client: Client, code: str = "N90A", **headers: str) -> str:
    return " ".join(all_words(open_pdf(pdf_of(client, code, **headers).content)).split())


def crowd(country: SmallCountry, *, number: int, **facts: Any) -> None:
    for n in range(number):
        ServiceFactory(
            **{"name": f"Service {n:02}", "areas": [country.a], "last_checked_on": RECENTLY} | facts
        )


def test_it_is_a_pdf_that_says_what_it_is(client: Client, country: SmallCountry) -> None:
    crowd(country, number=1)

    answer = pdf_of(client, "N90A")
    pdf = open_pdf(answer.content)

    assert answer["Content-Type"] == "application/pdf"
    assert 'filename="who-to-call-N90A-2026-11-24.pdf"' in answer["Content-Disposition"]
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Who to call in Unit A"
        assert metadata["pdfuaid:part"] == "1"
    assert str(pdf.Root.Lang) == "en"


@pytest.mark.parametrize("number", [0, 1, 5, 12, 40])
def test_it_is_one_lying_page_of_a4(client: Client, country: SmallCountry, number: int) -> None:
    crowd(country, number=number)

    pdf = open_pdf(pdf_of(client, "N90A").content)

    assert len(pdf.pages) == 1
    assert tuple(round(float(side)) for side in pdf.pages[0].mediabox[2:]) == LANDSCAPE_A4


@pytest.mark.parametrize("letter", ["W", "i", "ŵ", "long words and short "])
def test_it_is_one_page_however_much_is_told(client: Client, country: SmallCountry, letter: str) -> None:
    organisation = OrganisationFactory(name=(letter * 240)[:240])
    crowd(
        country, number=15, name=(letter * 240)[:240], organisation=organisation, how_to_refer=letter * 900,
        referral_email="x" * 64 + "@" + "y" * 60 + "." + "z" * 60 + ".org", referral_phone=(letter * 60)[:60],
    )  # fmt: skip

    assert len(open_pdf(pdf_of(client, "N90A").content).pages) == 1


def test_it_tells_the_same_services_as_the_page(client: Client, country: SmallCountry) -> None:
    crowd(country, number=25)

    shown, words = names_on(client, "N90A"), words_of(client)

    assert [name for name in (f"Service {n:02}" for n in range(25)) if name in words] == sorted(shown)
    assert f"{25 - len(shown)} more had no room" in words


def test_what_is_on_the_page_is_in_it(client: Client, country: SmallCountry) -> None:
    ServiceFactory(
        name="Steady ground", areas=[country.a], last_checked_on=RECENTLY, needs=[country.mood], sexes="female",
        referral_email="refer@example.org", referral_phone="01632 960000", is_demonstration=True,
    ).exclusions.add(TermFactory(vocabulary=Vocabulary.EXCLUSION, label="No fixed address"))  # fmt: skip

    words = words_of(client)

    for told in (
        "Who to call in Unit A", "Steady ground", "Demonstration", "mood disorder", "women only", "no fixed address",
        "refer@example.org", "01632 960000", "25 October", "Entries marked as demonstration are invented.",
        "Made on 24 November 2026.", "http://testserver/areas/N90A/who-to-call/", "http://testserver/services/?area=N90A",
    ):  # fmt: skip
        assert told in words


def test_a_fact_past_its_clock_is_not_in_it(client: Client, country: SmallCountry) -> None:
    ServiceFactory(areas=[country.a], last_checked_on="2026-08-01", referral_phone="01632 960000")

    words = words_of(client)

    assert "01632 960000" not in words
    assert "last told 1 August" in words


def test_where_there_is_nobody_it_says_so(client: Client, country: SmallCountry) -> None:
    words = words_of(client)

    assert "Nobody has told of a service that takes referrals here now." in words
    assert "Ask the probation delivery unit itself" in words


def test_a_screen_reader_finds_a_title_a_table_with_heads_and_the_links(
    client: Client, country: SmallCountry
) -> None:
    crowd(country, number=2, referral_email="refer@example.org")

    found = tags(open_pdf(pdf_of(client, "N90A").content))

    names = [tag.name for tag in found]
    assert names.count("Table") == 1
    assert names.count("TR") == 3
    assert [tag.scope for tag in found if tag.name == "TH"] == ["Column"] * 6
    assert names.count("Link") == 6
    assert any(name in names for name in ("Title", "H1"))


def test_links_lead_to_the_services_and_their_mailboxes(client: Client, country: SmallCountry) -> None:
    crowd(country, number=1, referral_email="refer@example.org")

    pdf = open_pdf(pdf_of(client, "N90A").content)

    addresses = {str(annotation.A.URI) for annotation in pdf.pages[0].Annots}
    assert "mailto:refer@example.org" in addresses
    assert any(address.startswith("http://testserver/services/") for address in addresses)


def test_letters_without_a_glyph_and_marks_of_typst_do_no_harm(client: Client, country: SmallCountry) -> None:
    crowd(country, number=1, name='#panic() *bold* $x$ "quoted" \\ 中文 \x07')

    words = words_of(client)

    assert '#panic() *bold* $x$ "quoted" \\' in words
    assert REPLACEMENT in words


def test_the_same_directory_gives_the_same_file(client: Client, country: SmallCountry) -> None:
    crowd(country, number=3)

    assert pdf_of(client, "N90A").content == pdf_of(client, "N90A").content


@pytest.mark.usefixtures("welsh")
def test_on_a_welsh_page_names_are_welsh_and_the_file_says_its_language(
    client: Client, country: SmallCountry
) -> None:
    area = AreaFactory(code="WPTX", name="Gwent", name_cy="Gŵyr a Gwent")
    ServiceFactory(name="Help", name_cy="Cymorth ŷd", areas=[area], last_checked_on=RECENTLY)

    answer = pdf_of(client, "WPTX", accept_language="cy")
    pdf = open_pdf(answer.content)

    assert str(pdf.Root.Lang) == "cy"
    letters = "".join(all_words(pdf).split())  # ŵ and ŷ are runs of their own, in another font
    assert "GŵyraGwent" in letters
    assert "Cymorthŷd" in letters
