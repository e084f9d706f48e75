"""HTML as a tree that can be compared: the same whatever the white space, the order of attributes and the ids chosen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "img", "br", "hr", "link", "meta", "path"}
REFERENCES = ("for", "aria-describedby", "aria-controls", "data-aria-controls", "aria-labelledby")


@dataclass
class Element:
    """One element: its name, attributes (classes sorted, an empty one as ""), and children with texts among them."""

    name: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, class_name: str) -> list["Element"]:
        """Every element with a class, in order."""
        return [found for found in self.walk() if class_name in found.attributes.get("class", "").split()]

    @property
    def text(self) -> str:
        return " ".join(child if isinstance(child, str) else child.text for child in self.children).strip()


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if words := " ".join(data.split()):
            self.open[-1].children.append(words)


def parsed(html: str) -> Element:
    """The tree of a piece of HTML. Fails on an element that is closed wrongly."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.open == [builder.root], f"left open: {[element.name for element in builder.open[1:]]}"
    return builder.root


def normalised(html: str, *, ignore: frozenset[str] = frozenset()) -> Element:
    """The tree with classes sorted, ids by order of appearance, and without `ignore`d attributes and unused ids."""
    root = parsed(html)
    used = {word for element in root.walk() for word in _references(element)}
    names = {id_: f"#{i}" for i, id_ in enumerate(_ids(root, used=used))}
    for element in root.walk():
        element.attributes = _normal_attributes(element, names=names, ignore=ignore)
    return root


def _ids(root: Element, *, used: set[str]) -> list[str]:
    return [element.attributes["id"] for element in root.walk() if element.attributes.get("id") in used]


def _references(element: Element) -> list[str]:
    words = [word for name in REFERENCES for word in element.attributes.get(name, "").split()]
    address = element.attributes.get("href", "")
    return [*words, address[1:]] if address.startswith("#") else words


def _normal_attributes(element: Element, *, names: dict[str, str], ignore: frozenset[str]) -> dict[str, str]:
    normal: dict[str, str] = {}
    for name, value in element.attributes.items():
        if name in ignore or (name == "id" and value not in names):
            continue
        normal[name] = _normal_value(name, value, names=names)
    return dict(sorted(normal.items()))


def _normal_value(name: str, value: str, *, names: dict[str, str]) -> str:
    if name == "class":
        return " ".join(sorted(value.split()))
    if name == "id" or name in REFERENCES:
        return " ".join(names.get(word, word) for word in value.split())
    if name == "href" and value.startswith("#"):
        return names.get(value[1:], value)
    return "" if value == name else value
