"""List 8 of a small made borough, column by column."""

import csv
from datetime import date, datetime, time, timedelta

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from agencies.choices import Role
from agencies.models import Team, User
from cases.models import Allocation, Child
from missing.models import InterviewOffer
from missing.presenters.annex_a import COLUMNS, ETHNICITIES, LIST_8
from missing.services.annex_a import write_list
from slscb.core import audit
from slscb.core.clock import from_london
from slscb.core.models import AuditEvent
from slscb.devstack.stepping_down import stepped_down
from tests.factories.agencies import a_team, a_user
from tests.factories.cases import a_child, an_episode_of_care
from tests.factories.missing import a_returned_episode, an_episode

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 1)
MISSING, ABSENT = COLUMNS[LIST_8][18:20]
OFFERED, ACCEPTED = COLUMNS[LIST_8][20:22]


def noon(day: date) -> datetime:
    return from_london(day, time(12))


def written(folder, on: date = ON) -> dict[str, dict[str, str]]:
    write_list(actor=None, on=on, folder=folder)
    with (folder / LIST_8).open(encoding="utf-8-sig", newline="") as file:
        return {row["Child Unique ID"]: row for row in csv.DictReader(file)}


def looked_after(**details: object) -> Child:
    child = a_child(**{"care_status": "lac"} | details)
    an_episode_of_care(child, date(2024, 5, 1), date(2026, 9, 1), reason_ended="X1", legal_status="C1")
    an_episode_of_care(child, date(2026, 9, 1), reason_began="B", placement="K2", provider="PR4", legal_status="C2")
    return child


def held_by(child: Child, team: Team, worker: User | None = None) -> None:
    Allocation.objects.filter(child=child).delete()
    Allocation.objects.create(child=child, team=team, worker=worker, starts_on=date(2026, 1, 1))


def gone(child: Child, day: date, kind: str = "care", **fields: object):
    return a_returned_episode(child, noon(day), noon(day) + timedelta(hours=5), episode_kind=kind, **fields)


def test_a_child_column_by_column(tmp_path):
    team = a_team(name="Looked after 1")
    worker = a_user(Role.PRACTITIONER, team)
    child = looked_after(sex="F", ethnicity="APKN", date_of_birth=date(2011, 11, 2))
    held_by(child, team, worker)
    gone(child, date(2026, 1, 1))
    gone(child, date(2026, 2, 1), "away")
    last = gone(child, date(2026, 3, 1)).return_interview
    InterviewOffer.objects.create(
        interview=last, offered_at=noon(date(2026, 3, 2)), offered_by="A", method="letter", outcome="thinking",
        recorded_by=worker,
    )  # fmt: skip
    expected = [
        child.reference, "b) Female", "k) APKN", "02/11/2011", "14", "", "", "01/05/2024", "N1", "b) No", "01/09/2026", "C2",
        "", "", "", "", "", "", "2", "1", "a) Yes", "c) Unknown", "", "", "01/09/2026", "K2", "PR4", "SL2 5CD", "SC000001",
        "", "", "2", "Looked after 1", str(worker),
    ]  # fmt: skip
    assert list(written(tmp_path)[child.reference].values()) == expected


def test_there_are_34_columns_and_the_headings_are_ofsteds(tmp_path):
    written(tmp_path)
    heading = (tmp_path / LIST_8).read_text(encoding="utf-8-sig").splitlines()[0]
    assert next(csv.reader([heading])) == list(COLUMNS[LIST_8])
    assert len(COLUMNS[LIST_8]) == 34
    assert (ETHNICITIES["WBRI"], ETHNICITIES["NOBT"], len(ETHNICITIES)) == ("a) WBRI", "t) NOBT", 20)
    assert MISSING == "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months"
    assert ABSENT == "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months"
    assert OFFERED == "Was the child offered a Return Interview after their last missing episode (Y/N)?"
    assert ACCEPTED == "Did the child accept a Return Interview after their last missing episode (Y/N)?"


