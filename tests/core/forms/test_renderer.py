"""Django draws every form through our templates, and a plain widget where we have none of our own."""

from django import forms

from slscb.core.forms import GovForm, TextField
from slscb.core.forms.bound import GovBoundField


class Plain(forms.Form):
    colour = forms.CharField(widget=forms.ColorInput, help_text="Any")


class Ours(GovForm):
    name = TextField()


def test_ours_is_the_default():
    assert isinstance(Ours()["name"], GovBoundField)


def test_a_plain_django_form_gets_the_same_frame():
    html = Plain()["colour"].as_field_group()
    assert 'class="govuk-form-group"' in html
    assert '<input type="color" name="colour"' in html
    assert '<div id="id_colour-hint" class="govuk-hint">Any</div>' in html
