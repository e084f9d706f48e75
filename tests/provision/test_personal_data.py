"""Whether a text looks as if it told who somebody is: what is seen, and what is not taken for a person."""

import pytest

from provision.personal_data import Kind, looks_personal

KNOWN = (
    "Steady Ground, telephone courses for low mood, East Midlands",
    "Open Door Recovery",
    "Nottingham City",
    "Bradford",
    "St John Ambulance",
    "01632 960401",
    "steady-ground@demonstration.example",
    "Dr Patel Surgery",
)


def seen(text: str) -> list[tuple[Kind, str]]:
    return [(item.kind, item.found) for item in looks_personal(text, known_words=KNOWN)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr Smith told me that it closed", "Mr Smith"),
        ("mrs o'brien never called back", "mrs o'brien"),
        ("MR SMITH", "MR SMITH"),
        ("Ask for Ms Eluwole-Jones there", "Ms Eluwole-Jones"),
        ("It was Dr. Ferreira", "Dr. Ferreira"),
        ("my client John Smith was sent away", "John Smith"),
        ("my client john was sent away", "john"),
        ("my client Tendai was sent away", "Tendai"),
        ("Service user: Tendai", "Tendai"),
        ("Tendai Moyo has waited for a year", "Tendai Moyo"),
        ("it is J. Smith who knows", "J. Smith"),
        ("it is J Smith who knows", "J Smith"),
        ("it is J.R. Hartley who knows", "J.R. Hartley"),
        ("it is A. Smith who knows", "A. Smith"),
        ("SMITH, John was refused", "SMITH, John"),
        ("JOHN SMITH was refused", "JOHN SMITH"),
        ("Karen says that it has moved", "Karen"),
        ("Jack Bradford runs it now", "Jack Bradford"),
        ("April Jones runs it now", "April Jones"),
        ("Siân Lloyd-Jones", "Siân Lloyd-Jones"),
        ("Rhys ap Gwilym", "Rhys ap Gwilym"),
        ("Lars van der Berg", "Lars van der Berg"),
    ],
)
def test_what_may_be_a_name_is_seen(text: str, name: str) -> None:
    assert seen(text) == [(Kind.NAME, name)]


@pytest.mark.parametrize(
    "text",
    [
        "Talking Therapies",
        "North West",
        "It is part of NHS Talking Therapies in the North West now.",
        "Steady Ground moved to Open Door Recovery, Nottingham City",
        "They moved to Bradford in 2024",
        "St John Ambulance is at the door",
        "Dr Patel Surgery has closed",
        "Community Mental Health Team",
        "Criminal Justice Liaison and Diversion Team",
        "Women's Centre, Approved Premises",
        "Women’s Centre",
        "Closed Mondays. Open Tuesdays And Thursdays",
        "Victoria Hospital, Queen Elizabeth Hospital",
        "It is at Thomas House, Church Lane",
        "Change Grow Live, Turning Point and St Giles Trust",
        "Personality Disorder Pathway, Category C Prison",
        "Please Ring The Bell",
        "I'm told that They've moved",
        "CMHT and IOM and MHTR",
        "See https://www.example.org/people/john-smith",
        "missed calls, mr",
        "A Helpline that I Need",
        "The grace period ends in may and will not be extended",
    ],
)
def test_ordinary_words_of_a_service_are_not_taken_for_a_name(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize("text", ["9434765919", "943 476 5919", "943-476-5919", "NHS no. 943.476.5919,"])
def test_an_nhs_number_is_seen_however_it_is_spaced(text: str) -> None:
    [(kind, found)] = seen(text)

    assert kind == Kind.NHS_NUMBER
    assert "".join(filter(str.isdigit, found)) == "9434765919"


@pytest.mark.parametrize("text", ["9434765918", "943476591", "94347659190", "x9434765919", "1234567890"])
def test_digits_that_fail_the_check_are_no_nhs_number(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/03/1985", "12/03/1985"),
        ("12-3-85", "12-3-85"),
        ("12.03.1985.", "12.03.1985"),
        ("12 03 1985", "12 03 1985"),
        ("1985-03-12", "1985-03-12"),
        ("03/25/1985", "03/25/1985"),
        ("12 March 1985", "12 March 1985"),
        ("the 12th of March, 1985", "12th of March, 1985"),
        ("12 Mar '85", "12 Mar '85"),
        ("March 12th, 1985", "March 12th, 1985"),
        ("1 January 1920", "1 January 1920"),
        ("31 December 2015", "31 December 2015"),
        ("born in 1985", "1985"),
        ("born on 12 March", "12 March"),
        ("DOB 01/02/2018", "01/02/2018"),
        ("D.O.B: 120385", "120385"),
        ("date of birth 12031985", "12031985"),
        ("01/02/2018 (dob)", "01/02/2018"),
    ],
)
def test_a_date_on_which_somebody_may_have_been_born_is_seen(text: str, day: str) -> None:
    assert seen(text) == [(Kind.DATE_OF_BIRTH, day)]


