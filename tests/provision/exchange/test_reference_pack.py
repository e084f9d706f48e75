"""Loading the reference pack: repeatable, and what was corrected here stays."""

import csv
from io import StringIO
from uuid import uuid5

import pytest

from provision.exchange.exporting import as_text
from provision.exchange.packs import Pack, load
from provision.exchange.registry import tables
from provision.exchange.staging import stage_cells
from provision.models import (
    Area,
    Caseload,
    Crosswalk,
    Event,
    Need,
    Organisation,
    PackRecord,
    Place,
    PostcodeDistrict,
    PrevalenceEstimate,
    Service,
    ServiceActivity,
    Site,
    Term,
)
from provision.reference import reference_now
from tests.provision.exchange.conftest import run
from toolkit.models import EvidenceItem


def counts() -> dict[str, tuple[int, int, int]]:
    """Of a load, by kind: added, changed, left."""
    found = load(Pack.read("england_wales"))
    return {
        one.staged.table.kind: (len(one.staged.additions), len(one.staged.changes), one.staged.left)
        for one in found
    }


@pytest.mark.usefixtures("reference")
def test_every_file_of_the_pack_loads() -> None:
    assert Area.objects.filter(type="pdu", valid_to=None).count() == 108
    assert Area.objects.filter(type="region").count() == 12
    assert Service.objects.filter(sender="crs").count() == 196
    assert Service.objects.filter(sender="published").count() == 60
    assert ServiceActivity.objects.count() == 3150
    assert PrevalenceEstimate.objects.count() == 35
    assert PrevalenceEstimate.objects.filter(is_default=True).count() == 7
    assert PostcodeDistrict.objects.count() == 2411
    assert Place.objects.count() == 127 + 316 + 363
    assert EvidenceItem.objects.count() == 95
    assert Need.objects.count() == 14


@pytest.mark.usefixtures("reference")
def test_needs_of_contracts_are_worked_out_from_their_own_labels() -> None:
    contracts = Service.objects.filter(sender="crs")
    nobody_knows = [
        contract
        for contract in contracts.filter(needs=None)
        if "needs" not in contract.stated_none and len(contract.original_labels) == 1
    ]
    assert len(nobody_knows) == 16
    offers = contracts.get(sender_id="CCS_0001").needs.values_list("need__code", flat=True)
    assert set(offers) == {"any_mental_illness", "alcohol_use_disorder", "drug_problem"}
    housing = contracts.get(sender_id="PRJ_5556")
    assert (housing.needs.count(), housing.stated_none) == (0, ["needs"])
    assert set(contracts.values_list("support_or_treatment", flat=True)) == {"support"}


@pytest.mark.usefixtures("reference")
def test_an_edited_crosswalk_decides_at_the_next_load() -> None:
    Crosswalk.objects.filter(source="crs_need_area", label="Accommodation").update(codes="self_harm_suicide")

    load(Pack.read("england_wales"))

    housing = Service.objects.get(sender="crs", sender_id="PRJ_5556")
    assert [named.need.code for named in housing.needs.all()] == ["self_harm_suicide"]
    assert housing.stated_none == []


@pytest.mark.usefixtures("reference")
def test_loading_again_changes_nothing() -> None:
    before = (Event.objects.count(), PackRecord.objects.count())

    assert all(added == changed == 0 and left > 0 for added, changed, left in counts().values())

    assert (Event.objects.count(), PackRecord.objects.count()) == before


@pytest.mark.usefixtures("reference")
def test_every_table_goes_out_and_comes_back_unchanged() -> None:
    for table in tables().values():
        rows = list(csv.DictReader(StringIO(as_text(table))))
        staged = stage_cells(table, rows)
        assert (staged.additions, staged.changes, staged.refusals) == ([], [], []), table.kind
        assert staged.left == len(rows) == len(as_rows(table.kind))


def as_rows(kind: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(as_text(tables()[kind]))))


@pytest.mark.usefixtures("reference")
def test_a_correction_made_here_survives_and_is_printed() -> None:
    unit = Area.objects.get(code="N51CUMB")
    unit.name = "Cumbria, as we call it"
    unit.save()

    printed = run("load_reference").said

    unit.refresh_from_db()
    assert unit.name == "Cumbria, as we call it"
    assert "areas: 0 added, 0 changed, 598 left, 1 kept as corrected here" in printed
    assert "name: “Cumbria, as we call it” here, “Cumbria” in the pack" in printed


