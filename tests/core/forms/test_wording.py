"""A field's label or noun becomes the subject of its error sentences."""

import pytest

from slscb.core.forms.wording import as_words, inside, is_question, messages_for

WORDING = {"required": "Enter {noun}", "past": "{Noun} must be in the past"}


@pytest.mark.parametrize(
    ("noun", "expected"), [("First name", "first name"), ("NHS number", "NHS number"), ("A1 form", "A1 form"), ("", "")]
)
def test_a_noun_loses_its_capital_inside_a_sentence_unless_it_is_an_abbreviation(noun, expected):
    assert inside(noun) == expected


def test_names_become_words():
    assert as_words("last_seen_at") == "Last seen at"
    assert is_question("What happened? ")


def test_the_label_is_the_subject_where_no_noun_is_given():
    assert messages_for(WORDING, "", "Date of birth") == {
        "required": "Enter date of birth",
        "past": "Date of birth must be in the past",
    }


def test_the_noun_goes_before_the_label():
    assert messages_for(WORDING, "their date of birth", "When were they born?")["past"] == (
        "Their date of birth must be in the past"
    )


def test_a_question_without_a_noun_is_quoted():
    assert messages_for(WORDING, "", "When?") == {"required": "Answer ‘When?’", "past": "Answer must be in the past"}
