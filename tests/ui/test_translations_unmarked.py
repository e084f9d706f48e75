"""Words that nobody marked for translation, in templates and in Python."""

import pytest

from ui.translations.unmarked_python import unmarked_in_python
from ui.translations.unmarked_templates import unmarked_in_template, words_in


def in_page(source: str) -> list[str]:
    return [message.text for message in unmarked_in_template(source, is_html=True)]


def in_mail(source: str) -> list[str]:
    return [message.text for message in unmarked_in_template(source, is_html=False)]


def in_module(source: str) -> list[str]:
    return [message.text for message in unmarked_in_python(source)]


@pytest.mark.parametrize(
    "source",
    [
        "<p>{% translate 'Needs' %}</p>",
        "<p>{% blocktranslate %}All <b>needs</b> of {{ area }}{% endblocktranslate %}</p>",
        "<p>{{ area.name }} · {{ n }} – 12%&nbsp;</p>",
        "<p>{# Words for whoever reads the template #}</p>",
        "{% comment %}<p>Words</p>{% endcomment %}",
        "<!-- words for whoever reads the page's source -->",
        "<code>manage.py gaps</code><pre>area_code,people</pre><kbd>Tab</kbd>",
        "<script>let words = 'words here';</script><style>p { color: red }</style>",
        '<p class="govuk-body" id="some-words" data-module="words here">1</p>',
        "<p>https://example.org/words ods:RW5 a@example.org n/a_b.csv</p>",
        '<input type="hidden" value="some words"><input value="words" type="text">',
        '<meta name="viewport" content="width=device-width, initial-scale">',
        '<a title="{% translate \'Needs\' %}" aria-label="{{ label }}">{{ name }}</a>',
        '<p{% if a == "Some words" %} class="b"{% endif %}>x</p>',
        "{% block wide %} app-main--wide{% endblock %}",
        '{{ day|date:"j F Y, H:i" }} {{ "not known"|absent }} {{ names|join:", " }}',
        '{% include "a/file.html" with label=_("Some words") kind="wide" only %}',
        "{% load i18n static %}{% url 'a page' %}{% static 'a file.css' %}",
        '{% blocktranslate context "of a list" %}Words{% endblocktranslate %}',
        '<{{ element }} class="govuk-body">{{ name }}</{{ element }}>',
        "<svg><path d='M0 0h10' id='some-id'/><title>{{ name }}</title></svg>",
    ],
)
def test_what_is_marked_or_is_no_word_passes(source: str) -> None:
    assert in_page(source) == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("<p>Needs</p>", "Needs"),
        ("<p>{{ n }} needs</p>", "… needs"),
        ("{% if a %}Needs{% endif %}", "Needs"),
        ("<p>{% translate 'Known' %} and more</p>", "… and more"),
        ("<p>Caf&eacute; here</p>", "Café here"),
        ("<title>Needs – {{ site_name }}</title>", "Needs – …"),
        ('<img alt="A map">', 'alt="A map"'),
        ('<input placeholder="Search">', 'placeholder="Search"'),
        ('<nav aria-label="Pages"></nav>', 'aria-label="Pages"'),
        ('<td data-label="Roles"></td>', 'data-label="Roles"'),
        ('<div data-i18n.show-password="Show"></div>', 'data-i18n.show-password="Show"'),
        ('<option label="Any need"></option>', 'label="Any need"'),
        ('<input type="submit" value="Send">', 'value="Send"'),
        ('<meta name="description" content="Where help is">', 'content="Where help is"'),
        ('<p{% if a %} title="Words"{% endif %}></p>', 'title="Words"'),
        ("<svg><text>Wales</text></svg>", "Wales"),
        ("<svg><title>Wales</title></svg>", "Wales"),
        ("{% verbatim %}<p>Words</p>{% endverbatim %}", "Words"),
        ('{{ value|default:"Not told" }}', '"Not told"'),
        ('{{ value|yesno:"is open,is closed" }}', '"is open,is closed"'),
        ("{{ n }}{{ n|pluralize }}", "pluralize"),
        ('{% include "a.html" with label="Some words" %}', '"Some words"'),
        ("{% summary 'Needs' %}", "'Needs'"),
        ("<code>manage.py</code> does it", "does it"),
    ],
)
def test_words_without_a_marker_are_told_of(source: str, told: str) -> None:
    assert in_page(source) == [told]


def test_the_line_is_that_of_the_word() -> None:
    source = "<p>\n{% blocktranslate %}\nmarked\n{% endblocktranslate %}\n\n  Words\n</p>"

    assert [message.line for message in unmarked_in_template(source, is_html=True)] == [6]


