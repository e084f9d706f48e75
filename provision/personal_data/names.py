"""What may be somebody's name: after a title, after a word for a person, or capitals that nothing else explains."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provision.personal_data.given_names import GIVEN_NAMES, WORDS_AND_NAMES
from provision.personal_data.known import WORD, Known
from provision.personal_data.ordinary_words import ORDINARY_WORDS
from provision.personal_data.seen import Span

LETTERS = r"[^\W\d_]"
NAME = rf"{LETTERS}+(?:['’\-]{LETTERS}+)*"
TITLED = re.compile(
    rf"(?<!\w)(?:(?i:mrs?|mx)\.?[ \t]+|(?:Ms|MS|Miss|MISS|Dr|DR|Prof|Professor|Sir|Dame|Revd?|Sgt|PC|DC|HHJ)\.?[ \t]+)"
    rf"(?P<name>{NAME}(?:[ \t]+{NAME})?)"
)
PEOPLE = (
    r"client|patient|service[ -]user|person on probation|participant|offender|prisoner|name is|name['’]?s"
    r"|spoke to|speak to|ask for|son|daughter|husband|wife|mother|father|brother|sister"
)
OF_A_PERSON = re.compile(
    rf"(?<!\w)(?:(?P<surely>{PEOPLE})|i am|i['’]?m|named|called|worker|officer|manager|nurse|partner)"
    rf"[ \t]*[:,(]?[ \t]+(?P<name>{NAME})",
    re.IGNORECASE,
)
SURNAME_FIRST = re.compile(rf"(?<![\w'’-])(?P<last>{NAME}),[ \t]*(?P<first>{NAME})")
NEXT = re.compile(r"[ \t]+(?:(?:van|von|de|der|da|dos|del|di|bin|bint|ibn|al|el|ap|ab|ferch)[ \t]+){0,2}")
AFTER_INITIAL = re.compile(r"\.?[ \t]*")
ARTICLES = frozenset("AI")


@dataclass(frozen=True, slots=True)
class Token:
    """A word with a capital."""

    start: int
    end: int
    text: str
    is_dotted: bool = False

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1

    @property
    def is_given_name(self) -> bool:
        return any(part in GIVEN_NAMES for part in _parts(self.text))

    @property
    def may_be_given_name(self) -> bool:
        return self.text.casefold() in WORDS_AND_NAMES


def names(text: str, known: Known) -> Iterator[Span]:
    """Each name once, the longest piece of text that looks like it."""
    found = sorted([*_titled(text, known), *_of_people(text, known), *_capitals(text, known)])
    start, end = 0, 0
    for first, last in found:
        if first >= end and end:
            yield Span(start, end)
            start = first
        start, end = (start, max(end, last)) if end else (first, last)
    if end:
        yield Span(start, end)


def _titled(text: str, known: Known) -> Iterator[tuple[int, int]]:
    for match in TITLED.finditer(text):
        first, *others = match["name"].split()
        if _is_ordinary(first) or known.names(match[0]) or known.names(f"{match[0].split()[0]} {first}"):
            continue
        is_whole = others and others[0][0].isupper() and not _is_ordinary(others[0])
        yield match.start(), match.end() if is_whole else match.start("name") + len(first)


def _of_people(text: str, known: Known) -> Iterator[tuple[int, int]]:
    """One word is enough after a word for a person: a common given name, or a capital that nothing explains."""
    for match in OF_A_PERSON.finditer(text):
        name = match["name"]
        is_capital = bool(match["surely"]) and name[0].isupper() and not _is_explained(name, known)
        if is_capital or name.casefold() in GIVEN_NAMES:
            yield match.span("name")


def _capitals(text: str, known: Known) -> Iterator[tuple[int, int]]:
    for run in _runs(text):
        for first in range(len(run)):
            if size := _size_of_name(run, first, known):
                yield run[first].start, run[first + size - 1].end
    yield from _surname_first(text, known)


def _size_of_name(run: list[Token], first: int, known: Known) -> int:
    """How many words from here on are a name: 0 for none."""
    token, stands_first = run[first], first == 0
    if token.is_initial:
        is_article = token.text in ARTICLES and not token.is_dotted
        return 0 if is_article or not stands_first else _size_with_initials(run, known)
    following = run[first + 1] if first + 1 < len(run) else None
    if following is None:
        is_alone = stands_first and token.is_given_name and not _is_known(token.text, known)
        return 1 if is_alone else 0
    return 2 if _are_a_name(token, following, known=known) else 0


def _size_with_initials(run: list[Token], known: Known) -> int:
    """Initials and the word that follows them."""
    count = next((i for i, token in enumerate(run) if not token.is_initial), len(run))
    return 0 if count == len(run) or _is_explained(run[count].text, known) else count + 1


def _are_a_name(token: Token, following: Token, *, known: Known) -> bool:
    """Whether two words with a capital are somebody's name."""
    if token.is_given_name:  # John Bradford is somebody, wherever Bradford is; Thomas House is a building
        is_name = not _is_ordinary(following.text)
    elif _is_explained(following.text, known) or following.is_initial:
        is_name = False
    else:
        is_name = token.may_be_given_name or not _is_explained(token.text, known)
    return is_name and not known.names(f"{token.text} {following.text}")


def _surname_first(text: str, known: Known) -> Iterator[tuple[int, int]]:
    """`SMITH, John`."""
    for match in SURNAME_FIRST.finditer(text):
        last, first = match["last"], match["first"]
        is_name = last[0].isupper() and first[0].isupper() and first.casefold() in GIVEN_NAMES
        if is_name and not _is_ordinary(last) and not _is_known(last, known):
            yield match.span()


def _runs(text: str) -> Iterator[list[Token]]:
    """Words with a capital that follow each other on one line, with nothing but spaces between them."""
    run: list[Token] = []
    for token in _with_capitals(text):
        gap = AFTER_INITIAL if run and run[-1].is_initial else NEXT
        if run and not gap.fullmatch(text, run[-1].end, token.start):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _with_capitals(text: str) -> Iterator[Token]:
    for match in re.finditer(NAME, text):
        if match[0][0].isupper():
            yield Token(*match.span(), match[0], is_dotted=text.startswith(".", match.end()))


def _is_explained(word: str, known: Known) -> bool:
    """Whether a capital has another reason: an ordinary word, a known one, or an abbreviation."""
    is_abbreviation = word.isupper() and len(word) > 1 and not Token(0, 0, word).is_given_name
    return is_abbreviation or _is_ordinary(word) or _is_known(word, known)


def _is_ordinary(word: str) -> bool:
    return all(part in ORDINARY_WORDS or part.removesuffix("s") in ORDINARY_WORDS for part in _parts(word))


def _is_known(word: str, known: Known) -> bool:
    return all(part in known.words or part in ORDINARY_WORDS for part in _parts(word))


def _parts(word: str) -> list[str]:
    """A word's parts in lower case, without a possessive: Anne-Marie's is anne and marie."""
    pieces = [found.casefold().replace("’", "'") for found in WORD.findall(word)]
    return [piece.removesuffix("'s") for piece in pieces]