@pytest.mark.parametrize(
    "text",
    [
        "Closed since 12/03/2024",
        "Closed since 12/03/24",
        "The contract ends on 31 March 2027",
        "1 January 1919",
        "1 January 2016",
        "The wait is 10-12 weeks, or 3-4-5 sessions of 40/60/80 minutes",
        "Open 9-5, Monday to Friday",
        "Founded in 1985",
        "45/13/1985",
    ],
)
def test_other_dates_and_numbers_are_nobodys_birth(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    "number",
    [
        "07700 900123",
        "07700900123",
        "+44 7700 900123",
        "+44 (0)7700 900123",
        "0044 7700 900123",
        "01632 960402",
        "(01632) 960402",
        "020 7946 0958",
        "0161-496-0000",
        "+353 20 915 1234",
    ],
)
def test_a_telephone_number_is_seen(number: str) -> None:
    assert seen(f"Ring {number} instead.") == [(Kind.PHONE, number)]


@pytest.mark.parametrize(
    "text",
    [
        "01632 960401",
        "(01632) 960 401",
        "+44 1632 960401",
        "0044 (0)1632 960401",
        "0800 123 4567",
        "0808 157 0123",
        "0345 123 4567",
        "116 123 or 111 or 999",
        "LS1 4AP",
    ],
)
def test_the_services_own_number_and_those_of_organisations_are_nobodys_own(text: str) -> None:
    assert seen(f"Ring {text} instead.") == []


@pytest.mark.parametrize(
    "address",
    ["jane.smith@nhs.net", "j.okonkwo@provider.example.org", "dsmith84@gmail.com", "referrals.karen@nhs.net"],
)
def test_a_mailbox_of_a_person_is_seen(address: str) -> None:
    assert seen(f"Write to {address}.") == [(Kind.EMAIL, address)]


@pytest.mark.parametrize(
    "address",
    [
        "referrals@nhs.net",
        "leeds.referrals@provider.example.org",
        "LeedsReferrals@provider.example.org",
        "info@example.org",
        "steady-ground@demonstration.example",
        "steadyground@gmail.com",
    ],
)
def test_a_mailbox_of_a_role_is_nobodys_own(address: str) -> None:
    assert seen(f"Write to {address}.") == []


@pytest.mark.parametrize(
    "number", ["A1234BC", "a1234bc", "X123456", "x123456", "2019/1234567A", "98/123456B", "AB 12 34 56 C"]
)
def test_a_number_by_which_justice_knows_somebody_is_seen(number: str) -> None:
    assert seen(f"It refused {number}.") == [(Kind.CASE_NUMBER, number)]


@pytest.mark.parametrize("text", ["N54STHA", "E06000001", "B12 3CD", "Room A123", "X12345", "PD1234567"])
def test_codes_of_areas_and_rooms_are_nobodys_number(text: str) -> None:
    assert seen(text) == []


def test_everything_is_seen_once_in_its_order_with_its_line() -> None:
    text = "Mr Smith (dob 12/03/1985)\r\nhas NHS number 943 476 5919\nand rings from 07700 900123"

    found = looks_personal(text, known_words=KNOWN)

    assert [(item.kind, item.line) for item in found] == [
        (Kind.NAME, 1),
        (Kind.DATE_OF_BIRTH, 1),
        (Kind.NHS_NUMBER, 2),
        (Kind.PHONE, 3),
    ]


def test_nothing_is_seen_in_nothing() -> None:
    assert looks_personal("", known_words=()) == ()
    assert looks_personal(" \n\t ") == ()
