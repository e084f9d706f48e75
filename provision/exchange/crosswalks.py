"""What the words of a pack's sources mean in ours, worked out at load from the crosswalk that administrators may edit.

A label of a pack's service says whose word it is: `need area: Emotional wellbeing`. The pack's settings tell which
source of the crosswalk that is, and for which senders single entries have rows of their own, which decide alone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provision.exchange.lists import joined, without_repeats
from provision.exchange.values import NONE
from provision.models import Crosswalk

COLUMNS = {
    "need": "needs",
    "stage": "stages",
    "service_type": "service_type",
    "setting": "settings",
    "access_route": "access_routes",
    "exclusion": "exclusions",
}


@dataclass(frozen=True)
class Reading:
    """How one label reads: our codes, `none` of ours, or nothing where it is not mapped; and support or treatment."""

    codes: tuple[str, ...]
    support_or_treatment: str


class Crosswalks:
    """All rows of the crosswalk, by source, label and list."""

    def __init__(self, *, of_labels: Mapping[str, str], of_entries: Mapping[str, str]) -> None:
        self.of_labels, self.of_entries = of_labels, of_entries
        self._read: defaultdict[tuple[str, str], dict[str, Reading]] = defaultdict(dict)
        for row in Crosswalk.objects.all():
            reading = Reading(tuple(parts(row.codes)), row.support_or_treatment)
            self._read[row.source, row.label][row.vocabulary] = reading

    def filled(self, cells: Mapping[str, str]) -> dict[str, str]:
        """The cells of a service, with the empty ones that its labels or its own rows decide filled in."""
        found = dict(cells)
        used: list[Reading] = []
        for vocabulary, column in COLUMNS.items():
            readings = self._readings(cells, vocabulary=vocabulary)
            used += readings if vocabulary in ("need", "service_type") else []
            if not found.get(column):
                found[column] = in_our_words(readings)
        if not found.get("support_or_treatment"):
            found["support_or_treatment"] = agreed(used)
        return {name: text for name, text in found.items() if text or name in cells}

    def _readings(self, cells: Mapping[str, str], *, vocabulary: str) -> list[Reading]:
        source = self.of_entries.get(cells.get("sender", ""), "")
        own = self._read.get((source, cells.get("service_id", "")), {})
        if vocabulary in own:
            return [own[vocabulary]]
        labels = (label.partition(":") for label in parts(cells.get("original_labels", "")))
        rows = (
            self._read.get((self.of_labels.get(prefix.strip(), ""), words.strip()), {})
            for prefix, _colon, words in labels
        )
        return [row[vocabulary] for row in rows if vocabulary in row]


def parts(text: str) -> list[str]:
    """What a text lists. Whether each part is allowed there is looked at when the row is staged."""
    return [part.strip() for part in text.split(";") if part.strip()]


def in_our_words(readings: Sequence[Reading]) -> str:
    """A cell: all codes together; `none` where every label is none of ours; empty, not known, where one is not mapped."""
    codes = without_repeats(code for reading in readings for code in reading.codes if code != NONE.value)
    if codes:
        return joined(codes)
    is_none = bool(readings) and all(reading.codes == (NONE.value,) for reading in readings)
    return NONE.value if is_none else ""


def agreed(readings: Sequence[Reading]) -> str:
    """Support or treatment, where all that say something say the same."""
    said = {reading.support_or_treatment for reading in readings if reading.support_or_treatment}
    return said.pop() if len(said) == 1 else ""
