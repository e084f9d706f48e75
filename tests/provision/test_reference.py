"""The atlas and the words as pages read them: once, until somebody changes them."""

from datetime import date

import pytest
from django.http import Http404
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from provision.fingerprint import take_fingerprint
from provision.models import AreaCode, Vocabulary
from provision.reference import reference_at, reference_now
from tests.factories import (
    AreaFactory,
    AuthorityFactory,
    BoardFactory,
    NationFactory,
    NeedFactory,
    OverlapFactory,
    RegionFactory,
    StageFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


def test_it_is_read_in_one_query_and_then_kept(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    OverlapFactory()
    NeedFactory()
    fingerprint = take_fingerprint()

    with django_assert_num_queries(1):
        first = reference_at(fingerprint)
    with django_assert_num_queries(0):
        assert reference_at(fingerprint) is first


def test_an_empty_database_gives_an_empty_reference() -> None:
    reference = reference_now()

    assert reference.atlas.areas == {}
    assert (reference.needs, reference.stages, reference.terms) == ((), (), {})


def test_an_area_is_read_as_it_is_stored() -> None:
    nation = NationFactory()
    stored = RegionFactory(
        name="Cymru & “Wales” \\ ŵ", name_cy="Cymru", parent=nation, adults=2_500_000, boundary="inferred",
        is_inferred=True, valid_from=date(2021, 6, 26), valid_to=date(2030, 12, 31), note="A note",
    )  # fmt: skip

    read = reference_now().atlas.areas[stored.pk]

    for name in (
        "id", "code", "type", "name", "name_cy", "parent_id", "adults", "boundary", "valid_from", "valid_to", "note",
    ):  # fmt: skip
        assert getattr(read, name) == getattr(stored, name), name
    assert read.is_inferred is True
    assert reference_now().atlas.areas[nation.pk].is_inferred is False
    assert reference_now().atlas.areas[nation.pk].valid_from is None


def test_a_share_keeps_every_digit() -> None:
    shares = [1 / 3, 0.1 + 0.2, 2 / 7, 1.0]
    authority = AuthorityFactory()
    for share in shares:
        OverlapFactory(area=authority, larger=BoardFactory(), share=share)

    assert sorted(m.share for m in reference_now().atlas.memberships) == sorted(shares)


def test_successors_are_read_from_former_to_heir() -> None:
    former, heir, other = AreaFactory(), AreaFactory(), AreaFactory()
    former.successors.add(heir, other)

    assert {former.pk: {heir.pk, other.pk}} == {
        former_id: set(heirs) for former_id, heirs in reference_now().atlas.successors.items()
    }


def test_words_come_in_the_order_of_their_list_and_then_by_name() -> None:
    NeedFactory(code="second", order=2)
    NeedFactory(code="first", order=1)
    StageFactory(code="custody", order=1, intercept=3)
    StageFactory(code="order_end", order=2)
    for code in ("b", "a"):
        TermFactory(vocabulary=Vocabulary.SETTING, code=code, label=code.upper())
    TermFactory(vocabulary=Vocabulary.EXCLUSION, code="c")

    reference = reference_now()

    assert list(reference.need) == ["first", "second"]
    assert [(stage.code, stage.intercept) for stage in reference.stages] == [
        ("custody", 3),
        ("order_end", None),
    ]
    assert {name: [term.code for term in terms] for name, terms in reference.terms.items()} == {
        "setting": ["a", "b"],
        "exclusion": ["c"],
    }


def test_a_word_is_welsh_on_a_welsh_page_where_it_can_be() -> None:
    NeedFactory(code="both", label="Anxiety", label_cy="Gorbryder", phrase="anxiety", phrase_cy="gorbryder")
    NeedFactory(code="english", label="Psychosis", phrase="psychosis")
    both, english = reference_now().need["both"], reference_now().need["english"]

    assert (str(both), both.in_a_sentence) == ("Anxiety", "anxiety")
    with translation.override("cy"):
        assert (str(both), both.in_a_sentence) == ("Gorbryder", "gorbryder")
        assert (str(english), english.in_a_sentence) == ("Psychosis", "psychosis")


def test_an_area_is_found_by_its_code_and_by_another_systems(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    unit, region = AreaFactory(code="N51CUMB"), RegionFactory(code="N51")
    AreaCode.objects.create(area=region, scheme="crs", value="A")
    AreaCode.objects.create(area=unit, scheme="local", value="with:colon")
    reference = reference_now()

    assert reference.area_or_404("N51CUMB").id == unit.pk
    assert reference.area_or_404("crs:A").id == region.pk
    with django_assert_num_queries(1):
        found = reference.areas_or_404(["crs:A", "N51CUMB", "local:with:colon"])
    assert [area.id for area in found.values()] == [region.pk, unit.pk, unit.pk]


@pytest.mark.parametrize(
    "code",
    ["", "N99", "crs:Z", "crs", ":", "::", "crs:\x00", "\x00", "é", "n51cumb ", "x" * 10_000, "a:" * 5_000],
)
def test_an_unknown_area_is_not_found_and_the_sentence_is_short(code: str) -> None:
    AreaFactory(code="N51CUMB")

    with pytest.raises(Http404) as refusal:
        reference_now().area_or_404(code)

    assert "There is no area with the code" in str(refusal.value)
    assert len(str(refusal.value)) < 120


def test_scheme_and_value_must_belong_together() -> None:
    for scheme, value in (("crs", "A"), ("ods", "B")):
        AreaCode.objects.create(area=AreaFactory(), scheme=scheme, value=value)

    with pytest.raises(Http404):
        reference_now().areas_or_404(["crs:A", "crs:B", "ods:B"])


@pytest.mark.parametrize("code", ["", "not_known", "PTSD", "\x00", "x" * 10_000])
def test_an_unknown_need_is_not_found(code: str) -> None:
    NeedFactory(code="ptsd")

    assert reference_now().need_or_404("ptsd").code == "ptsd"
    with pytest.raises(Http404, match="There is no need with the code"):
        reference_now().need_or_404(code)
