"""The return of a small made borough, line by line, and what is told of what is wrong in it."""

import csv
from datetime import date, datetime, time, timedelta

import pytest
from django.db import DatabaseError, connection

from cases.models import CareFacts, Child
from missing.choices import EpisodeStatus
from missing.services.statutory import write_return
from slscb.core import audit
from slscb.core.clock import from_london
from slscb.core.models import AuditEvent
from slscb.devstack.stepping_down import stepped_down
from tests.factories.cases import a_child, an_episode_of_care
from tests.factories.missing import an_episode
from tests.helpers import ssda903
from tests.reporting.seeding.worlds import a_borough

pytestmark = pytest.mark.django_db


def evening(day: date) -> datetime:
    return from_london(day, time(22, 30))


def gone(child: Child, first: date, last: date | None = None, kind: str = "care", **fields: object) -> None:
    """Last seen in the evening of a day, and back an hour earlier of another's."""
    seen = evening(first)
    back = evening(last) - timedelta(hours=1) if last else None
    known = {"status": EpisodeStatus.RETURNED if back else EpisodeStatus.MISSING, "returned_at": back}
    an_episode(child, seen, episode_kind=kind, reported_at=seen, **known | fields)


def looked_after(reference: str, **details: object) -> Child:
    """A child of Slough's with a reference that stays the same."""
    known = {"given_name": reference, "sex": "M", "care_status": "lac", "upn": None}
    child = a_child(**known | details)
    Child.objects.filter(pk=child.pk).update(reference=reference)
    return child


@pytest.fixture
def borough():
    """One of each: placements changed, a mother, left care, never in care, another authority's."""
    moved = looked_after("AAAA-AAAA", upn="A123456789012")
    an_episode_of_care(moved, date(2024, 5, 1), date(2025, 9, 1), reason_ended="X1", reason_placement_changed="CARPL")
    an_episode_of_care(moved, date(2025, 9, 1), reason_began="P", placement="K2", provider="PR4", placement_postcode="")
    gone(moved, date(2025, 3, 30), date(2025, 4, 1))
    gone(moved, date(2025, 8, 30), date(2025, 9, 3))
    gone(moved, date(2025, 9, 3), date(2025, 9, 4), "away")
    gone(moved, date(2025, 10, 1), date(2025, 10, 9), found_at=evening(date(2025, 10, 5)))
    gone(moved, date(2026, 3, 31), date(2026, 4, 1))
    gone(moved, date(2026, 4, 2), date(2026, 4, 3))
    mother = looked_after("BBBB-BBBB", sex="F", ethnicity="MWBC", date_of_birth=date(2010, 2, 28))
    CareFacts.objects.create(child=mother, upn_unknown="UN5", is_mother=True, own_child_born_on=date(2025, 12, 24))
    an_episode_of_care(mother, date(2025, 12, 1), date(2026, 5, 1), reason_ended="E13")
    gone(mother, date(2025, 11, 30), date(2025, 12, 2))
    gone(mother, date(2026, 3, 1))
    left = looked_after("CCCC-CCCC", upn="B123456789012", care_status="cin")
    an_episode_of_care(left, date(2025, 1, 1), date(2025, 6, 1))
    gone(left, date(2025, 5, 31), date(2025, 6, 2))
    gone(left, date(2025, 7, 1), date(2025, 7, 2), "home")
    never, elsewhere = a_child(), looked_after("DDDD-DDDD", care_status="lac_other")
    gone(never, date(2025, 5, 1), date(2025, 5, 2), "home")
    gone(elsewhere, date(2025, 5, 1), date(2025, 5, 2))
    gone(looked_after("EEEE-EEEE", upn="C123456789012"), date(2025, 5, 1), date(2025, 5, 2), status="recorded_in_error")


HEADER = """\
CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
AAAA-AAAA,M,04/05/2011,APKN,A123456789012,,
BBBB-BBBB,F,28/02/2010,MWBC,UN5,1,24/12/2025
CCCC-CCCC,M,04/05/2011,APKN,B123456789012,,
EEEE-EEEE,M,04/05/2011,APKN,C123456789012,,
"""
EPISODES = """\
CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
AAAA-AAAA,01/05/2024,S,C2,N1,U6,PR1,01/09/2025,X1,CARPL,SL1 2AB,SL2 5CD,SC000001
AAAA-AAAA,01/09/2025,P,C2,N1,K2,PR4,,,,SL1 2AB,,SC000001
BBBB-BBBB,01/12/2025,S,C2,N1,U6,PR1,,,,SL1 2AB,SL2 5CD,SC000001
CCCC-CCCC,01/01/2025,S,C2,N1,U6,PR1,01/06/2025,E4A,,SL1 2AB,SL2 5CD,SC000001
"""
MISSING = """\
CHILD,DOB,MISSING,MIS_START,MIS_END
AAAA-AAAA,04/05/2011,M,30/03/2025,01/04/2025
AAAA-AAAA,04/05/2011,M,30/08/2025,03/09/2025
AAAA-AAAA,04/05/2011,A,03/09/2025,04/09/2025
AAAA-AAAA,04/05/2011,M,01/10/2025,05/10/2025
AAAA-AAAA,04/05/2011,M,31/03/2026,
BBBB-BBBB,28/02/2010,M,01/03/2026,
CCCC-CCCC,04/05/2011,M,31/05/2025,01/06/2025
"""


def text_of(folder, name):
    return (folder / name).read_bytes().decode("utf-8").replace("\r\n", "\n")


