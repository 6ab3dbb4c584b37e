"""Passwords are kept by Argon2id, and one that a stranger tries first is refused at the field."""

import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from slscb.core.signin import passwords
from slscb.settings import base
from tests.factories.agencies import a_user
from tests.helpers.signing_in import signs_in

pytestmark = pytest.mark.django_db

GUESSED = [
    "password1234",  # on the list as it stands
    "Password2026!",
    "P@ssw0rd2026",
    "passwordpassword",
    "123456123456123456",
    "aaaaaaaaaaaaaaaa",
    "Slough123456",
    "Safeguarding1!",
    "ThamesValley24",
    "!!liverpool2026",
    "qwerty 123456",
]
GOOD = ["otter lamp gravel", "monkey dragon football", "k7Vd2pQx9LmZ", "Liverpool rains on Mondays", "monkey4820175936"]


def sets(user, password):
    address = reverse("agencies:password-set", args=[user.public_id, default_token_generator.make_token(user)])
    return Client().post(address, {"password": password})


@pytest.mark.parametrize("password", GUESSED)
def test_a_common_password_is_refused_bare_repeated_or_dressed_up(password):
    user = a_user()
    answer = sets(user, password)
    assert answer.status_code == 422
    assert "too easy to guess" in answer.content.decode() or "too common" in answer.content.decode()
    assert not signs_in(user.username, password)


@pytest.mark.parametrize("password", GOOD)
def test_three_words_or_many_random_letters_are_taken(password):
    user = a_user()
    assert sets(user, password).status_code == 303
    assert signs_in(user.username, password)


def test_every_password_of_the_list_is_refused_with_the_year_and_a_sign_after_it():
    validator = passwords.NotCommonUnderneath()
    words = [one for one in sorted(CommonPasswordValidator().passwords) if one.isalpha() and len(one) >= 7]
    taken = []
    for one in words:
        try:
            validator.validate(f"{one.title()}2026!")
        except ValidationError:
            continue
        taken.append(one)
    assert (len(words) > 4_000, taken) == (True, [])


def test_passwords_are_kept_by_argon2id_at_its_full_cost(settings):
    settings.PASSWORD_HASHERS = base.PASSWORD_HASHERS
    kept = make_password("otter lamp gravel")
    known = identify_hasher(kept).decode(kept)
    assert (known["algorithm"], known["variety"]) == ("argon2", "argon2id")
    # OWASP asks for 19 MiB and two passes at least.
    assert (known["memory_cost"] >= 19_456, known["time_cost"] >= 2, len(base.PASSWORD_HASHERS)) == (True, True, 1)
