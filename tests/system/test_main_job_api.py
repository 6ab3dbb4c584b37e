"""The whole way through over HTTP: seven people, each with a token of their own and nothing else, and the same facts."""

import csv
import io
from datetime import datetime, timedelta
from typing import Any

import pytest
import requests
from knox.models import AuthToken

from slscb.core import outbox
from slscb.core.clock import now, today
from tests.factories.agencies import PASSWORD
from tests.system.seven import seven_people

pytestmark = pytest.mark.django_db(transaction=True)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Caller:
    """Somebody's program. Whatever is not answered as expected ends the test with what was answered."""

    def __init__(self, base: str, token: str) -> None:
        self.base, self.session, self.sent = f"{base}/api/v1", requests.Session(), 0
        self.session.headers["Authorization"] = f"Token {token}"

    def ask(self, method: str, path: str, body: Any = None, *, status: int = 200, **headers: str) -> requests.Response:
        """One request."""
        self.sent += 1
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if method == "POST":
            named["Idempotency-Key"] = f"step-{self.sent}"
        answer = self.session.request(method, f"{self.base}{path}", json=body, headers=named, timeout=60)
        assert answer.status_code == status, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer

    def read(self, path: str) -> Any:
        """What an address answers."""
        return self.ask("GET", path).json()

    def listed(self, path: str) -> list[Any]:
        """The first page of a list."""
        return list(self.read(path)["results"])

    def send(self, path: str, body: Any = None, *, status: int = 200, **headers: str) -> Any:
        """A POST."""
        return self.ask("POST", path, body, status=status, **headers).json()

    def etag(self, path: str) -> str:
        """The version that an address shows."""
        return self.ask("GET", path).headers["ETag"]


@pytest.fixture
def calls(live_server):
    """Each of the seven with a token."""
    return {name: Caller(live_server.url, AuthToken.objects.create(user)[1]) for name, user in seven_people().items()}


def test_from_a_first_concern_to_the_panel_with_tokens_alone(calls):
    worker = calls["socialworker"]
    child = records_a_child_who_is_not_known(worker)
    interview = reports_her_missing_and_back(worker, child)
    outbox.dispatch(now())
    is_reminded_and_records_the_interview(worker, child, interview)
    completes_the_tool(worker, child)
    sees_her_among_flagged_cases(calls["police"], child)
    meeting = builds_and_circulates_the_agenda(calls["coordinator"], child)
    prepares_and_records_the_meeting(calls["chair"], child, meeting)
    answers_for_the_action(calls["health"], child)
    reads_and_exports_the_figures(calls["manager"])
    sees_who_opened_the_record(calls["ig"], child)


def records_a_child_who_is_not_known(worker: Caller) -> dict[str, Any]:
    assert worker.listed("/children/?q=Layla Hussain") == []
    who = {"given_name": "Layla", "family_name": "Hussain", "date_of_birth": "2012-03-27"}
    assert worker.send("/children/matches/", who) == {"seen": [], "held_by": [], "ring": []}
    more = {"sex": "F", "ethnicity": "APKN", "care_status": "none", "ward": "chalvey", "school": "Upton Grange Academy"}
    child: dict[str, Any] = worker.send("/children/", who | more, status=201)
    assert child["risk_level"] == ""
    assert worker.listed("/children/?q=Layla Hussain")[0]["id"] == child["id"]
    return child


def reports_her_missing_and_back(worker: Caller, child: dict[str, Any]) -> str:
    seen, back = now() - 6 * DAY, now() - 4 * DAY
    report = {
        "kind": "home",
        "last_seen_at": seen.isoformat(),
        "reported_at": (seen + 2 * HOUR).isoformat(),
        "reported_by": "Her mother",
        "missing_from": "Slough High Street",
        "police_reference": "TVP-MISPER-4471",
        "police_risk": "medium",
    }
    episode = worker.send(f"/children/{child['id']}/missing-episodes/", report, status=201)
    assert episode["status"] == "missing"
    assert [one["id"] for one in worker.listed("/missing-episodes/")] == [episode["id"]]
    home = {
        "returned_at": back.isoformat(),
        "return_place": "A flat in Reading",
        "return_how": "Police brought her home",
    }
    interview = worker.send(f"/missing-episodes/{episode['id']}/return/", home)["return_interview"]
    assert datetime.fromisoformat(interview["due_at"]) - back == timedelta(seconds=72 * 3600)
    return str(interview["id"])


