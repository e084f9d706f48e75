"""The reference pack's areas, words, places and figures: the facts that its files must hold."""

import json
from collections import Counter, defaultdict
from datetime import date

import pytest

from provision.models import AreaType, Vocabulary
from tests.provision.pack import (
    AREAS,
    BEFORE_THE_NEW_BOARDS,
    NEEDS,
    PACK,
    STAGES,
    TERMS,
    TODAY,
    areas_of,
    listed,
    manifest,
    rows,
)


@pytest.mark.parametrize(
    ("kind", "day", "expected"),
    [
        ("nation", TODAY, 3),
        ("region", TODAY, 12),
        ("pdu", TODAY, 108),
        ("local_authority", TODAY, 318),
        ("icb", BEFORE_THE_NEW_BOARDS, 42),
        ("icb", TODAY, 36),
        ("lhb", TODAY, 7),
        ("police_force", TODAY, 43),
        ("pcc", TODAY, 42),
        ("functional_unit", TODAY, 13),
    ],
)
def test_every_kind_of_area_is_complete(kind: str, day: str, expected: int) -> None:
    assert len(areas_of(kind, on=day)) == expected


def test_what_an_area_names_stands_before_it() -> None:
    seen: set[str] = set()

    for row in rows("areas"):
        assert {*listed(row["parent_code"]), *listed(row["successor_codes"])} <= seen
        assert row["code"] not in seen
        assert row["type"] in AreaType.values
        assert row["name"]
        seen.add(row["code"])


def test_every_area_but_the_whole_lies_in_another() -> None:
    parents = {
        "region": "nation",
        "pdu": "region",
        "police_force": "region",
        "pcc": "region",
        "icb": "nation",
    }

    assert [code for code, row in AREAS.items() if not row["parent_code"]] == ["K04000001"]
    for row in AREAS.values():
        if row["type"] in parents:
            assert AREAS[row["parent_code"]]["type"] == parents[row["type"]]


def test_codes_of_other_systems_name_one_area_each() -> None:
    codes = [code for row in AREAS.values() for code in listed(row["other_codes"])]

    assert len(codes) == len(set(codes))
    assert {code for code in codes if code.startswith("crs:")} == {
        f"crs:{letter}" for letter in "ABCDEFGHIJKL"
    }


def test_adults_are_known_for_every_authority_and_stated_for_no_other_area() -> None:
    assert {code for code, row in AREAS.items() if row["adults"]} == areas_of("local_authority")


def test_a_welsh_name_is_always_a_proposal() -> None:
    named = [row for row in AREAS.values() if row["name_cy"]]

    assert len(named) == 40
    assert all(row["name_cy_basis"].startswith("proposed") for row in named)


def test_both_kent_units_say_that_kent_is_being_divided() -> None:
    assert all("Kent is being divided" in AREAS[code]["note"] for code in ("N57EKNT", "N57KECL"))


def test_lines_that_are_not_of_whole_authorities_say_so() -> None:
    units = Counter(AREAS[code]["boundary"] for code in areas_of("pdu"))

    assert units == {"authorities": 96, "schematic": 6, "inferred": 4, "nominal": 2}
    assert all(AREAS[code]["note"] for code in areas_of("pdu") if AREAS[code]["boundary"] != "authorities")


def shares(kind: str) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for row in rows("area_overlaps"):
        if row["larger_code"] in areas_of(kind):
            found[row["area_code"]] += float(row["share"])
    return found


@pytest.mark.parametrize(
    ("kind", "authorities"), [("pdu", 318), ("icb", 296), ("lhb", 22), ("police_force", 318), ("pcc", 317)]
)
def test_the_shares_of_an_authority_add_up_to_one(kind: str, authorities: int) -> None:
    assert len(shares(kind)) == authorities
    assert all(total == pytest.approx(1, abs=2e-4) for total in shares(kind).values())


def test_the_city_of_london_alone_has_no_commissioner() -> None:
    assert areas_of("local_authority") - set(shares("pcc")) == {"E09000001"}


def test_overlaps_are_shares_of_areas_that_exist() -> None:
    for row in rows("area_overlaps"):
        assert AREAS[row["area_code"]]["type"] == "local_authority"
        assert row["larger_code"] in AREAS
        assert 0 < float(row["share"]) <= 1
    inferred = {row["area_code"] for row in rows("area_overlaps") if row["basis"] in {"inferred", "split"}}
    assert len(inferred) == 10


