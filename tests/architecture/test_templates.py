"""Templates escape, carry no code of their own, decide nothing and stand in a layout."""

import pytest

from tests.architecture.checkers.templates import (
    Template,
    all_templates,
    broken_references,
    decisions,
    homeless,
    inline_code,
    unescaped,
)
from tests.architecture.helpers import hold

TEMPLATES = all_templates()
PAGES = [template for name, template in TEMPLATES.items() if name.endswith((".html", ".txt", ".svg"))]


def planted(text, name="cases/child.html"):
    return Template(name, text)


def test_there_are_templates():
    assert PAGES


@pytest.mark.parametrize("checker", [unescaped, inline_code, decisions])
def test_templates_keep_the_rule(checker):
    hold(finding for template in PAGES for finding in checker(template))


@pytest.mark.parametrize(
    "text",
    [
        "{{ note|safe }}",
        "{{ note | safe }}",
        "{{ notes|safeseq|join:', ' }}",
        "{% autoescape off %}{{ note }}{% endautoescape %}",
        "{% if note|safe %}{% endif %}",
    ],
)
def test_trusted_text_is_found(text):
    assert list(unescaped(planted(text)))


def test_the_word_safe_is_fine():
    assert not list(unescaped(planted("safe {{ note|default:'|safe' }} {# |safe #}")))


@pytest.mark.parametrize(
    "text",
    [
        "<style>p {}</style>",
        '<p style="color: red">',
        '<p {% if x > 1 %}class="a"{% endif %} style="x">',
        "<script>alert(1)</script>",
        '<script type="application/json">{}</script>',
        '<button onclick="go()">',
        '<body\n  onload="go()">',
        '<a href="javascript:go()">',
    ],
)
def test_inline_code_is_found(text):
    assert list(inline_code(planted(text)))


@pytest.mark.parametrize(
    "text",
    [
        '<script src="/static/a.js" defer></script>',
        '<p class="style" data-on="x">',
        "{{ on }}=1",
        "a style = of writing",
    ],
)
def test_a_file_of_our_own_is_fine(text):
    assert not list(inline_code(planted(text)))


@pytest.mark.parametrize(
    "text",
    [
        "{% if child.level == 'high' %}{% endif %}",
        "{% if a %}{% elif b in c %}{% endif %}",
        "{% regroup a by b as c %}",
        "{% now 'Y' %}",
        "{% widthratio a b c %}",
        "{% load sums %}",
    ],
)
def test_a_decision_is_found(text):
    assert list(decisions(planted(text)))


def test_showing_is_no_decision():
    text = "{% load static humanize %}{% if not a and b %}{% include 'x' with y='a == b' %}{% endif %}"
    assert not list(decisions(planted(text)))


def test_every_page_stands_in_a_layout():
    hold(finding for template in PAGES for finding in homeless(template, TEMPLATES))


def test_a_page_without_a_layout_is_found():
    middle = planted("{% extends 'layouts/page.html' %}", "cases/base.html")
    known = {middle.name: middle}
    assert list(homeless(planted("<p>"), known))
    assert list(homeless(planted("{% extends 'cases/lost.html' %}"), known))
    assert not list(homeless(planted("{% extends 'cases/base.html' %}"), known))
    assert not list(homeless(planted("<p>", "components/tag.html"), known))


def test_what_is_extended_or_included_exists():
    hold(finding for template in PAGES for finding in broken_references(template, TEMPLATES))


@pytest.mark.parametrize("tag", ["extends", "include"])
def test_a_lost_template_is_found(tag):
    assert list(broken_references(planted(f"{{% {tag} 'lost.html' %}}"), {}))
