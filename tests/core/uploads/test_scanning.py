"""Nothing but a plain answer of a scanner that is trusted counts."""

import pytest
from django.test import override_settings

from slscb.core.models import Heartbeat
from slscb.core.tasks import scanner_heartbeat
from slscb.core.uploads import scanning
from slscb.devstack import scanner
from tests.helpers.uploads import INFECTED, a_word_document

REAL = "ClamAV 1.4.3/27800/Mon Nov 23 09:00:00 2026"


def test_a_clean_file_and_the_test_file_are_told_apart():
    with scanner.serving(REAL) as url, override_settings(CLAMD_ADDRESS=url):
        clean, infected = scanning.scan(b"words"), scanning.scan(INFECTED)
        inside = scanning.scan(a_word_document(**{"word/media/a.emf": INFECTED}))
    assert (clean.is_clean, clean.scanner) == (True, REAL)
    assert (infected.is_clean, infected.found) == (False, scanner.FOUND)
    assert inside.found == scanner.FOUND


def test_a_large_file_is_sent_whole():
    with scanner.serving() as url, override_settings(CLAMD_ADDRESS=url):
        assert scanning.scan(b"a" * 2_000_000 + INFECTED).found


@pytest.mark.parametrize("url", ["", "http://scanner", "unix://", "unix:///nowhere/at/all", "tcp://127.0.0.1:1"])
def test_a_scanner_that_cannot_be_reached_is_down(url):
    with override_settings(CLAMD_ADDRESS=url), pytest.raises(scanning.ScannerDown):
        scanning.scan(b"words")


def test_a_scanner_that_is_not_trusted_is_down():
    with (
        scanner.serving() as url,
        override_settings(CLAMD_ADDRESS=url, TRUSTED_SCANNERS=["ClamAV "]),
        pytest.raises(scanning.ScannerDown),
    ):
        scanning.scan(b"words")


@pytest.mark.parametrize(
    "said",
    [
        "stream: no luck ERROR",
        "INSTREAM size limit exceeded. ERROR",
        "stream: FOUND",
        "nonsense",
        "other: OK",
        " ",
        "OK",
    ],
)
def test_any_other_answer_is_no_verdict(said):
    with (
        scanner.serving(verdict=said) as url,
        override_settings(CLAMD_ADDRESS=url),
        pytest.raises(scanning.NoVerdict),
    ):
        scanning.scan(b"words")


@pytest.mark.django_db
def test_its_heart_beats_only_while_it_answers():
    scanner_heartbeat()
    assert not Heartbeat.objects.filter(name="scanner").exists()
    with scanner.serving() as url, override_settings(CLAMD_ADDRESS=url):
        scanner_heartbeat()
    assert Heartbeat.objects.filter(name="scanner").exists()