@pytest.mark.usefixtures("reference")
def test_a_field_that_nobody_touched_follows_the_pack() -> None:
    record = PackRecord.objects.get(table="areas", key="N51CUMB")
    record.written["name"] = "An earlier name"
    record.save()
    Area.objects.filter(code="N51CUMB").update(name="An earlier name", description="Told by a curator")

    load(Pack.read("england_wales"))

    unit = Area.objects.get(code="N51CUMB")
    assert (unit.name, unit.description) == ("Cumbria", "Told by a curator")


@pytest.mark.usefixtures("reference")
def test_what_was_deleted_here_stays_deleted() -> None:
    EvidenceItem.objects.get(key="cep2018").delete()

    printed = run("load_reference").said

    assert not EvidenceItem.objects.filter(key="cep2018").exists()
    assert "deleted here" in printed


@pytest.mark.usefixtures("reference")
def test_a_default_chosen_here_survives() -> None:
    ours = PrevalenceEstimate.objects.get(need__code="personality_disorder", estimate_percent=48)
    PrevalenceEstimate.objects.filter(need=ours.need, is_default=True).update(is_default=False)
    PrevalenceEstimate.objects.filter(pk=ours.pk).update(is_default=True)

    load(Pack.read("england_wales"))

    assert PrevalenceEstimate.objects.get(need=ours.need, is_default=True) == ours


@pytest.mark.usefixtures("reference")
def test_a_default_chosen_here_survives_even_a_new_study_of_the_pack() -> None:
    ours = PrevalenceEstimate.objects.get(need__code="personality_disorder", estimate_percent=48)
    theirs = PrevalenceEstimate.objects.get(need=ours.need, is_default=True)
    PackRecord.objects.filter(table="prevalence", key__contains=theirs.study).delete()
    theirs.delete()
    PrevalenceEstimate.objects.filter(pk=ours.pk).update(is_default=True)

    printed = run("load_reference").said

    assert PrevalenceEstimate.objects.get(need=ours.need, is_default=True) == ours
    assert PrevalenceEstimate.objects.filter(study=theirs.study).exists()
    assert "is_default: not known here, “yes” in the pack" in printed
    assert run("load_reference").code == 0


@pytest.mark.usefixtures("reference")
def test_an_entry_that_was_withdrawn_here_stays_withdrawn() -> None:
    Service.objects.filter(sender_id="CCS_0001").update(status="withdrawn")

    load(Pack.read("england_wales"))

    assert Service.objects.get(sender_id="CCS_0001").status == "withdrawn"


@pytest.mark.usefixtures("reference")
def test_public_ids_are_made_from_source_and_source_id() -> None:
    namespace = Pack.read("england_wales").namespace

    assert Service.objects.get(sender_id="CCS_0001").public_id == uuid5(namespace, "crs/CCS_0001")
    assert Organisation.objects.get(codes__value="ADVANCE_CHARITY").public_id == uuid5(
        namespace, "organisation/crs:ADVANCE_CHARITY"
    )
    assert all(site.public_id.version == 5 for site in Site.objects.all())


def test_areas_only_brings_no_figure_service_or_organisation(db: None) -> None:
    ended = run("load_reference", "--areas-only")

    assert ended.code == 0
    assert Area.objects.get(code="E06000001").adults == 73728
    assert (Need.objects.count(), Term.objects.exists(), Crosswalk.objects.exists()) == (14, True, True)
    for model in (Caseload, PrevalenceEstimate, Service, Organisation, ServiceActivity, EvidenceItem):
        assert not model.objects.exists()


@pytest.mark.usefixtures("reference_areas")
def test_the_rest_can_be_loaded_after_the_areas() -> None:
    loaded = counts()

    assert loaded["areas"] == (0, 0, 598)
    assert loaded["services"] == (256, 0, 0)


@pytest.mark.usefixtures("reference")
def test_a_shared_authority_is_split_and_a_former_unit_has_heirs() -> None:
    atlas = reference_now().atlas
    former = atlas.by_code["N52STST"]

    assert {atlas.areas[heir].code for heir in atlas.successors[former.id]} == {"N52STF", "N52STFS"}
    shared = [member.share for member in atlas.memberships if 0 < member.share < 1]
    assert 0.5 in shared


def test_an_unknown_pack_is_answered_with_the_packs(db: None) -> None:
    ended = run("load_reference", "--pack", "atlantis")

    assert ended.code == 1
    assert "There is no pack “atlantis”. The packs are: england_wales." in ended.said
    assert not Area.objects.exists()