def is_reminded_and_records_the_interview(worker: Caller, child: dict[str, Any], interview: str) -> None:
    titles = [one["title"] for one in worker.listed("/notices/?state=unread")]
    assert [title for title in titles if child["reference"] in title and "overdue" in title]
    assert [one["id"] for one in worker.listed("/return-interviews/?state=overdue")] == [interview]
    at = f"/return-interviews/{interview}/"
    offer = {
        "offered_at": (now() - 3 * DAY).isoformat(),
        "offered_by": "Missing children service",
        "method": "in_person",
        "outcome": "accepted",
        "arranged_for": (now() - 2 * HOUR).isoformat(),
    }
    worker.send(f"{at}offers/", offer, status=201)
    kept = {
        "why_left": "She argued with her mother about a man she had met online",
        "push_factors": ["family_conflict"],
        "pull_factors": ["relationship_of_concern"],
        "where_stayed": "A flat in Reading",
        "with_whom": "A man she calls T",
        "online": "He writes to her every night",
    }
    worker.ask("PATCH", at, kept, If_Match=worker.etag(at))
    held = {
        "held_at": (now() - 2 * HOUR).isoformat(),
        "interviewer": "Jo Bright",
        "place": "At school",
        "is_independent": True,
        "in_person": True,
        "late_reason": "She first wanted to be left alone",
        "childs_words": "He says I am the only one who gets him.",
        "is_safe_now": True,
        "going_again": "likely",
    }
    done = worker.send(f"{at}complete/", held)
    assert (done["status"], done["why_left"]) == ("completed", kept["why_left"])
    assert datetime.fromisoformat(done["held_at"]) > datetime.fromisoformat(done["due_at"])
    lines = [line["summary"] for line in worker.listed(f"/children/{child['id']}/chronology/")]
    assert [line for line in lines if "after the 72 hours" in line]


def completes_the_tool(worker: Caller, child: dict[str, Any]) -> None:
    evidence = {
        "M01": "Fetched in a grey car by a man nobody knows",
        "M02": "A man writes to her every night",
        "L01": "Missing for two days",
    }
    ticked = [{"code": code, "evidence": why, "nature": "fact", "when": "current"} for code, why in evidence.items()]
    answers = {"kind": "assessment", "indicators": ticked, "harm_status": "suspected", "offence_evidence": False}
    address = f"/children/{child['id']}/risk-assessments/"
    tool = worker.listed("/risk-instruments/")[0]
    worked_out = worker.send(f"{address}work-out/", answers)
    assert (worked_out["calculated_level"], worked_out["faults"]) == ("medium", [])
    made = worker.send(address, answers | {"instrument": tool["instrument"]}, status=201)
    assert (made["calculated_level"], made["final_level"]) == ("medium", "medium")
    assert "two or more medium indicators" in [reason["rule"].lower() for reason in made["reasons"]]
    assert worker.read(f"/risk-assessments/{made['id']}/")["indicators"][0]["evidence"]


def sees_her_among_flagged_cases(officer: Caller, child: dict[str, Any]) -> None:
    [flagged] = officer.listed("/flagged-children/")
    assert (flagged["child_id"], flagged["level"]) == (child["id"], "medium")
    waits = flagged["police_response"]
    assert waits["status"] == "not_started"
    taken = officer.send(f"/required-responses/{waits['id']}/acknowledge/")
    assert (taken["status"], bool(taken["owner"])) == ("acknowledged", True)


