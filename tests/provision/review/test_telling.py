"""Changes told in words: every column that forms ask for, known and not known, both ways."""

import pytest
from django.utils import translation

from provision.entries.columns import ASKED
from provision.entries.rewording import Fate, reworded
from provision.entries.saying import Sayer
from provision.entries.telling import FREE_TEXTS, told, told_all
from provision.models import Vocabulary
from provision.reference import reference_now
from tests.factories import AreaFactory, NeedFactory, PlaceFactory, StageFactory, TermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def says() -> Sayer:
    """The words of a few areas, needs, stages and lists."""
    AreaFactory(code="N1", name="Grimsby")
    AreaFactory(code="N2", name="Hull")
    AreaFactory(code="N3", name="York, Selby")
    NeedFactory(code="ptsd", label="Post-traumatic stress")
    NeedFactory(code="anxiety", label="Anxiety")
    StageFactory(code="custody", label="Prison")
    StageFactory(code="court", label="Court")
    PlaceFactory(code="office", name="High Street office")
    PlaceFactory(code="annexe", name="Annexe")
    for vocabulary, code, label in (
        (Vocabulary.EXCLUSION, "no_gp", "People without a GP"),
        (Vocabulary.EXCLUSION, "offence_type", "Some kinds of offence"),
        (Vocabulary.ACCESS_ROUTE, "gp", "GP"),
        (Vocabulary.ACCESS_ROUTE, "self", "The person themselves"),
        (Vocabulary.SETTING, "phone", "Telephone"),
        (Vocabulary.SETTING, "video", "Video or online"),
        (Vocabulary.SERVICE_TYPE, "trauma", "Trauma service"),
        (Vocabulary.SERVICE_TYPE, "crisis", "Crisis service"),
    ):
        TermFactory(vocabulary=vocabulary, code=code, label=label)
    return Sayer(reference_now())


def sentences(says: Sayer, column: str, before: str, after: str) -> list[str]:
    return [str(telling) for telling in told(column, before, after, says=says)]


