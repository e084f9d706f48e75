"""Files that cannot be read are refused whole, with exit 2 and a sentence that says where and what to do."""

from pathlib import Path

import pytest

from provision.models import Service
from tests.provision.exchange.conftest import Files, run

pytestmark = pytest.mark.usefixtures("country")
HEADER = "service_id,name,organisation"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b"\xef\xbb\xbf", "The file is empty"),
        (b"\n\n\n", "The file is empty"),
        (f"{HEADER}\ns1,Caf\xe9,A trust\n".encode("latin-1"), "Line 2 is not in UTF-8"),
        (f"{HEADER}\ns1,Talking,A trust\n".encode("utf-16"), "The file is UTF-16, not CSV"),
        (b"PK\x03\x04rest of a workbook", "The file is a workbook or a zip archive, not CSV"),
        (bytes(range(256)) * 20, "NUL byte"),
        (f"{HEADER}\ns1,Talk\x00ing,A trust\n".encode(), "Line 2 holds a NUL byte"),
        (b"one,two,three\n1,2,3\n", "The first row names no column of services"),
        (b"s1,Talking,A trust\n", "The first row names no column of services"),
        (b"service_id;name;organisation\ns1;Talking;A trust\n", "The columns are separated by “;”"),
        (b"service_id,name,name\ns1,a,b\n", "The header names name twice"),
        (b"service_id,name,Name \ns1,a,b\n", "The header names name twice"),
        (b"name,organisation\nTalking,A trust\n", "The column service_id is missing"),
        (f'{HEADER}\ns1,"Talking,A trust\n'.encode(), "cannot be read as CSV"),
        (f'{HEADER}\ns1,"Talk"ing,A trust\n'.encode(), "cannot be read as CSV"),
        (f"{HEADER}\ns1,{'x' * 200_000},A trust\n".encode(), "field larger than field limit"),
    ],
)
def test_it_is_refused_whole(files: Files, content: bytes, said: str) -> None:
    ended = files.imported("services", files.data(content), "--commit")

    assert ended.code == 2
    assert "rows.csv cannot be read." in ended.said
    assert said in ended.said
    assert not Service.objects.exists()


@pytest.mark.parametrize("path", ["missing.csv", "."])
def test_a_file_that_is_not_there_is_said_to_be_so(files: Files, path: str) -> None:
    ended = files.imported("services", files.folder / path)

    assert ended.code == 2
    assert "cannot be opened" in ended.said


def test_an_unknown_kind_is_answered_with_the_kinds(files: Files) -> None:
    ended = files.imported("events", files.text(HEADER))

    assert ended.code == 2
    for kind in (
        "services",
        "sites",
        "caseloads",
        "checks",
        "prevalence",
        "areas",
        "organisations",
        "activity",
    ):
        assert kind in ended.said
    assert run("export_csv", "nothing", str(files.folder / "x.csv")).code == 2


def test_an_export_that_cannot_be_written_says_so() -> None:
    ended = run("export_csv", "services", str(Path("/no/such/folder/x.csv")))

    assert ended.code == 2
    assert "cannot be written" in ended.said


def test_a_header_alone_is_a_file_without_rows(files: Files) -> None:
    ended = files.imported("services", files.text(HEADER + "\n"), "--commit")

    assert ended.code == 0
    assert "0 to add, 0 to change, 0 to leave, 0 refused" in ended.said


def test_a_byte_order_mark_and_other_line_ends_are_accepted(files: Files) -> None:
    ended = files.imported(
        "services", files.data(f"\ufeff{HEADER}\r\ns1,Tŷ,A trust\r\n".encode()), "--commit"
    )

    assert ended.code == 0
    assert Service.objects.get().name == "Tŷ"


def test_unknown_columns_are_reported_and_ignored(files: Files) -> None:
    text = f"{HEADER},colour,\ns1,Talking,A trust,blue,\n"

    ended = files.imported("services", files.text(text), "--commit")

    assert ended.code == 0
    assert "Columns not known, and ignored: colour, column 5, which has no name" in ended.said


def test_a_column_is_known_by_its_name_however_it_is_spaced(files: Files) -> None:
    assert files.imported("services", files.text(" Service_ID ,NAME,organisation\ns1,T,A\n")).code == 0


def test_rows_of_another_length_than_the_header_are_refused_by_number(files: Files) -> None:
    text = f"{HEADER}\ns1,Talking,A trust\ns2,Talking\ns3,Talking,A trust,more\n"

    ended = files.imported("services", files.text(text))

    assert ended.code == 1
    assert "refuse  row 3: This row has 2 cells and the header has 3" in ended.said
    assert "refuse  row 4: This row has 4 cells and the header has 3" in ended.said
    assert "1 to add" in ended.said


def test_row_numbers_are_those_that_a_spreadsheet_shows(files: Files) -> None:
    text = f'{HEADER}\ns1,"Two\nlines",A trust\n\n,,\ns2,,A trust\n'

    ended = files.imported("services", files.text(text))

    assert "refuse  row 5, name (empty): This cannot be empty." in ended.said
    assert "1 to add, 0 to change, 0 to leave, 1 refused" in ended.said
