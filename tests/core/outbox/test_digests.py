"""What can wait goes out by day and together; what cannot wait goes out at once, at night too."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st

from slscb.core import outbox
from slscb.core.clock import london
from slscb.core.models import EmailState, Notice, OutgoingEmail
from slscb.core.outbox import watch
from slscb.core.outbox.digests import next_digest
from tests.factories.agencies import a_user

HOURS = [8, 12, 16]
SINCE = datetime(2020, 1, 1, tzinfo=UTC)
NIGHT = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
MORNING = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "hour"),
    [
        (datetime(2026, 3, 2, 7, 59, tzinfo=UTC), datetime(2026, 3, 2, 8, 0, tzinfo=UTC)),
        (datetime(2026, 3, 2, 8, 0, tzinfo=UTC), datetime(2026, 3, 2, 8, 0, tzinfo=UTC)),
        (datetime(2026, 3, 2, 8, 0, 1, tzinfo=UTC), datetime(2026, 3, 2, 12, 0, tzinfo=UTC)),
        (datetime(2026, 3, 2, 16, 1, tzinfo=UTC), MORNING),
        (datetime(2026, 3, 28, 18, 0, tzinfo=UTC), datetime(2026, 3, 29, 7, 0, tzinfo=UTC)),  # the clock goes forward
        (datetime(2026, 10, 24, 18, 0, tzinfo=UTC), datetime(2026, 10, 25, 8, 0, tzinfo=UTC)),  # and back
    ],
)
def test_what_can_wait_goes_out_at_the_next_of_the_hours_of_a_london_day(moment, hour):
    assert next_digest(moment, HOURS) == hour


@given(
    st.integers(0, 15 * 366 * 24 * 3600).map(lambda s: SINCE + timedelta(seconds=s)),
    st.sets(st.integers(3, 23)),
)
def test_it_is_never_before_nor_a_day_and_an_hour_after_and_always_on_the_hour(moment, hours):
    found = next_digest(moment, hours)
    if not hours:
        assert found is None
        return
    assert moment <= found <= moment + timedelta(hours=25)
    assert london(found).hour in hours and (london(found).minute, london(found).second) == (0, 0)


@pytest.fixture
def by_day(settings, db):
    settings.EMAIL_DIGEST_HOURS = HOURS
    with time_machine.travel(NIGHT, tick=False) as clock:
        yield clock


def told(user, key, *, urgent=False):
    outbox.notify(recipients=[user], key=key, title="Look again", link=f"/{key}/", urgent=urgent)


def test_at_night_goes_out_what_cannot_wait_and_in_the_morning_the_rest_in_one(by_day):
    user, other = a_user(), a_user()
    for key in ("one", "two", "three"):
        told(user, key)
    told(other, "one")
    told(user, "danger", urgent=True)
    assert Notice.objects.count() == 5, "in the service each stands at once"
    assert outbox.send_waiting(NIGHT) == 1
    assert "/danger/" in mail.outbox[0].body
    assert not watch.late_emails(MORNING - timedelta(seconds=1)).exists()
    assert outbox.send_waiting(MORNING) == 4
    first, second = mail.outbox[1:]
    assert first.to == [user.email] and first.subject.startswith("3 things need your attention")
    assert "/notices/" in first.body and "one" not in first.body.replace("/notices/", "")
    assert second.to == [other.email] and "/one/" in second.body and second.subject.startswith("Something needs")
    assert not OutgoingEmail.objects.exclude(state=EmailState.SENT).exists()


def test_what_was_not_sent_in_the_morning_is_late_ten_minutes_after(by_day):
    told(a_user(), "one")
    assert watch.late_emails(MORNING + timedelta(minutes=10, seconds=1)).count() == 1


def test_a_letter_that_broke_off_goes_out_again_whole_and_as_the_same(by_day, monkeypatch):
    user = a_user()
    told(user, "one")
    told(user, "two")
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self, **_: (_ for _ in ()).throw(OSError))
    assert outbox.send_waiting(MORNING) == 0
    monkeypatch.undo()
    assert outbox.send_waiting(MORNING + timedelta(minutes=1)) == 0, "leased"
    assert outbox.send_waiting(MORNING + timedelta(minutes=3)) == 2
    (letter,) = mail.outbox
    oldest = OutgoingEmail.objects.order_by("pk")[0]
    assert letter.extra_headers["Message-ID"].startswith(f"<{oldest.public_id}@")


def test_of_an_account_that_has_ended_the_whole_letter_is_dropped(by_day):
    user = a_user()
    told(user, "one")
    told(user, "two")
    user.is_active = False
    user.save()
    assert outbox.send_waiting(MORNING) == 0
    assert set(OutgoingEmail.objects.values_list("state", flat=True)) == {EmailState.DROPPED}
