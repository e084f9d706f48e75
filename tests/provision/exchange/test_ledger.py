"""A pack that is not ours to edit: made in a folder of the test, loaded, changed, loaded again."""

from pathlib import Path

import pytest

from provision.exchange.packs import Pack, PackRefusedError, load
from provision.models import Need, Organisation, PackRecord, Term
from tests.factories import OrganisationFactory

NEEDS = "code,label,phrase,order\nptsd,PTSD,PTSD,1\npsychosis,Psychosis,psychosis,2\n"
BODIES = "organisation_code,name,roles,url\nods:A,A trust,provides,https://example.org\n"


def pack(folder: Path, *, needs: str = NEEDS, bodies: str = BODIES) -> Pack:
    (folder / "needs.csv").write_text(needs)
    (folder / "organisations.csv").write_text(bodies)
    return Pack(
        folder,
        {
            "code": "invented",
            "namespace": "0852ee8f-4b6a-4ccd-b71e-9216233925e3",
            "tables": {"words": ["needs"], "facts": ["organisations"]},
        },
    )


@pytest.mark.django_db
def test_a_new_version_of_a_pack_changes_only_what_nobody_touched(tmp_path: Path) -> None:
    load(pack(tmp_path))
    Need.objects.filter(code="ptsd").update(label="As we say")

    loaded = load(
        pack(tmp_path, needs=NEEDS.replace("PTSD,PTSD", "Trauma,trauma").replace("Psychosis", "Psychoses"))
    )

    assert Need.objects.get(code="ptsd").label == "As we say"
    assert Need.objects.get(code="ptsd").phrase == "trauma"
    assert Need.objects.get(code="psychosis").label == "Psychoses"
    kept = loaded[0].staged.kept
    assert [(one.column, one.here, one.in_pack) for one in kept] == [("label", "As we say", "Trauma")]


@pytest.mark.django_db
def test_a_row_that_a_pack_no_longer_holds_stays(tmp_path: Path) -> None:
    load(pack(tmp_path))

    loaded = load(pack(tmp_path, needs=NEEDS.rpartition("psychosis,P")[0]))

    assert loaded[0].gone == 1
    assert Need.objects.filter(code="psychosis").exists()


@pytest.mark.django_db
def test_a_row_that_was_here_before_the_pack_keeps_what_it_says_and_gains_the_rest(tmp_path: Path) -> None:
    OrganisationFactory(name="A trust", url="https://ours.example.org")

    load(pack(tmp_path))

    trust = Organisation.objects.get()
    assert (trust.url, trust.roles) == ("https://ours.example.org", ["provides"])
    assert str(trust.codes.get()) == "ods:A"


@pytest.mark.django_db
def test_a_pack_with_a_bad_row_loads_nothing_at_all(tmp_path: Path) -> None:
    with pytest.raises(PackRefusedError, match=r"organisations.csv cannot be loaded:\nrow 2, roles “cleans”"):
        load(pack(tmp_path, bodies=BODIES.replace("provides", "cleans")))

    assert not Need.objects.exists()
    assert not PackRecord.objects.exists()


@pytest.mark.django_db
def test_a_column_that_a_pack_leaves_out_is_nobodys_loss(tmp_path: Path) -> None:
    load(pack(tmp_path))
    Need.objects.filter(code="ptsd").update(description="Written here")

    loaded = load(pack(tmp_path))

    assert loaded[0].staged.kept == []
    assert Need.objects.get(code="ptsd").description == "Written here"


@pytest.mark.django_db
def test_an_addition_of_a_pack_goes_in_beside_entries_made_here(tmp_path: Path) -> None:
    load(pack(tmp_path))

    load(pack(tmp_path, needs=NEEDS + "autism,Autism,autism,3\n"))

    assert Need.objects.count() == 3
    assert not Term.objects.exists()