def test_each_unit_lies_in_one_force_area_but_for_hackney_and_city() -> None:
    force = {
        row["area_code"]: row["larger_code"]
        for row in rows("area_overlaps")
        if AREAS[row["larger_code"]]["type"] == "police_force"
    }
    forces: dict[str, set[str]] = defaultdict(set)
    for row in rows("area_overlaps"):
        if row["larger_code"] in areas_of("pdu"):
            forces[row["larger_code"]].add(force[row["area_code"]])

    assert {unit: found for unit, found in forces.items() if len(found) > 1} == {
        "LDNNHTH": {"E23000001", "E23000034"}
    }
    assert all(
        AREAS[area]["parent_code"] == AREAS[unit]["parent_code"] for unit in forces for area in forces[unit]
    )


def test_the_drawn_units_and_regions_are_the_listed_ones() -> None:
    for kind, stem in (("pdu", "probation_delivery_units"), ("region", "probation_regions")):
        for size in ("_bng", "_bng_small"):
            drawn = json.loads((PACK / f"{stem}{size}.geojson").read_text())["features"]
            assert {feature["properties"][f"{kind}_code"] for feature in drawn} == areas_of(kind)
            assert all(
                feature["properties"]["boundary"] == AREAS[feature["properties"]["pdu_code"]]["boundary"]
                for feature in drawn
                if kind == "pdu"
            )


def test_words_are_those_of_the_method() -> None:
    continuing = {row["code"] for row in rows("needs") if row["unit"] == "continuing"}

    assert len(NEEDS) == 14
    assert continuing == {"psychotic_disorder"}
    assert len(STAGES) == 12
    assert all(row["target"] == row["severity"] == row["suitable_share"] == "1" for row in rows("needs"))
    assert {vocabulary for vocabulary, _ in TERMS} == set(Vocabulary.values)


def test_places_are_complete_and_lie_in_units_that_exist() -> None:
    assert Counter(row["kind"] for row in rows("places")) == {
        "prison": 127,
        "probation_office": 316,
        "court": 363,
    }
    assert sum(row["holds_children"] == "yes" for row in rows("places")) == 5
    assert all(set(listed(row["area_codes"])) <= areas_of("pdu") for row in rows("places"))
    assert all(row["area_codes"] for row in rows("places") if row["kind"] != "court")


def test_postcode_districts_offer_units_that_exist() -> None:
    districts = rows("postcode_districts")

    assert len(districts) == 2411
    assert all(row["candidates"] and set(listed(row["candidates"])) <= areas_of("pdu") for row in districts)
    assert {row["authority_code"] for row in districts} <= areas_of("local_authority")


def test_the_newest_caseload_is_the_national_one_of_june_2025() -> None:
    newest = max((row for row in rows("caseloads") if row["group"] == "all"), key=lambda row: row["as_at"])

    assert (newest["area_code"], newest["as_at"], newest["people"]) == ("K04000001", "2025-06-30", "244209")
    assert {row["area_code"] for row in rows("caseloads")} == {"K04000001"}


def test_seven_needs_have_one_default_study_each() -> None:
    defaults = [row for row in rows("prevalence") if row["is_default"] == "yes"]

    assert len(rows("prevalence")) == 35
    assert len(defaults) == len({row["need_code"] for row in defaults}) == 7
    assert all(row["population_kind"] == "probation" for row in defaults)
    assert {row["need_code"] for row in [*rows("prevalence"), *rows("treatment")]} - {""} <= NEEDS


def test_every_table_of_the_pack_has_its_file_and_every_file_its_table() -> None:
    pack = manifest()
    tables = [table for group in pack["tables"].values() for table in group]

    assert sorted(tables) == sorted(path.stem for path in PACK.glob("*.csv"))
    assert all((PACK / name).exists() for name in [*pack["boundaries"].values(), "NOTICES.md", "SOURCES.md"])


def test_dates_are_dates_and_cells_are_tidy() -> None:
    dated = {"valid_from", "valid_to", "starts_on", "ends_on", "source_date", "last_checked_on"}

    for path in PACK.glob("*.csv"):
        assert b"\r" not in path.read_bytes()
        for row in rows(path.stem):
            assert all(date.fromisoformat(row[column]) for column in dated & set(row) if row[column])
            assert all(cell == cell.strip() for cell in row.values())


def test_area_statistics_are_about_areas_that_exist_and_stated_once() -> None:
    keys = [(row["area_code"], row["measure"], row["as_at"]) for row in rows("area_statistics")]

    assert len(keys) == len(set(keys))
    assert {area for area, _, _ in keys} <= set(AREAS)
    assert all(float(row["value"]) is not None and row["source"] for row in rows("area_statistics"))