def test_the_return_of_a_small_borough_line_by_line(borough, tmp_path):
    made = write_return(actor=None, year=2026, folder=tmp_path)
    assert text_of(tmp_path, "header.csv") == HEADER
    assert text_of(tmp_path, "episodes.csv") == EPISODES
    assert text_of(tmp_path, "missing.csv") == MISSING
    assert (made.counts["header.csv"], made.counts["episodes.csv"], made.counts["missing.csv"]) == (4, 4, 7)
    files = ssda903.read(tmp_path)
    assert ssda903.validate(files, 2026) == [("EPI", "EEEE-EEEE")]


def test_what_is_wrong_and_what_is_left_out_is_told_by_line(borough, tmp_path):
    write_return(actor=None, year=2026, folder=tmp_path)
    [error] = csv.DictReader(text_of(tmp_path, "errors.csv").splitlines())
    assert (error["FILE"], error["LINE"], error["CHILD"], error["RULE"]) == ("header.csv", "5", "EEEE-EEEE", "EPI")
    [remark] = csv.DictReader(text_of(tmp_path, "remarks.csv").splitlines())
    assert (remark["FILE"], remark["LINE"], remark["CHILD"], remark["RULE"]) == ("missing.csv", "", "BBBB-BBBB", "581")


def test_what_is_missing_of_a_looked_after_child_does_not_lose_her_episode(tmp_path):
    child = looked_after("FFFF-FFFF", sex="F")
    gone(child, date(2025, 5, 1), date(2025, 5, 2))
    write_return(actor=None, year=2026, folder=tmp_path)
    assert text_of(tmp_path, "missing.csv").splitlines()[1:] == ["FFFF-FFFF,04/05/2011,M,01/05/2025,02/05/2025"]
    told = list(csv.DictReader(text_of(tmp_path, "errors.csv").splitlines()))
    assert [(one["FILE"], one["LINE"], one["RULE"]) for one in told] == [
        ("header.csv", "2", "168"),
        ("header.csv", "2", "EPI"),
        ("missing.csv", "2", "1012"),
    ]


def test_an_open_episode_is_found_in_the_next_return_with_the_same_start(borough, tmp_path):
    rows = {}
    for year in (2026, 2027):
        (tmp_path / str(year)).mkdir()
        write_return(actor=None, year=year, folder=tmp_path / str(year))
        rows[year] = ssda903.read(tmp_path / str(year))["missing.csv"]
    assert ssda903.continued(rows[2026], rows[2027]) == []
    assert [row["MIS_START"] for row in rows[2027]] == ["31/03/2026", "02/04/2026", "01/03/2026"]
    assert rows[2027][-1]["MIS_END"] == "01/05/2026", "no longer looked after from then on"


def test_every_child_of_the_return_stands_in_the_audit(borough, tmp_path):
    write_return(actor=None, year=2026, folder=tmp_path)
    events = AuditEvent.objects.filter(action="export").order_by("pk")
    assert [one.detail for one in events] == [{"kind": "ssda903", "period": 2026}] * 2
    told = Child.objects.filter(pk__in=events[1].about).values_list("reference", flat=True)
    assert sorted(told) == ["AAAA-AAAA", "BBBB-BBBB", "CCCC-CCCC", "EEEE-EEEE"]


def test_without_its_audit_no_return_is_written(borough, tmp_path, monkeypatch):
    def broken(**_event):
        raise DatabaseError("no audit")

    monkeypatch.setattr(audit, "record", broken)
    with pytest.raises(DatabaseError):
        write_return(actor=None, year=2026, folder=tmp_path)
    assert not list(tmp_path.iterdir())


def test_the_services_own_role_may_read_it_behind_the_wall(borough, tmp_path):
    with stepped_down():
        assert not Child.objects.exists(), "the control: nothing is seen without lifting"
        made = write_return(actor=None, year=2026, folder=tmp_path)
        assert not Child.objects.exists()
    assert made.counts["header.csv"] == 4


def test_nobody_else_on_the_server_may_read_the_files(borough, tmp_path):
    write_return(actor=None, year=2026, folder=tmp_path)
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_the_number_of_statements_does_not_grow(borough, tmp_path, django_assert_num_queries):
    with django_assert_num_queries(7):  # however many children up to a thousand; then one more, for their event
        write_return(actor=None, year=2026, folder=tmp_path)


def test_the_demos_borough_gives_returns_in_which_the_rules_find_nothing(tmp_path):
    rows = {}
    with a_borough(120):
        for year in (2025, 2026):
            (tmp_path / str(year)).mkdir()
            made = write_return(actor=None, year=year, folder=tmp_path / str(year))
            files = ssda903.read(tmp_path / str(year))
            assert made.counts["errors.csv"] == 0
            assert ssda903.validate(files, year) == []
            rows[year] = files["missing.csv"]
    assert rows[2026] and {row["MISSING"] for row in rows[2026]} == {"M", "A"}
    assert ssda903.continued(rows[2025], rows[2026]) == []


def test_the_same_data_give_the_same_files(borough, tmp_path):
    texts = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_return(actor=None, year=2026, folder=tmp_path / name)
        with connection.cursor() as cursor:  # rows of a table move when they are written again
            cursor.execute("UPDATE cases_child SET version = version + 1 WHERE reference = 'AAAA-AAAA'")
        texts.append([text_of(tmp_path / name, each) for each in ssda903.COLUMNS])
    assert texts[0] == texts[1]
