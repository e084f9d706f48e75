"""What the toolkit's report on an area says, worked out from live facts. `docs/reports.md` says how it grows."""

from toolkit.report.build import SECTIONS, build_report
from toolkit.report.near import near_matches
from toolkit.report.site import Site

__all__ = ["SECTIONS", "Site", "build_report", "near_matches"]
