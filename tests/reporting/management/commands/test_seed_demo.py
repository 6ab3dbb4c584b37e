"""`seed_demo` from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cases.models import Child

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("seed_demo", *arguments, stdout=out)
    return out.getvalue()


def test_it_says_what_it_made():
    said = run("--children", "7", "--seed", "3", "--today", "2026-11-23")
    assert said.startswith("Made 7 children and ")
    assert Child.objects.count() == 7


def test_it_lists_every_table_when_asked_to_say_more():
    assert "chronology entries" in run("--children", "2", "-v", "2")


def test_it_refuses_where_children_are_and_leaves_them_alone():
    run("--children", "3")
    with pytest.raises(CommandError, match="There are children or agencies here already"):
        run("--children", "3")
    assert Child.objects.count() == 3


@pytest.mark.parametrize("number", ["0", "-4"])
def test_a_borough_without_children_is_refused(number):
    with pytest.raises(CommandError, match="at least one child"):
        run(f"--children={number}")


def test_it_refuses_the_settings_of_a_place_for_real_children(settings):
    settings.SETTINGS_MODULE = "slscb.settings.production"
    with pytest.raises(CommandError, match="for the demo and the tests"):
        run("--children", "3")
    assert not Child.objects.exists()
