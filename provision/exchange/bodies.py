"""Organisations by code or exact name. One that is not known yet is added when a row that names it is."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from django.utils.translation import gettext as _

from provision.exchange.suggestions import did_you_mean
from provision.exchange.values import RefusedCellError
from provision.models import Organisation, OrganisationCode

CODE = re.compile(r"[a-z][a-z0-9_-]*:\S+")
SUGGESTED = 200  # looking for what is alike takes time: after so many unknown codes, no more
LONGEST_NAME, LONGEST_SCHEME, LONGEST_VALUE = 240, 20, 80


@dataclass(eq=False)
class Body:
    """An organisation; `number` is none until it is in the database. Its first code is the one that we write."""

    name: str
    codes: list[str] = field(default_factory=list)
    number: int | None = None
    unwritten: list[str] = field(default_factory=list)  # codes that are not in the database yet

    @property
    def code(self) -> str:
        return self.codes[0] if self.codes else ""

    @property
    def label(self) -> str:
        """The one text that names it in a cell."""
        return self.code or self.name

    def has_code_of(self, scheme: str) -> bool:
        return any(code.partition(":")[0] == scheme for code in self.codes)


class Bodies:
    """All organisations, and those that a file is about to add."""

    def __init__(self, bodies: Iterable[Body] = ()) -> None:
        self._by_code: dict[str, Body] = {}
        self._by_name: defaultdict[str, list[Body]] = defaultdict(list)
        self._by_number: dict[int, Body] = {}
        self._asked = 0
        for body in bodies:
            self._keep(body)

    @classmethod
    def read(cls) -> Self:
        """Every organisation in the database: two queries."""
        bodies = {pk: Body(name, number=pk) for pk, name in Organisation.objects.values_list("pk", "name")}
        codes = OrganisationCode.objects.order_by("pk").values_list("organisation_id", "scheme", "value")
        for owner, scheme, value in codes:
            bodies[owner].codes.append(f"{scheme}:{value}")
        return cls(bodies.values())

    def find(self, *, name: str, code: str) -> Body | None:
        """The body that a name and a code name together, either of which may be empty; none when it is a new one.

        A code decides. A name alone decides when one body has it; with a code that nobody has, it stands for a
        body of that name that has no code of that scheme. Raises RefusedCellError when two bodies answer.
        """
        if code in self._by_code:
            return self._by_code[code]
        scheme = code.partition(":")[0]
        named = [body for body in self._by_name.get(name, ()) if not (code and body.has_code_of(scheme))]
        if len(named) > 1:
            raise RefusedCellError(
                _("%(count)s organisations have this name: give the code of the one that you mean.")
                % {"count": len(named)}
            )
        return named[0] if named else None

    def find_or_promise(self, *, name: str, code: str) -> Body:
        """The same, or a body that is to be added. Raises RefusedCellError when its name is missing."""
        body = self.find(name=name, code=code)
        if body is None:
            body = self._promise(name, code=code)
        elif code and not body.codes:
            body.codes.append(code)
            body.unwritten.append(code)
            self._by_code[code] = body
        return body

    def owner_of(self, code: str) -> str | None:
        """The name of the body that has a code."""
        body = self._by_code.get(code)
        return body.name if body else None

    @property
    def written_labels(self) -> set[str]:
        """How the bodies in the database are named in a cell."""
        return {body.label for body in self._by_number.values()}

    @property
    def unwritten(self) -> list[Body]:
        """Bodies that are not in the database yet, or have a code that is not."""
        bodies = (body for named in self._by_name.values() for body in named)
        return [body for body in bodies if body.number is None or body.unwritten]

    def take_in(self, body: Body) -> None:
        """Note that a body is in the database now, under its number."""
        assert body.number is not None
        self._by_number[body.number] = body
        body.unwritten.clear()

    def of_number(self, number: int) -> Body:
        return self._by_number[number]

    # What every list of codes can do (see `Listing`): a body is named by its code, else by its name.

    def settle(self, text: str) -> str:
        code = text if CODE.fullmatch(text) else ""
        return self.find_or_promise(name="" if code else text, code=code).label

    def primary(self, text: str) -> str:
        body = self._by_code.get(text)
        return body.label if body else text

    def number(self, code: str) -> int:
        body = self.find(name=code, code=code if code in self._by_code else "")
        if body is None or body.number is None:
            raise KeyError(code)
        return body.number

    def code(self, number: int) -> str:
        return self._by_number[number].label

    def in_order(self, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(codes))

    def _keep(self, body: Body) -> None:
        self._by_name[body.name].append(body)
        self._by_code |= dict.fromkeys(body.codes, body)
        if body.number is not None:
            self._by_number[body.number] = body

    def _promise(self, name: str, *, code: str) -> Body:
        if not name:
            raise RefusedCellError(self._why(code))
        if len(name) > LONGEST_NAME:
            raise RefusedCellError(
                _("This name is longer than %(longest)s characters.") % {"longest": LONGEST_NAME}
            )
        body = Body(name, [code] if code else [], unwritten=[code] if code else [])
        self._keep(body)
        return body

    def _why(self, code: str) -> str:
        """Why an unknown code alone is refused."""
        self._asked += 1
        names = {known: body.name for known, body in self._by_code.items()} if self._asked < SUGGESTED else {}
        sentences = [
            _("No organisation has this code."),
            did_you_mean(code, names),
            _("To add it, give its name too."),
        ]
        return " ".join(sentence for sentence in sentences if sentence)


def settled_code(text: str) -> str:
    """A code as `scheme:value`. Raises RefusedCellError for anything else."""
    scheme, _colon, value = text.partition(":")
    if not CODE.fullmatch(text) or len(scheme) > LONGEST_SCHEME or len(value) > LONGEST_VALUE:
        raise RefusedCellError(_("Write a code with its scheme, such as ods:RW5."))
    return text
