"""`manage.py report`: a file, whole or not at all, and messages that help."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from provision.models import AreaType
from tests.factories import AreaFactory
from tests.toolkit.pdf_reading import all_words, bookmarks, open_pdf
from tests.toolkit.small_country import SmallCountry, count_people, found_a_small_country
from tests.ui.dom import parsed
from toolkit.management.commands.report import written_whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def country() -> SmallCountry:
    country = found_a_small_country()
    count_people(country.a, 2000)
    return country


def written(to: Path, *, code: str = "N90A", format_: str = "json", **options: str) -> bytes:
    flags = [f"--{name.replace('_', '-')}={value}" for name, value in options.items()]
    call_command("report", code, f"--format={format_}", f"--out={to}", *flags, stdout=StringIO())
    return to.read_bytes()


def test_json_can_be_read_back(country: SmallCountry, tmp_path: Path) -> None:
    report = json.loads(written(tmp_path / "report.json"))
    assert (report["schema"], report["area_code"], report["as_at"]) == (
        "provision-map-report", "N90A", "2026-11-24",
    )  # fmt: skip
    assert report["key_figures"][0]["number"] == "2,000"
    assert report["is_demonstration"] is False


def test_html_stands_alone(country: SmallCountry, tmp_path: Path) -> None:
    page = parsed(written(tmp_path / "report.html", format_="html").decode())
    assert "2,000 people on probation in the community" in " ".join(page.text.split())


def test_pdf_opens_with_a_bookmark_for_each_section(country: SmallCountry, tmp_path: Path) -> None:
    pdf = open_pdf(written(tmp_path / "report.pdf", format_="pdf"))
    assert (1, "1 What matters most") in bookmarks(pdf)
    assert (2, "4.1 On the map") in bookmarks(pdf)
    assert "2,000" in all_words(pdf)


def test_the_same_facts_give_the_same_file(country: SmallCountry, tmp_path: Path) -> None:
    assert written(tmp_path / "a.pdf", format_="pdf") == written(tmp_path / "b.pdf", format_="pdf")


def test_another_day_can_be_asked_for(country: SmallCountry, tmp_path: Path) -> None:
    report = json.loads(written(tmp_path / "report.json", as_at="2026-06-01"))
    assert report["as_at"] == "2026-06-01"
    assert report["key_figures"][0]["number"] == "not known"


def test_links_lead_back_to_the_site_where_one_is_named(country: SmallCountry, tmp_path: Path) -> None:
    text = written(tmp_path / "report.json", site="https://map.example.org").decode()
    assert '"https://map.example.org/gaps/N90A/mood_disorder/"' in text
    assert "example.org" not in written(tmp_path / "report.json").decode()


def test_an_unknown_area_is_answered_with_those_that_may_be_meant(
    country: SmallCountry, tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match=r"There is no area “midshire”\. Perhaps: N90 \(Midshires\); QX1 "):
        written(tmp_path / "report.json", code="midshire")
    with pytest.raises(CommandError, match=r"Perhaps: N90A \(Unit A\)"):
        written(tmp_path / "report.json", code="n90a")
    with pytest.raises(CommandError, match=r"/areas/ lists them all"):
        written(tmp_path / "report.json", code="???")
    assert list(tmp_path.iterdir()) == []


def test_an_area_that_the_calculation_does_not_speak_of_has_no_report(
    country: SmallCountry, tmp_path: Path
) -> None:
    AreaFactory(code="E23000099", type=AreaType.POLICE_FORCE, name="Force")
    with pytest.raises(CommandError, match="There is no report on “Force”"):
        written(tmp_path / "report.json", code="E23000099")


def test_an_unknown_format_says_which_there_are(country: SmallCountry, tmp_path: Path) -> None:
    with pytest.raises(
        CommandError, match=r"invalid choice: 'docx' \(choose from '?html'?, '?pdf'?, '?json'?\)"
    ):
        call_command("report", "N90A", "--format", "docx", "--out", str(tmp_path / "report.docx"))


def test_a_file_that_cannot_be_written_leaves_nothing_behind(country: SmallCountry, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        written(tmp_path / "nowhere" / "report.json")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CommandError, match="cannot be written"):
        written(tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    old = tmp_path / "report.pdf"
    old.write_bytes(b"old")
    held = old.open("rb")
    written_whole(b"new", to=old)
    assert held.read() == b"old"
    held.close()
    assert old.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [old]


def test_a_dash_is_standard_output(country: SmallCountry, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    call_command("report", "N90A", format="json", out="-")
    assert json.loads(capfdbinary.readouterr().out)["area_code"] == "N90A"
