"""The services of a unit that take referrals now: those that fit on one page, newest checks first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from provision.atlas import AreaFact
from provision.directory.entries import Entry, entries
from provision.freshness import Kind
from provision.models import Service
from provision.names import shown_name
from provision.reference import Reference
from toolkit.who_to_call import texts
from toolkit.who_to_call.room import how_many_fit
from toolkit.who_to_call.texts import Route, Said, whole_text

MOST_READ = 120
"""Far more than ever fit on a page: those checked on one day are put in order among themselves."""


@dataclass(frozen=True)
class Line:
    """One service as the page tells it. `path` is that of its own page."""

    path: str
    name: str
    provider: str
    kind: str
    needs: Said
    takes: Said
    refuses: Said
    route: Route
    today: Said
    checked: Said
    is_demonstration: bool


@dataclass(frozen=True)
class Directory:
    """`total`: how many services take referrals now, those that `lines` leave out included. `covering`: how many
    services cover the unit at all, ended ones left out."""

    area: AreaFact
    made_on: date
    lines: tuple[Line, ...]
    total: int
    covering: int

    @property
    def left_out(self) -> int:
        return self.total - len(self.lines)

    @property
    def shows_demonstration(self) -> bool:
        return any(line.is_demonstration for line in self.lines)


def directory_of(area: AreaFact, *, words: Reference, on: date) -> Directory:
    """The directory of a unit on a day: four queries. Entries that have lapsed are not in it."""
    covering = Service.objects.covering(words.atlas.touching(area.id)).listed(on=on, clocks=words.clocks)
    taking = covering.accepting_referrals(on=on)
    newest = list(taking.select_related("organisation").checked_lately_first()[:MOST_READ])
    told = sorted(entries(newest, words=words, on=on), key=_place)
    lines = [_line(entry, on=on) for entry in told]
    return Directory(
        area=area,
        made_on=on,
        lines=tuple(lines[: how_many_fit([_measured(line) for line in lines])]),
        total=taking.count(),
        covering=covering.count(),
    )


def _place(entry: Entry) -> tuple[timedelta, bool, bool]:
    """The newest check first; of one day, those that say how to refer, then those that name a need of the map."""
    age = date.max - (entry.checked_on or date.min)
    says_how = Kind.CONTACT in entry.says and entry.told.contact.holds
    return age, not says_how, not entry.needs


def _line(entry: Entry, *, on: date) -> Line:
    service = entry.service
    return Line(
        path=service.get_absolute_url(),
        name=texts.name_of(shown_name(service), longest=texts.LONGEST_NAME),
        provider=texts.name_of(shown_name(service.organisation), longest=texts.LONGEST_PROVIDER),
        kind=texts.kind_told(entry),
        needs=texts.needs_told(entry),
        takes=texts.takes_told(entry),
        refuses=texts.refuses_told(entry),
        route=texts.route_told(entry),
        today=texts.today_told(entry),
        checked=texts.checked_told(entry, on=on),
        is_demonstration=service.is_demonstration,
    )


def _measured(line: Line) -> Sequence[Sequence[str]]:
    """The paragraphs of each cell, as `room` measures them."""
    marked = f"{line.name} (Demonstration)" if line.is_demonstration else line.name
    return (
        (marked, line.provider),
        (line.needs.text, line.kind),
        (line.takes.text, f"Will not take: {line.refuses.text}"),
        (line.route.phone, line.route.mailbox, whole_text([line.route.words])),
        (line.today.text,),
        (line.checked.text,),
    )