def test_a_mail_is_read_line_by_line() -> None:
    mail = "{% load i18n %}{% translate 'Marked' %}\n\nNot marked, {{ name }}\n{{ link }}\n"

    assert [(found.line, found.text) for found in unmarked_in_template(mail, is_html=False)] == [
        (3, "Not marked, …")
    ]


def test_a_file_of_fields_and_tokens_is_for_machines() -> None:
    assert in_mail("User-agent: *\n{% if open %}Disallow: /admin/\n{% endif %}Allow: /\n") == []
    assert in_mail("Subject: Some words for you\n") == ["Subject: Some words for you"]


@pytest.mark.parametrize("text", ["Needs", "a need", "Anghenion ŵyr", "the file a.csv"])
def test_words_are_told_from_code(text: str) -> None:
    assert words_in(text)


@pytest.mark.parametrize(
    "text", ["", "12", "–", "x", "a.csv", "areas/N07", "https://example.org", "N51CUMB", "a_b"]
)
def test_code_is_told_from_words(text: str) -> None:
    assert not words_in(text)


@pytest.mark.parametrize(
    "source",
    [
        'forms.CharField(label=_("Name"), help_text=gettext("So"), required=False)',
        'models.CharField(_("name"), max_length=9)',
        'models.ManyToManyField("self", verbose_name=_("others"))',
        'models.ForeignKey("Area", models.CASCADE)',
        'messages.success(request, _("Saved"))',
        'raise Http404(_("No such area"))',
        "raise ValidationError(message)",
        'raise ValueError("for programmers")',
        'logger.error("for operators")',
        'class Kind(models.TextChoices):\n    A = "a", _("First")',
        'class Kind(StrEnum):\n    A = "a"',
        'class Plain:\n    pair = "some", "words"',
        'class Meta:\n    verbose_name = _("area")\n    ordering = ["name"]',
        'Column(label="area_code")',
        'f(choices=[("a", _("First")), *more])',
        'f(error_messages={"required": _("Say which")})',
        '_("%(n)s areas") % {"n": n}',
        "_(status.label)",
        '_(known["a b"])',
        'format_html("<b class=\\"some words\\">{}</b>", word)',
        'x = 1\nx.error = "words here"',
    ],
)
def test_python_that_is_marked_or_is_not_for_people_passes(source: str) -> None:
    assert in_module(source) == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('forms.CharField(label="Name")', "Name"),
        ('forms.CharField(help_text="So")', "So"),
        ('forms.ModelChoiceField(empty_label="Any")', "Any"),
        ('models.CharField("name", max_length=9)', "name"),
        ('models.CharField(verbose_name="name")', "name"),
        ('models.CheckConstraint(violation_error_message="Not so")', "Not so"),
        ('messages.success(request, "Saved")', "Saved"),
        ('messages.add_message(request, INFO, "Saved")', "Saved"),
        ('self.message_user(request, "Saved")', "Saved"),
        ('form.add_error(None, "Not so")', "Not so"),
        ('raise Http404("No such area")', "No such area"),
        ('raise ValidationError(f"No such area: {code}")', "No such area: "),
        ('raise ValidationError("No area %s" % code)', "No area %s"),
        ('raise ValidationError("No area {}".format(code))', "No area {}"),
        ('raise ValidationError("Yes" if a else _("No"))', "Yes"),
        ('raise PermissionDenied("Not yours")', "Not yours"),
        ('f(choices=[("a", "First")])', "First"),
        ('f(error_messages={"required": "Say which"})', "Say which"),
        ('@admin.display(description="age")\ndef age(self): ...', "age"),
        ('class Kind(models.TextChoices):\n    A = "a", "First"', "First"),
        ('class Meta:\n    verbose_name = "area"', "area"),
        ('class Site(AdminSite):\n    site_header = "Tables"', "Tables"),
        ('format_html("<b>Words {}</b>", n)', "Words {}"),
        ('mark_safe("<b title=\\"Words\\"></b>")', 'title="Words"'),
        ('_(f"{n} areas")', "_(f'{n} areas'): put values in after marking"),
        ('_("%s areas" % n)', "_('%s areas' % n): put values in after marking"),
        ('gettext("All " + name)', "gettext('All ' + name): put values in after marking"),
    ],
)
def test_python_without_a_marker_is_told_of(source: str, told: str) -> None:
    assert in_module(source) == [told]
