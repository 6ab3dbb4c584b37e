"""No markup made in Python; no field taken wholesale."""

import pytest

from tests.architecture.checkers.markup import trusted_markup, wholesale_fields
from tests.architecture.checkers.sources import code
from tests.architecture.helpers import finds, hold, over


def test_text_becomes_markup_in_templates_only():
    hold(over(trusted_markup, code()))


@pytest.mark.parametrize(
    "text",
    [
        "from django.utils.safestring import mark_safe",
        "safestring.mark_safe(note)",
        "from django.utils.safestring import SafeString",
        "@register.filter(is_safe=True)\ndef f(x):\n    return x",
    ],
)
def test_trusted_markup_is_found(text):
    assert finds(trusted_markup, "cases/presenters.py", text)


def test_escaping_is_fine():
    assert not finds(trusted_markup, "cases/presenters.py", "from django.utils.html import format_html")


def test_forms_and_serializers_list_their_fields():
    hold(over(wholesale_fields, code()))


@pytest.mark.parametrize("text", ['fields = "__all__"', 'exclude = ["name"]'])
def test_wholesale_fields_are_found(text):
    assert finds(wholesale_fields, "cases/forms.py", f"class F:\n    class Meta:\n        {text}")


def test_listed_fields_are_fine():
    assert not finds(wholesale_fields, "cases/forms.py", 'class F:\n    class Meta:\n        fields = ["name"]')
