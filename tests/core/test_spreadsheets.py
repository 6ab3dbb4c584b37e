import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slscb.core.spreadsheets import cell, neutralise, starts_dangerously

DANGEROUS = "=+-@\t\r\n\0"
FULL_WIDTH = "＝＋－＠"


@pytest.mark.parametrize("sign", [*DANGEROUS, *FULL_WIDTH, "﹢", "⁼", "−", "⩵"])
def test_a_text_that_starts_like_a_formula_is_given_an_apostrophe(sign):
    assert neutralise(f"{sign}1+1") == f"'{sign}1+1"
    assert neutralise(sign) == f"'{sign}"


@pytest.mark.parametrize("front", [" ", "\u00a0", "\u3000", "\ufeff", "\u200b", "\u202e", "\x01", "\u0301", " \ufeff "])
def test_blanks_and_invisible_signs_in_front_do_not_help(front):
    assert neutralise(f"{front}=cmd|' /C calc'!A0").startswith("'")


@pytest.mark.parametrize("text", ["", " ", "Ann-Marie", "1 + 1", "O'Brien", "'=1", "–", "née", "a=b", "7", "\u200b"])
def test_every_other_text_stays_as_it_is(text):
    assert neutralise(text) == text


some_text = st.text() | st.builds(str.__add__, st.text(DANGEROUS + FULL_WIDTH + " \ufeff\u200b", max_size=4), st.text())


@given(some_text)
def test_a_neutralised_text_never_starts_with_a_dangerous_sign(text):
    safe = neutralise(text)
    bare = unicodedata.normalize("NFKC", safe).lstrip(" \u200b\ufeff")
    assert not safe.startswith(tuple(DANGEROUS + FULL_WIDTH))
    assert not bare.startswith(tuple(DANGEROUS))
    assert not starts_dangerously(safe)


@given(some_text)
def test_nothing_but_the_apostrophe_is_added_and_only_once(text):
    assert neutralise(text) in (text, "'" + text)
    assert neutralise(neutralise(text)) == neutralise(text)


def test_numbers_leave_as_numbers_and_nothing_as_an_empty_text():
    assert [cell(-5), cell(0.5), cell(None), cell("-5"), cell("fine")] == [-5, 0.5, "", "'-5", "fine"]
