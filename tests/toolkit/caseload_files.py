"""Files of caseload figures, sent as a browser sends them, and what comes back."""

from typing import Protocol

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast
from tests.ui.dom import parsed

ADDRESS = "/areas/caseload-figures/"
HEADER = "area_code,as_at,group,sex,people,source"


class Answer(Protocol):
    """What the tests read of an answer."""

    @property
    def status_code(self) -> int: ...

    @property
    def content(self) -> bytes: ...


def file_of(*rows: str, header: str = HEADER) -> SimpleUploadedFile:
    return SimpleUploadedFile("figures.csv", "\n".join([header, *rows]).encode())


def row_of(cast: Cast, *, people: int | str = 1250, group: str = "all", code: str = "") -> str:
    return f"{code or cast.unit.code},2026-09-30,{group},all,{people},Regional performance team"


def send(client: Client, *rows: str, header: str = HEADER) -> Answer:
    response: Answer = client.post(ADDRESS, {"file": file_of(*rows, header=header)})
    return response


def words(response: Answer) -> str:
    return " ".join(parsed(response.content.decode()).text.split())


def parcel_in(response: Answer) -> str:
    fields = [
        found
        for found in parsed(response.content.decode()).walk()
        if found.attributes.get("name") == "parcel"
    ]
    assert fields, "the preview offers nothing to save"
    return fields[0].attributes["value"]


def save(client: Client, parcel: str) -> Answer:
    response: Answer = client.post(ADDRESS, {"parcel": parcel}, follow=True)
    assert response.status_code == 200
    return response