# Column; two texts; the change from one to the other; the first told where nothing was known; and no longer known.
CHANGES: dict[str, tuple[str, str, list[str], list[str], list[str]]] = {
    "name": ("Hope", "New Hope", ["Name changed from Hope to New Hope"], ["Name, not known before: New Hope"],
             ["Name now not known, before: Hope"]),
    "organisation": ("A Trust", "B Trust", ["Provider changed from A Trust to B Trust"],
                     ["Provider, not known before: B Trust"], ["Provider now not known, before: A Trust"]),
    "areas": ("N1", "N1;N2", ["Covers Hull too"], ["Covers Grimsby and Hull"],
              ["Areas covered now not known, before: Grimsby"]),
    "url": ("https://a.example", "https://b.example", ["Web address changed from https://a.example to https://b.example"],
            ["Web address, not known before: https://b.example"], ["Web address now not known, before: https://a.example"]),
    "service_type": ("trauma", "crisis", ["Service type changed from Trauma service to Crisis service"],
                     ["Service type, not known before: Crisis service"],
                     ["Service type now not known, before: Trauma service"]),
    "support_or_treatment": ("treatment", "support", ["Now said to be support, not treatment"],
                             ["Now said to be support, not treatment"],
                             ["Support or treatment now not known, before: Treatment"]),
    "needs": ("ptsd", "anxiety", ["Helps with anxiety too", "No longer helps with post-traumatic stress"],
              ["Helps with anxiety"], ["Needs now not known, before: post-traumatic stress"]),
    "stages": ("custody", "custody;court", ["Can be used at these too: court"], ["Can be used at: prison and court"],
               ["Justice stages now not known, before: prison"]),
    "sexes": ("any", "male", ["No longer takes women: men only"], ["Takes men only"],
              ["Whether it takes women or men is now not known"]),
    "min_age": ("18", "16", ["Youngest age 18 → 16"], ["Youngest age, not known before: 16"],
                ["Youngest age now not known, before: 18"]),
    "max_age": ("65", "none", ["Oldest age 65 → no limit"], ["Oldest age, not known before: no limit"],
                ["Oldest age now not known, before: 65"]),
    "exclusions": ("no_gp", "offence_type", ["Now turns people down for: some kinds of offence", "Now takes people without a GP"],
                   ["Will not take: some kinds of offence"], ["Whom it will not take now not known, before: people without a GP"]),
    "languages": ("English", "English;Welsh", ["Now also in Welsh"], ["Languages: English and Welsh"],
                  ["Languages now not known, before: English"]),
    "accessibility": ("Lift", "Ramp", ["Accessibility, added: Ramp", "Accessibility, taken away: Lift"],
                      ["Accessibility, not known before: Ramp"], ["Accessibility now not known, before: Lift"]),
    "referral_email": ("a@example.org", "b@example.org", ["Referral mailbox changed from a@example.org to b@example.org"],
                       ["Referral mailbox, not known before: b@example.org"],
                       ["Referral mailbox now not known, before: a@example.org"]),
    "referral_phone": ("0111", "0222", ["Referral telephone changed from 0111 to 0222"],
                       ["Referral telephone, not known before: 0222"], ["Referral telephone now not known, before: 0111"]),
    "access_routes": ("gp", "gp;self", ["Takes referrals from these too: the person themselves"],
                      ["Takes referrals from: GP and the person themselves"], ["Access routes now not known, before: GP"]),
    "required_documents": ("Form", "Form;Letter", ["To bring as well: Letter"], ["To bring: Form and Letter"],
                           ["What to bring now not known, before: Form"]),
    "referrals_open_on": ("2026-03-01", "2026-04-02", ["Referrals open on 1 March 2026 → 2 April 2026"],
                          ["Referrals open on: 2 April 2026"], ["Referrals open on: no day now, before: 1 March 2026"]),
    "referrals_close_on": ("2026-03-01", "2026-04-02", ["Referrals close on 1 March 2026 → 2 April 2026"],
                           ["Referrals close on: 2 April 2026"], ["Referrals close on: no day now, before: 1 March 2026"]),
    "lead_role": ("Manager", "Team lead", ["Lead, by role changed from Manager to Team lead"],
                  ["Lead, by role, not known before: Team lead"], ["Lead, by role now not known, before: Manager"]),
    "lead_email": ("a@example.org", "b@example.org", ["Mailbox of the lead changed from a@example.org to b@example.org"],
                   ["Mailbox of the lead, not known before: b@example.org"],
                   ["Mailbox of the lead now not known, before: a@example.org"]),
    "settings": ("phone", "phone;video", ["Sees people at these too: video or online"],
                 ["Sees people at: telephone and video or online"], ["Settings now not known, before: telephone"]),
    "postcode": ("HU1 1AA", "HU2 2BB", ["Postcode changed from HU1 1AA to HU2 2BB"],
                 ["Postcode, not known before: HU2 2BB"], ["Postcode now not known, before: HU1 1AA"]),
    "address_visibility": ("on_request", "public", ["Everybody may now see the address"],
                           ["Everybody may now see the address"],
                           ["Who may see the address now not known, before: On request"]),
    "co_located_at": ("office", "annexe", ["In the probation office Annexe too", "No longer in the probation office High Street office"],
                      ["In the probation office Annexe"],
                      ["In these probation offices now not known, before: High Street office"]),
    "delivery": ("delivering", "paused", ["Has paused"], ["Has paused"], ["Whether it is delivering is now not known"]),
    "starts_on": ("2026-03-01", "2026-04-02", ["First day 1 March 2026 → 2 April 2026"], ["First day: 2 April 2026"],
                  ["First day: no day now, before: 1 March 2026"]),
    "ends_on": ("2026-03-01", "2026-04-02", ["Last day 1 March 2026 → 2 April 2026"], ["Last day: 2 April 2026"],
                ["Last day: no day now, before: 1 March 2026"]),
    "starts_per_year": ("1040", "25", ["Capacity 1,040 → 25 starts a year"], ["Capacity, not known before: 25 starts a year"],
                        ["Capacity now not known, before: 1,040 starts a year"]),
    "places": ("2", "1", ["Capacity 2 → 1 place"], ["Places, not known before: 1 place"], ["Places now not known, before: 2 places"]),
    "mean_weeks": ("6", "8.5", ["Average stay 6 → 8.5 weeks"], ["Average stay, not known before: 8.5 weeks"],
                   ["Average stay now not known, before: 6 weeks"]),
    "probation_share": ("0.2", "1", ["For people on probation 20% → 100%"], ["Share for people on probation, not known before: 100%"],
                        ["Share for people on probation now not known, before: 20%"]),
    "capacity_as_at": ("2026-03-01", "2026-04-02", ["Capacity as at 2 April 2026"], ["Capacity as at 2 April 2026"],
                       ["Capacity as at: no day now, before: 1 March 2026"]),
    "places_free": ("0", "3", ["Free today: 0 → 3 places"], ["Free today, not known before: 3 places"],
                    ["Places free today now not known, before: 0 places"]),
    "places_free_as_at": ("2026-03-01", "2026-04-02", ["Free places as at 2 April 2026"], ["Free places as at 2 April 2026"],
                          ["Free places as at: no day now, before: 1 March 2026"]),
    "wait_weeks": ("3", "1", ["Wait 3 → 1 week"], ["Wait, not known before: 1 week"], ["Wait now not known, before: 3 weeks"]),
    "wait_as_at": ("2026-03-01", "2026-04-02", ["Wait as at 2 April 2026"], ["Wait as at 2 April 2026"],
                   ["Wait as at: no day now, before: 1 March 2026"]),
    "source_date": ("2026-03-01", "2026-04-02", ["Date of the source 1 March 2026 → 2 April 2026"],
                    ["Date of the source: 2 April 2026"], ["Date of the source: no day now, before: 1 March 2026"]),
    "name_cy": ("Gobaith", "Gobaith Newydd", ["Welsh name changed from Gobaith to Gobaith Newydd"],
                ["Welsh name, not known before: Gobaith Newydd"], ["Welsh name now not known, before: Gobaith"]),
    "provision_kind": ("mainstream", "dedicated", ["Provision for probation changed from Mainstream to For people on probation only"],
                       ["Provision for probation, not known before: For people on probation only"],
                       ["Provision for probation now not known, before: Mainstream"]),
    "tier": ("universal", "targeted", ["Tier changed from Universal to Targeted"], ["Tier, not known before: Targeted"],
             ["Tier now not known, before: Universal"]),
    "need_weights": ("1;2", "2;2", ["Weights of the needs changed from 1;2 to 2;2"],
                     ["Weights of the needs, not known before: 2;2"], ["Weights of the needs now not known, before: 1;2"]),
    "area_shares": ("1;2", "2;2", ["Shares of the areas changed from 1;2 to 2;2"],
                    ["Shares of the areas, not known before: 2;2"], ["Shares of the areas now not known, before: 1;2"]),
    "commissioners": ("ods:A", "ods:B", ["Commissioned by ods:B too", "No longer commissioned by ods:A"],
                      ["Commissioned by ods:B"], ["Commissioners now not known, before: ods:A"]),
    "funding_ends_on": ("2026-03-01", "2026-04-02", ["Funding ends on 1 March 2026 → 2 April 2026"],
                        ["Funding ends on: 2 April 2026"], ["Funding ends on: no day now, before: 1 March 2026"]),
    "confidence": ("old_page", "dated_source", ["Confidence in the source changed from old_page to dated_source"],
                   ["Confidence in the source, not known before: dated_source"],
                   ["Confidence in the source now not known, before: old_page"]),
    "next_review_on": ("2026-03-01", "2026-04-02", ["To be reviewed on 2 April 2026"], ["To be reviewed on 2 April 2026"],
                       ["Next review on: no day now, before: 1 March 2026"]),
}  # fmt: skip


