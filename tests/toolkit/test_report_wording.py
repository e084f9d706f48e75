"""The words round a report's content."""

from datetime import date

from django.utils.translation import override

from toolkit.report_wording import report_wording


def test_the_particulars_state_dates_method_and_code() -> None:
    with override("en-gb"):
        wording = report_wording(
            area_name="East Midlands",
            area_code="N07",
            as_at=date(2026, 11, 1),
            made_on=date(2026, 11, 21),
            method_version="1",
        )

    assert wording.particulars == (
        "Data as at 1 November 2026",
        "Made on 21 November 2026",
        "Method version 1",
        "Area code N07",
    )
    assert wording.footer == "Provision Map · East Midlands · data as at 1 November 2026"
    assert wording.page_of == "{page} of {pages}"
