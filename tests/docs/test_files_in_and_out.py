"""`docs/imports.md` and `docs/pack.md` say what the code reads."""

import tomllib

from provision.exchange.registry import offered_kinds, tables
from provision.exchange.table import Table
from tests.docs.tables import ROOT, codes_after, rows_after

PACK = ROOT / "provision/packs/england_wales"


def settings_of_the_pack() -> dict[str, object]:
    return tomllib.loads((PACK / "pack.toml").read_text(encoding="utf-8"))


def as_documented(table: Table) -> list[str]:
    defaults = table.import_defaults(sender="")
    required = {c.name for c in table.columns if c.is_required and not c.absent and c.name not in defaults}
    columns = (f"**`{name}`**" if name in required else f"`{name}`" for name in table.by_name)
    return [f"`{table.kind}`", ", ".join(f"`{name}`" for name in table.key), ", ".join(columns)]


def test_every_kind_that_people_may_import_has_its_line_with_all_its_columns() -> None:
    documented = rows_after("## The kinds and their columns", document="imports.md")

    assert documented == [as_documented(tables()[kind]) for kind in offered_kinds()]


def test_every_setting_of_a_pack_has_its_line() -> None:
    assert codes_after("## `pack.toml`", document="pack.md") == list(settings_of_the_pack())


def test_every_file_of_a_pack_has_its_line() -> None:
    groups = settings_of_the_pack()["tables"]
    assert isinstance(groups, dict)

    documented = codes_after("## Its files", document="pack.md")

    assert sorted(documented) == sorted(kind for kinds in groups.values() for kind in kinds)
    assert set(documented) <= set(tables())