def builds_and_circulates_the_agenda(coordinator: Caller, child: dict[str, Any]) -> str:
    off_the_grid = {"held_on": (today() + DAY).isoformat()}
    fault = coordinator.send("/serac-meetings/", off_the_grid, status=400)["errors"][0]
    assert (fault["path"], "the nearest meetings are on" in fault["message"]) == ("held_on", True)
    meeting = coordinator.send("/serac-meetings/", {"held_on": today().isoformat()}, status=201)
    at = f"/serac-meetings/{meeting['id']}/"
    coordinator.send(f"{at}build-agenda/")
    [item] = coordinator.listed(f"{at}items/")
    assert item["child_id"] == child["id"]
    assert "Risk was raised to MEDIUM on" in " ".join(reason["words"] for reason in item["reasons"])
    sent = coordinator.send(f"{at}circulate/", If_Match=coordinator.etag(at))
    assert (sent["status"], bool(sent["circulated_at"])) == ("circulated", True)
    return str(meeting["id"])


def prepares_and_records_the_meeting(chair: Caller, child: dict[str, Any], meeting: str) -> None:
    [case] = chair.listed(f"/serac-meetings/{meeting}/preparation/")
    assert (case["child_id"], case["harm_status"], case["episodes_lately"]) == (child["id"], "suspected", 1)
    at = f"/agenda-items/{case['item_id']}/"
    said = {"outcome": "continue", "discussion": "Police know the car. School will keep her in at lunch."}
    decision = chair.send(f"{at}decision/", said, status=201)
    assert (decision["outcome"], decision["level"]) == ("continue", "medium")
    task = {"title": "See her at school with the nurse she trusts", "agency": "health"}
    action = chair.send(f"{at}actions/", task, status=201)
    assert action["due_on"] == (today() + 28 * DAY).isoformat()
    opened = chair.read(at)
    assert (opened["decision"]["id"], [one["id"] for one in opened["actions"]]) == (decision["id"], [action["id"]])
    assert chair.read(f"/serac-meetings/{meeting}/")["status"] == "held"


def answers_for_the_action(nurse: Caller, child: dict[str, Any]) -> None:
    [action] = nurse.listed("/actions/?state=open&agency=health")
    assert (action["title"], action["child_id"]) == ("See her at school with the nurse she trusts", child["id"])
    at = f"/actions/{action['id']}/"
    done = {"status": "done", "outcome": "Seen on Tuesday with her aunt"}
    assert nurse.ask("PATCH", at, done, If_Match=nurse.etag(at)).json()["status"] == "done"
    assert [one["text"] for one in nurse.listed(f"{at}progress/")] == ["Seen on Tuesday with her aunt"]


def reads_and_exports_the_figures(manager: Caller) -> None:
    answer = manager.ask("GET", "/reports/")
    assert {"levels", "episodes"} <= {one["measure"] for one in answer.json()}
    assert "Layla" not in answer.text
    period = manager.read("/reports/periods/")[0]["key"]
    address = f"/reports/export/?kind=csv&period={period}"
    assert manager.ask("GET", address, status=400).json()["errors"][0]["path"] == "Identity-Proof"
    file = manager.ask("GET", address, Identity_Proof=PASSWORD)
    assert file.headers["Content-Disposition"].endswith('.csv"')
    lines = [line for line in csv.reader(io.StringIO(file.content.decode("utf-8-sig"))) if len(line) > 1]
    assert not {value for line in lines for value in line[1:]} & {"1", "2", "3", "4", "5"}
    assert "<6" in file.text and "Layla" not in file.text


def sees_who_opened_the_record(lead: Caller, child: dict[str, Any]) -> None:
    answer = lead.ask("GET", f"/openings/?reference={child['reference']}")
    events = answer.json()["results"]
    assert {"Opened", "Recorded"} <= {one["action"] for one in events}
    assert {reference for one in events for reference in one["children"]} == {child["reference"]}
    assert "Layla" not in answer.text
    lead.ask("GET", f"/children/{child['id']}/", status=403)