def test_every_column_that_forms_ask_for_is_tried() -> None:
    assert set(CHANGES) | FREE_TEXTS == set(ASKED)


@pytest.mark.parametrize("column", list(CHANGES))
def test_a_column_is_told_when_it_changes_when_it_is_first_known_and_when_it_no_longer_is(
    column: str, says: Sayer
) -> None:
    before, after, changed, first, unsaid = CHANGES[column]

    assert sentences(says, column, before, after) == changed
    assert sentences(says, column, "", after) == first
    assert sentences(says, column, before, "") == unsaid
    assert sentences(says, column, before, before) == []


@pytest.mark.parametrize("column", sorted(FREE_TEXTS))
def test_a_free_text_is_shown_word_by_word(column: str, says: Sayer) -> None:
    [telling] = told(column, "Help for people in crisis", "Help for women in crisis", says=says)

    assert telling.sentence.endswith(", reworded")
    assert [(piece.fate, piece.text.strip()) for piece in telling.pieces] == [
        (Fate.STAYS, "Help for"),
        (Fate.GOES, "people"),
        (Fate.COMES, "women"),
        (Fate.STAYS, "in crisis"),
    ]


@pytest.mark.parametrize(
    ("column", "before", "after", "expected"),
    [
        ("exclusions", "none", "no_gp", ["No longer takes people without a GP"]),
        (
            "exclusions",
            "no_gp",
            "none",
            ["Somebody asked: nobody is excluded", "Now takes people without a GP"],
        ),
        ("exclusions", "", "none", ["Somebody asked: nobody is excluded"]),
        ("exclusions", "none", "", ["Whom it will not take now not known, before: none"]),
        ("accessibility", "", "none", ["Accessibility: somebody asked, and there are none"]),
        ("min_age", "none", "18", ["Youngest age no limit → 18"]),
        ("areas", "N1;N3", "N1;N2;N3", ["Covers Hull too"]),
        ("areas", "N1", "N2;N3", ["Covers Hull and York, Selby too", "No longer covers Grimsby"]),
        (
            "needs",
            "ptsd;anxiety",
            "anxiety;ptsd",
            ["Needs in another order: anxiety and post-traumatic stress"],
        ),
        ("areas", "N1", "N1;gone", ["Covers gone too"]),
        ("starts_per_year", "40", "1", ["Capacity 40 → 1 start a year"]),
        ("starts_per_year", "40", "0.5", ["Capacity 40 → 0.5 starts a year"]),
        ("starts_per_year", "forty", "1e400", ["Capacity forty → 1e400 starts a year"]),
        ("sexes", "female", "any", ["Now takes women and men"]),
        ("sexes", "male", "female", ["No longer takes men: women only"]),
        ("areas", "N1;none", "N1", ["Covers Grimsby too", "No longer covers N1;none"]),
        ("starts_on", "someday", "2026-04-02", ["First day someday → 2 April 2026"]),
        ("last_checked_on", "", "2026-04-02", ["Checked on 2 April 2026"]),
        ("status", "published", "withdrawn", ["Status changed from Published to Withdrawn"]),
        ("demonstration", "", "yes", ["Whether it is demonstration, not known before: yes"]),
    ],
)
def test_none_and_what_nobody_could_have_written_are_told(
    column: str, before: str, after: str, expected: list[str], says: Sayer
) -> None:
    assert sentences(says, column, before, after) == expected


def test_several_changes_are_told_one_after_another(says: Sayer) -> None:
    edits = [("exclusions", "no_gp", "none"), ("starts_per_year", "40", "25"), ("name", "A", "A")]

    assert [str(telling) for telling in told_all(edits, says=says)] == [
        "Somebody asked: nobody is excluded",
        "Now takes people without a GP",
        "Capacity 40 → 25 starts a year",
    ]


def test_a_language_without_translations_falls_back_to_english(says: Sayer) -> None:
    with translation.override("cy"):
        assert sentences(says, "exclusions", "no_gp", "none")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "one two"),
        ("one two", ""),
        ("one\ntwo  three", "one\nfour  three"),
        ("a b", "a b"),
        ("x " * 2000, "y"),
    ],
)
def test_the_pieces_of_a_rewording_are_both_texts(before: str, after: str) -> None:
    pieces = reworded(before, after)

    assert "".join(piece.text for piece in pieces if piece.fate != Fate.COMES) == before
    assert "".join(piece.text for piece in pieces if piece.fate != Fate.GOES) == after
