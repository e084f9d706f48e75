"""Reads a PDF back: the words on its pages, its tags, its bookmarks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

RANGE = re.compile(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>")
PAIR = re.compile(r"<(\w+)>\s*<(\w+)>")


@dataclass(frozen=True)
class Tag:
    """A structure element: its name, its words for those who cannot see it, its scope, what is inside it."""

    name: str
    alternative: str
    scope: str
    inside: "list[Tag]" = field(default_factory=list)

    def walk(self) -> "Iterator[Tag]":
        yield self
        for tag in self.inside:
            yield from tag.walk()


def open_pdf(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """Each bookmark with its depth, in order."""

    def listed(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[int, str]]:
        for item in items:
            yield depth, " ".join(item.title.split())
            yield from listed(list(item.children), depth + 1)

    with pdf.open_outline() as outline:
        return list(listed(list(outline.root), 1))


def tags(pdf: pikepdf.Pdf) -> list[Tag]:
    """Every structure element in reading order."""
    return [tag for root in _tags(pdf.Root.StructTreeRoot.K) for tag in root.walk()]


def _tags(node: pikepdf.Object) -> list[Tag]:
    if isinstance(node, pikepdf.Array):
        return [tag for item in node for tag in _tags(item)]
    if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
        return []
    inside = _tags(node.K) if "/K" in node else []
    return [Tag(str(node.S)[1:], str(node.get("/Alt", "")), _scope(node), inside)]


def _scope(node: pikepdf.Object) -> str:
    attributes = list(node.A) if "/A" in node else []
    return "".join(str(item["/Scope"])[1:] for item in attributes if "/Scope" in item)


def page_words(pdf: pikepdf.Pdf, *, number: int) -> str:
    """The words of a page in drawing order, each run of text on a line of its own."""
    page = pdf.pages[number - 1]
    letters = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    words: list[str] = []
    current: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands = list(instruction.operands)
        match str(instruction.operator):
            case "Tf":
                current = letters[str(operands[0])]
            case "Tj":
                words.append(_read(bytes(operands[0]), letters=current))
            case "TJ":
                runs = [bytes(item) for item in operands[0] if isinstance(item, pikepdf.String)]
                words.append("".join(_read(run, letters=current) for run in runs))
    return "\n".join(words)


def all_words(pdf: pikepdf.Pdf) -> str:
    """The words of every page."""
    return "\n".join(page_words(pdf, number=number + 1) for number in range(len(pdf.pages)))


def _read(run: bytes, *, letters: dict[int, str]) -> str:
    codes = [int.from_bytes(run[start : start + 2], "big") for start in range(0, len(run), 2)]
    return "".join(letters[code] for code in codes)


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """What each glyph of a font stands for, from the map that the file itself carries for readers."""
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    letters: dict[int, str] = {}
    for section in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        letters |= {int(code, 16): _text(text) for code, text in PAIR.findall(section)}
    for section in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in RANGE.findall(section):
            span = range(int(first, 16), int(last, 16) + 1)
            letters |= {code: chr(ord(_text(text)) + offset) for offset, code in enumerate(span)}
    return letters


def _text(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")
