"""The marked texts of templates, held against what Django's own tags ask for."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template import Engine
from django.template.base import Parser, Token
from django.templatetags import i18n
from hypothesis import given
from hypothesis import strategies as st

from ui.translations.message import Message, UnreadableTextError
from ui.translations.sources import templates_under
from ui.translations.template_messages import template_messages

ROOT = Path(__file__).parents[2]
ALONE = Engine(builtins=["django.templatetags.i18n"])
TAGS = ("translate", "trans", "blocktranslate", "blocktrans")
Asked = tuple[str, str | None, str | None]


def found(source: str) -> list[Asked]:
    return [(message.text, message.plural, message.context) for message in template_messages(source)]


def asked_by_django(source: str, *, engine: Engine) -> set[Asked]:
    """What the nodes that Django makes of a template's translation tags look up when they render."""
    nodes: list[Any] = []

    def noting(compile_tag: Callable[..., Any]) -> Callable[..., Any]:
        def compile_and_note(parser: Parser, token: Token) -> Any:
            nodes.append(compile_tag(parser, token))
            return nodes[-1]

        return compile_and_note

    with pytest.MonkeyPatch.context() as patch:
        for name in TAGS:
            patch.setitem(i18n.register.tags, name, noting(i18n.register.tags[name]))
        engine.from_string(source)
    return {asked for node in nodes for asked in _looked_up(node)}


def _looked_up(node: Any) -> Iterator[Asked]:
    context = None if node.message_context is None else str(node.message_context.resolve({}))
    if isinstance(node, i18n.BlockTranslateNode):
        plural = node.render_token_list(node.plural)[0] if node.plural else None
        yield node.render_token_list(node.singular)[0], plural, context
    elif node.filter_expression.var.literal is not None:
        yield node.filter_expression.var.literal.replace("%", "%%"), None, context


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% translate "Needs" %}', ("Needs", None, None)),
        ("{% trans 'Needs' %}", ("Needs", None, None)),
        ('{% translate "Needs" as heading %}', ("Needs", None, None)),
        ('{% translate "Needs"|upper %}', ("Needs", None, None)),
        ('{% translate "Needs" noop %}', ("Needs", None, None)),
        ('{% translate "May" context "month" %}', ("May", None, "month")),
        ('{% translate "May" context "month" as name %}', ("May", None, "month")),
        ('{% translate "a \\"yardstick\\"" %}', ('a "yardstick"', None, None)),
        ("{% translate 'nobody\\'s' %}", ("nobody's", None, None)),
        ('{% translate "30% more" %}', ("30%% more", None, None)),
        ("{% blocktranslate %}Needs{% endblocktranslate %}", ("Needs", None, None)),
        ("{% blocktrans %}Needs{% endblocktrans %}", ("Needs", None, None)),
        ("{% blocktranslate %}{{ n }} of {{ all }}{% endblocktranslate %}", ("%(n)s of %(all)s", None, None)),
        ("{% blocktranslate %}{{ n }}% of{% endblocktranslate %}", ("%(n)s%% of", None, None)),
        ("{% blocktranslate %}\n  One\n  line\n{% endblocktranslate %}", ("\n  One\n  line\n", None, None)),
        ("{% blocktranslate trimmed %}\n  One\n  line\n{% endblocktranslate %}", ("One line", None, None)),
        (
            "{% blocktranslate with area=unit.name asvar words %}In {{ area }}{% endblocktranslate %}",
            ("In %(area)s", None, None),
        ),
        ('{% blocktranslate context "month" %}May{% endblocktranslate %}', ("May", None, "month")),
        (
            "{% blocktranslate trimmed count n=all with area=unit %}\n one in {{ area }}\n{% plural %}\n {{ n }} in {{ area }}\n"
            "{% endblocktranslate %}",
            ("one in %(area)s", "%(n)s in %(area)s", None),
        ),
        ('{% scroll _("Cookies") %}', ("Cookies", None, None)),
        ('{{ value|default:_("not known") }}', ("not known", None, None)),
        ("{{ _('not known') }}", ("not known", None, None)),
        ('{% if a == _("none") %}', ("none", None, None)),
        ('{% include "a.html" with label=_("Needs") %}', ("Needs", None, None)),
    ],
)
def test_a_marked_text_is_read_as_it_is_looked_up(source: str, expected: Asked) -> None:
    assert found(source) == [expected]


