"""The reference pack's services and bodies, and the crosswalk that a commissioner will challenge."""

from collections import Counter, defaultdict

from tests.provision.pack import (
    AREAS,
    CONTRACTS,
    CROSSWALK,
    NEEDS,
    PUBLISHED,
    SERVICES,
    STAGES,
    TERMS,
    TODAY,
    decided,
    listed,
    manifest,
    need_areas,
    rows,
)


def test_every_crosswalk_row_leads_to_our_codes_and_says_why() -> None:
    groups = {label for source, label, _ in CROSSWALK if source == "crs_need_area"}

    for (_, label, vocabulary), row in CROSSWALK.items():
        known = {"need": NEEDS, "stage": STAGES, "crs_need_area": groups}.get(vocabulary)
        known = known or {code for listing, code in TERMS if listing == vocabulary}
        assert set(listed(row["codes"])) <= known, label
        assert row["reason"], label


def test_there_are_196_contracts_of_which_170_are_live_and_16_have_needs_not_known() -> None:
    for day in ("2026-08-21", TODAY):
        assert sum(row["starts_on"] <= day <= (row["ends_on"] or day) for row in CONTRACTS) == 170
    assert len(CONTRACTS) == 196
    assert sum(not need_areas(row) for row in CONTRACTS) == 16
    assert {row["delivery"] for row in CONTRACTS} == {"delivering"}
    assert {row["last_checked_on"] for row in CONTRACTS} == {"2026-08-21"}
    assert {row["support_or_treatment"] for row in CONTRACTS} == {"support"}


def test_the_contracts_needs_are_left_for_the_crosswalk_to_decide() -> None:
    codes = [
        {
            code
            for area in need_areas(row)
            for code in listed(CROSSWALK["crs_need_area", area, "need"]["codes"])
        }
        for row in CONTRACTS
        if need_areas(row)
    ]

    assert all(not row["needs"] for row in CONTRACTS)
    assert sum("any_mental_illness" in named for named in codes) == 101
    assert sum({"alcohol_use_disorder", "drug_problem"} <= named for named in codes) == 82
    assert sum(not named for named in codes) == 49


def test_a_contract_offers_what_its_activities_say() -> None:
    offered: dict[str, set[str]] = defaultdict(set)
    for row in rows("activities"):
        offered[row["service_id"]].add(
            CROSSWALK["crs_activity_label", row["need_label"], "crs_need_area"]["codes"]
        )

    assert len(rows("activities")) == 3150
    assert len({row["need_label"] for row in rows("activities")}) == 34
    assert sum(row["is_repeat"] == "yes" for row in rows("activities")) == 94
    assert {row["service_id"]: set(need_areas(row)) for row in CONTRACTS if need_areas(row)} == offered


def test_a_contract_without_a_commissioners_area_covers_its_region() -> None:
    kinds = Counter(AREAS[row["areas"]]["type"] for row in CONTRACTS)

    assert kinds == {"pcc": 114, "region": 82}
    for row in CONTRACTS:
        area = AREAS[row["areas"]]
        region = area["code"] if area["type"] == "region" else area["parent_code"]
        assert row["commissioners"] == f"ndelius:{region}"


def test_published_services_are_delivering_only_on_a_source_that_says_so() -> None:
    sure = {"dated_source", "provider_page_undated"}

    assert len(PUBLISHED) == 60
    assert Counter(row["delivery"] for row in PUBLISHED) == {"": 28, "delivering": 27, "ended": 5}
    assert all(row["confidence"] in sure for row in PUBLISHED if row["delivery"] == "delivering")
    assert {row["referral_phone"] for row in PUBLISHED} == {"", "111"}


def test_published_services_read_as_the_crosswalk_says() -> None:
    for row in PUBLISHED:
        assert row["service_type"] == decided(row, "service_type")["codes"]
        assert row["needs"] == decided(row, "need")["codes"]
        assert row["support_or_treatment"] == decided(row, "need")["support_or_treatment"]
        assert row["stages"] == decided(row, "stage")["codes"]


def test_finding_a_need_is_not_counted_as_meeting_it() -> None:
    finding = {row["service_id"]: row["needs"] for row in PUBLISHED if row["service_type"] == "l_and_d"}
    otherwise = {"PS005", "PS007", "PS015", "PS021", "PS030", "PS031"}  # their pages say more, or too little

    assert {service for service, needs in finding.items() if needs != "none"} == otherwise


def test_every_label_in_use_is_in_the_crosswalk() -> None:
    sources = manifest()["labels"]
    mapped = {(source, label) for source, label, _ in CROSSWALK}

    for row in SERVICES.values():
        for whole in listed(row["original_labels"]):
            whose, _, label = whole.partition(": ")
            assert (sources[whose], label) in mapped


def test_services_name_only_what_exists() -> None:
    bodies = {row["organisation_code"]: row["name"] for row in rows("organisations")}

    for row in SERVICES.values():
        assert bodies[row["organisation_code"]] == row["organisation"]
        assert set(listed(row["commissioners"])) <= set(bodies)
        assert row["areas"]
        assert set(listed(row["areas"])) <= set(AREAS)
        assert set(listed(row["needs"])) <= NEEDS
        assert set(listed(row["stages"])) <= STAGES
        for column in ("service_type", "setting", "access_route"):
            cell = row[column if column == "service_type" else f"{column}s"]
            assert {(column, code) for code in listed(cell)} <= TERMS
        assert all([row["name"], row["source"], row["status"] == "published", row["summary"]])


def test_one_body_stands_once_and_knows_its_kind_and_successors() -> None:
    bodies = rows("organisations")
    codes = [row["organisation_code"] for row in bodies]
    every_code = codes + [code for row in bodies for code in listed(row["other_codes"])]

    assert len({row["name"] for row in bodies}) == len(bodies)
    assert len(set(every_code)) == len(every_code)
    for row in bodies:
        assert not row["kind"] or ("body", row["kind"]) in TERMS
        assert set(listed(row["successor_codes"])) <= set(codes[: codes.index(row["organisation_code"])])
        assert set(listed(row["area_codes"])) <= set(AREAS)
