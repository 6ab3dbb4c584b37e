"""A bound field gives its template ids, classes and descriptions as GOV.UK Frontend expects them."""

from slscb.core.forms import GovForm, TextAreaField, TextField, VersionField


class Form(GovForm):
    name = TextField("Name", hint="As on the passport", width="20")
    notes = TextAreaField(max_length=9, count=True, hint="Short", required=False)
    version = VersionField(required=False)


def test_everything_that_describes_an_input_is_named_in_reading_order():
    form = Form({"notes": "far too long"})
    assert form["name"].aria_describedby == "id_name-hint id_name-error"
    assert form["notes"].aria_describedby == "id_notes-info id_notes-hint id_notes-error"
    assert Form()["version"].aria_describedby is None


def test_classes_add_up():
    assert 'class="govuk-input govuk-input--width-20 govuk-input--error"' in str(Form({})["name"])
    assert 'class="govuk-textarea govuk-js-character-count"' in str(Form()["notes"])
    assert "class" not in str(Form()["version"])


def test_an_answer_is_said_in_words_from_what_was_typed_or_saved():
    assert Form(initial={"name": "Saved"})["name"].in_words == "Saved"
    typed = Form({"name": "Typed"}, initial={"name": "Saved"})
    typed.is_valid()
    assert typed["name"].in_words == "Typed"
    assert typed["notes"].in_words == ""
