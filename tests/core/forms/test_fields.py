"""Single-box fields check the shape of an answer and say in plain words how to mend it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from slscb.core.forms import (
    EmailField,
    FileField,
    GovForm,
    NhsNumberField,
    PhoneField,
    PostcodeField,
    TextAreaField,
    TextField,
    VersionField,
    WholeNumberField,
)
from slscb.core.forms.fields import width_class


class Form(GovForm):
    name = TextField(max_length=10, width="20")
    notes = TextAreaField("What happened?", max_length=20, count=True, required=False)
    email = EmailField("Email address", required=False)
    phone = PhoneField("Phone number", required=False)
    children = WholeNumberField("Number of children", min_value=1, max_value=9, required=False)
    nhs_number = NhsNumberField(required=False)
    postcode = PostcodeField(required=False)
    letter = FileField("Letter", accept=".pdf", most_megabytes=1, required=False)
    version = VersionField(required=False)


def answered(**answers):
    form = Form({"name": "Jo", **answers})
    form.is_valid()
    return form


def fault(**answers):
    [(name, messages)] = answered(**answers).errors.items()
    assert name in {*answers, "name"}
    return messages[0]


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"name": ""}, "Enter name"),
        ({"name": "x" * 11}, "Name must be 10 characters or fewer"),
        ({"name": "a\x00b"}, "Name must not include characters that cannot be shown"),
        ({"email": "jo"}, "Enter an email address in the correct format, like name@example.com"),
        ({"phone": "12"}, "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192"),
        ({"children": "many"}, "Number of children must be a whole number, like 15"),
        ({"children": "10"}, "Number of children must be 9 or fewer"),
        ({"children": "0"}, "Number of children must be 1 or more"),
        ({"nhs_number": "12345"}, "NHS number must be 10 digits"),
        (
            {"nhs_number": "943 476 5918"},
            "NHS number is not a real NHS number. Check it against the record it came from",
        ),
        ({"postcode": "SL1"}, "Enter a full UK postcode, like SL1 2AB"),
        ({"version": "x"}, "This page is out of date. Open it again before you save"),
    ],
)
def test_each_fault_says_how_to_mend_it(answers, message):
    assert fault(**answers) == message


@pytest.mark.parametrize(
    ("name", "typed", "clean"),
    [
        ("nhs_number", "943 476 5919", "9434765919"),
        ("postcode", "sl12ab", "SL1 2AB"),
        ("postcode", " w1a  0ax ", "W1A 0AX"),
        ("children", " 7 ", 7),
        ("phone", "+44 (0)1632 960001", "+44 (0)1632 960001"),
        ("version", "3", 3),
    ],
)
def test_answers_come_out_in_one_form(name, typed, clean):
    assert answered(**{name: typed}).cleaned_data[name] == clean


def test_a_line_break_counts_once_as_the_counter_counts_it():
    assert answered(notes="a\r\n" * 10).cleaned_data["notes"] == "\n".join("a" * 10)


def test_a_long_paste_is_not_cut_short_by_the_browser():
    assert "maxlength=" not in str(Form()["name"]).replace("data-maxlength", "")


def test_the_counter_is_told_the_limit():
    html = Form()["notes"].as_field_group()
    assert 'data-maxlength="20"' in html
    assert 'aria-describedby="id_notes-info"' in html
    assert 'id="id_notes-info"' in html


@pytest.mark.parametrize(("size", "valid"), [(1024 * 1024, True), (1024 * 1024 + 1, False)])
def test_a_file_too_large_is_refused(size, valid):
    form = Form({"name": "Jo"}, {"letter": SimpleUploadedFile("a.pdf", b"x" * size)})
    assert form.is_valid() is valid
    assert valid or form.errors["letter"] == ["The selected file must be smaller than 1MB"]


def test_an_author_may_word_an_error_differently():
    class Own(GovForm):
        name = TextField(error_messages={"required": "Say who"})

    assert Own({}).errors["name"] == ["Say who"]


@pytest.mark.parametrize(
    ("width", "expected"), [("", ""), ("20", "govuk-input--width-20"), ("one-half", "govuk-!-width-one-half")]
)
def test_widths_are_govuk_classes(width, expected):
    assert width_class(width) == expected