@pytest.mark.parametrize(
    "source",
    [
        "Needs",
        "{% translate variable %}",
        "{# {% translate 'Needs' %} #}",
        "{% comment %}{% translate 'Needs' %}{% blocktranslate %}{% endcomment %}",
        "{% verbatim %}{% translate 'Needs' %}{% endverbatim %}",
        '{{ value|default:"none" }}',
        "{% url 'areas' %}",
    ],
)
def test_what_no_tag_translates_is_no_message(source: str) -> None:
    assert found(source) == []


def test_texts_come_in_order_each_with_its_line() -> None:
    source = "{% translate 'one' %}\n\n{% blocktranslate %}two\n{% endblocktranslate %}{{ _('three') }}"

    lines = [(message.text, message.line) for message in template_messages(source)]

    assert lines == [("one", 1), ("two\n", 3), ("three", 4)]


def test_values_of_a_block_may_be_marked_themselves() -> None:
    source = "{% blocktranslate with word=_('none') %}It says {{ word }}{% endblocktranslate %}"

    assert found(source) == [("none", None, None), ("It says %(word)s", None, None)]


def test_a_note_for_translators_belongs_to_the_next_text_alone() -> None:
    source = "{# Translators: of a year #}<b>{% translate 'May' %}</b>{% translate 'June' %}{# Another #}"

    assert list(template_messages(source)) == [
        Message(text="May", line=1, notes=("Translators: of a year",)),
        Message(text="June", line=1),
    ]


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("\n{% blocktranslate %}Needs", "never closed"),
        ("\n{% blocktranslate %}{% if a %}Needs{% endif %}{% endblocktranslate %}", "closed by “if”"),
        ("\n{% blocktranslate count n=n %}Needs{% endblocktranslate %}", "closed by"),
        ("\n{% blocktranslate %}Need{% plural %}Needs{% endblocktranslate %}", "closed by “plural”"),
        ("\n{% blocktranslate %}Needs{% endblocktrans %}", "closed by “endblocktrans”"),
        ("\n{% blocktranslate trimmed %} {% endblocktranslate %}", "no text"),
        ("\n{% translate '' %}", "no text"),
        ("\n{% translate 'May' context month %}", "context"),
        ("\n{% blocktranslate context month %}May{% endblocktranslate %}", "context"),
    ],
)
def test_a_tag_that_cannot_be_read_is_refused_with_its_line(source: str, what: str) -> None:
    with pytest.raises(UnreadableTextError, match=what) as refused:
        list(template_messages(source))

    assert refused.value.line == 2


@pytest.mark.parametrize(
    "path", list(templates_under(ROOT)), ids=lambda path: path.relative_to(ROOT / "templates").as_posix()
)
def test_every_template_of_the_project_is_read_as_django_reads_it(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    django = asked_by_django(source, engine=Engine.get_default())

    ours = set(found(source))

    assert django <= ours
    for text, _plural, _context in ours - django:
        assert f'_("{text}")' in source


words = st.text(alphabet="ab %\n'é–", min_size=1).filter(str.strip)
names = st.sampled_from(["n", "area", "unit.name", "share"])
pieces = st.one_of(words, names.map("{{{{ {} }}}}".format))
bodies = st.lists(pieces, min_size=1, max_size=4).map("".join)
options = st.tuples(
    st.sampled_from(["", " trimmed"]),
    st.sampled_from(["", ' context "list"', " context 'map'"]),
    st.sampled_from(["", " with area=unit|upper", ' with area="x y" unit=n']),
    st.sampled_from(["", " asvar kept"]),
).map("".join)
plurals = st.one_of(st.none(), bodies)


@given(body=bodies, plural=plurals, stated=options)
def test_any_block_is_read_as_django_reads_it(body: str, plural: str | None, stated: str) -> None:
    counted = "" if plural is None else " count n=many"
    inside = body if plural is None else f"{body}{{% plural %}}{plural}"
    source = f"{{% blocktranslate{stated}{counted} %}}{inside}{{% endblocktranslate %}}"

    assert set(found(source)) == asked_by_django(source, engine=ALONE)


@given(text=words.map(lambda text: text.replace("\n", " ")), quote=st.sampled_from("\"'"))
def test_any_text_in_quotes_is_read_as_django_reads_it(text: str, quote: str) -> None:
    escaped = text.replace(quote, f"\\{quote}")
    source = f"{{% translate {quote}{escaped}{quote} %}}"

    assert set(found(source)) == asked_by_django(source, engine=ALONE)