def test_counts_are_never_blank_and_answers_are_where_nobody_was_missing(tmp_path):
    child = looked_after()
    gone(child, date(2026, 2, 1), "away")
    gone(child, date(2026, 2, 3), status="recorded_in_error")
    gone(child, date(2025, 11, 1))
    row = written(tmp_path)[child.reference]
    assert [row[name] for name in (MISSING, ABSENT, OFFERED, ACCEPTED)] == ["0", "1", "", ""]


def test_whether_an_interview_was_offered_is_not_known_of_a_child_still_missing(tmp_path):
    child = looked_after()
    gone(child, date(2026, 2, 1))
    an_episode(child, noon(date(2026, 10, 31)), episode_kind="care")
    row = written(tmp_path)[child.reference]
    assert [row[name] for name in (MISSING, OFFERED, ACCEPTED)] == ["2", "c) Unknown", "c) Unknown"]


def test_who_is_listed(tmp_path):
    here, left, long_ago, short, later = (a_child() for _ in range(5))
    elsewhere = a_child(care_status="lac_other")
    an_episode_of_care(here, date(2026, 11, 1))
    an_episode_of_care(left, date(2025, 1, 1), date(2026, 5, 1))
    an_episode_of_care(long_ago, date(2025, 1, 1), date(2026, 4, 30))
    an_episode_of_care(short, date(2025, 1, 1), legal_status="V4")
    an_episode_of_care(later, date(2026, 11, 2))
    a_child(care_status="none"), gone(elsewhere, date(2026, 2, 1))
    found = written(tmp_path)
    assert set(found) == {here.reference, left.reference}
    row = found[left.reference]
    assert (row["Date Ceased to be Looked After"], row["Reason Ceased to be Looked After"]) == ("01/05/2026", "E4A")


def test_a_child_without_an_episode_of_care_is_listed_and_told(tmp_path):
    child = a_child(care_status="lac")
    gone(child, date(2026, 2, 1))
    row = written(tmp_path)[child.reference]
    assert (row[MISSING], row["Date Started to be Looked After"]) == ("1", "")
    told = (tmp_path / "annex_a_errors.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert told.startswith(f"{LIST_8},2,{child.reference},EPI,")


def test_care_that_goes_on_after_18_is_told(tmp_path):
    child = looked_after(date_of_birth=date(2008, 10, 30))
    written(tmp_path)
    assert f"{LIST_8},2,{child.reference},own," in (tmp_path / "annex_a_errors.csv").read_text(encoding="utf-8-sig")


def test_a_name_is_never_taken_for_a_formula(tmp_path):
    child = looked_after()
    held_by(child, a_team(name="=1+1"))
    assert written(tmp_path)[child.reference]["Allocated Team"] == "'=1+1"


def test_without_its_audit_no_list_is_written(tmp_path, monkeypatch):
    def broken(**_event):
        raise DatabaseError("no audit")

    looked_after()
    monkeypatch.setattr(audit, "record", broken)
    with pytest.raises(DatabaseError, match="no audit"):
        written(tmp_path)
    assert not (tmp_path / LIST_8).exists()


def test_the_services_own_role_may_read_it_behind_the_wall(tmp_path):
    child = looked_after()
    with stepped_down():
        assert not Child.objects.exists(), "the control: nothing is seen without lifting"
        assert list(written(tmp_path)) == [child.reference]
        assert not Child.objects.exists()


def test_it_is_read_in_one_statement_however_many_children(tmp_path):
    for _ in range(3):
        gone(looked_after(), date(2026, 2, 1))
    with CaptureQueriesContext(connection) as captured:
        written(tmp_path)
    assert sum('FROM "cases_child"' in one["sql"] for one in captured) == 1
    assert sum('"missing_missingepisode"' in one["sql"] for one in captured) == 1


def test_every_child_listed_stands_in_the_audit(tmp_path):
    child = looked_after()
    written(tmp_path)
    events = AuditEvent.objects.filter(action="export").order_by("pk")
    assert [event.detail for event in events] == [{"kind": "annex_a", "on": "2026-11-01"}] * 2
    assert (events[0].about, events[1].about) == ([], [child.pk])


def test_the_file_is_for_nobody_but_the_account_that_writes_it(tmp_path):
    written(tmp_path)
    assert (tmp_path / LIST_8).stat().st_mode & 0o777 == 0o600
