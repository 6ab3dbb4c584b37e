"""The pages of versions and of calibration."""

from datetime import timedelta

import pytest

from agencies.choices import Role
from risk.models import Assessment, Instrument, VignetteScore
from risk.services import calibration
from slscb.core.clock import today
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.risk import a_draft, a_proposed_version, a_round, a_version_in_force
from tests.helpers.signing_in import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return a_user(Role.CSE_LEAD)


def words(answer):
    return answer.content.decode()


def on(day, name):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_the_list_hides_drafts_from_practitioners(lead):
    a_draft(lead)
    assert "Version 2" in words(browser_of(lead).get("/risk/tool/versions/"))
    assert "Version 2" not in words(browser_of(a_user()).get("/risk/tool/versions/"))


def test_a_draft_is_begun_changed_tried_out_proposed_and_approved_without_code(lead):
    browser = browser_of(lead)
    begun = browser.post("/risk/tool/versions/draft/", {"tool_version": "2", "title": "Tool", "source": "Subgroup"})
    address = begun.headers["Location"]
    row = {"code": "m16", "text": "Fake accounts", "label": "Somebody uses fake accounts", "band": "medium"}
    draft = Instrument.objects.get(tool_version="2")
    assert browser.post(f"{address}add/", row | {"version": draft.version}).status_code == 303
    assert browser.post(f"{address}L07/retire/").status_code == 303
    page = words(browser.get(address))
    assert "M16 (MEDIUM): Somebody uses fake accounts" in page
    assert "L07 (LOW)" in page
    tried = {"indicators": ["M16", "M01"], "M16_when": "current", "M01_when": "current"}
    tried |= {"offence_evidence": "no", "organised_model": "no"}
    assert "The draft gives: " in words(browser.post(f"{address}try/", tried))
    assert "Two or more medium indicators" in words(browser.post(f"{address}try/", tried))
    draft.refresh_from_db()
    day = on(today() + timedelta(days=1), "starts_on")
    assert browser.post(f"{address}propose/", day | {"version": draft.version}).status_code == 303
    draft.refresh_from_db()
    decision = {"decision": "approve", "reason": "Agreed", "version": draft.version}
    assert browser.post(f"{address}decide/", decision).status_code == 422
    manager = browser_of(a_user(Role.LSCB_MANAGER))
    assert "waits for" in words(manager.get("/")) or "Version 2" in words(manager.get("/"))
    assert manager.post(f"{address}decide/", decision).status_code == 303
    draft.refresh_from_db()
    assert draft.in_force_from == today() + timedelta(days=1)
    assert browser.get(address).status_code == 404
    assert "Nothing differs" not in words(browser.get("/risk/tool/versions/compare/"))


def test_thresholds_and_words_are_changed_and_wrong_ones_told_at_their_fields(lead):
    draft, browser = a_draft(lead), browser_of(lead)
    address = f"/risk/tool/drafts/{draft.public_id}/"
    form = browser.get(f"{address}thresholds/").context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    wrong = browser.post(f"{address}thresholds/", values | {"high_minimum": "50", "medium_below_rule": ""})
    assert wrong.status_code == 422
    assert set(wrong.context["form"].errors) == {"high_minimum", "medium_below_rule"}
    assert browser.post(f"{address}thresholds/", values | {"medium_review_days": "42"}).status_code == 303
    assert "due after 42 days, before after 56" in words(browser.get(address))
    changed = browser.get(f"{address}M04/change/")
    assert changed.context["form"]["text"].value().startswith("Receiving")


def test_a_draft_s_faults_stand_on_its_page_each_leading_to_its_field(lead):
    draft = a_draft(lead)
    data = draft.definition
    data["indicators"][3]["label"] = ""
    data["bands"][2]["minimum"] = 99
    Instrument.objects.filter(pk=draft.pk).update(definition=data)
    page = words(browser_of(lead).get(f"/risk/tool/drafts/{draft.public_id}/"))
    assert f"/risk/tool/drafts/{draft.public_id}/L04/change/#id_label" in page
    assert f"/risk/tool/drafts/{draft.public_id}/thresholds/#id_high_minimum" in page


def test_an_assessment_of_an_earlier_day_is_shown_under_that_day_s_version_and_loses_nothing():
    began = today() - timedelta(days=3)
    a_version_in_force(began)
    worker = a_user()
    child = a_child(worker)
    browser, address = browser_of(worker), f"/risk/children/{child.public_id}/assess/"
    assert "M16" in words(browser.get(address))
    earlier = on(began - timedelta(days=1), "assessed_on")
    sent = {"indicators": ["M01", "M16"], "M01_evidence": "Seen", "M16_evidence": "Three fake accounts"}
    sent |= {"M01_nature": "fact", "M01_when": "current", "M01_agency": "csc", "harm_status": "no_evidence"}
    sent |= {"offence_evidence": "no", "final_level": "calculated", "action": "complete", **earlier}
    answer = browser.post(address, sent | {"drawn_with": "2"})
    page = words(answer)
    assert answer.status_code == 422
    assert "Version 1 of the tool is in force on this day, and you filled in version 2" in page
    assert 'name="kept_M16_evidence" value="Three fake accounts"' in page
    assert not Assessment.objects.exists()
    again = {name: value for name, value in sent.items() if not name.startswith("M16")} | {"indicators": ["M01"]}
    kept = {"drawn_with": "1", "kept_M16_evidence": "Three fake accounts"}
    assert browser.post(address, again | kept).status_code == 303
    assert Assessment.objects.get().instrument.tool_version == "1"
    back = browser.post(address, again | kept | on(today(), "assessed_on"))
    assert back.context["form"]["M16_evidence"].value() == "Three fake accounts"


def test_a_round_is_opened_scored_closed_and_read(lead):
    browser = browser_of(lead)
    day = on(today() + timedelta(days=14), "closes_on")
    assert browser.post("/risk/calibration/open/", {"title": "Autumn", **day}).status_code == 303
    found = calibration.CalibrationRound.objects.get()
    address = f"/risk/calibration/{found.public_id}/"
    worker = browser_of(a_user())
    assert "You have scored 0 of 10" in words(worker.get("/"))
    answer = {"indicators": ["L01"], "offence_evidence": "no", "organised_model": "no", "level": "calculated"}
    assert worker.post(f"{address}1/", answer).status_code == 422  # current or historic was not said
    assert worker.post(f"{address}1/", answer | {"L01_when": "current"}).status_code == 303
    assert worker.post(f"{address}1/", answer | {"L01_when": "current"}).status_code == 422
    assert VignetteScore.objects.count() == 1
    assert "The round is open" in words(browser.get(f"{address}results/"))
    assert browser.post(f"{address}close/").status_code == 303
    page = words(browser.get(f"{address}results/"))
    assert "Nobody has scored every vignette" in page
    assert "Practitioner 1" in page
    own = words(worker.get(address))
    assert "The group" in own
    assert "1 LOW" in own


def test_a_proposed_version_waits_on_the_home_page_of_who_may_approve_it_but_not_of_its_proposer(lead):
    a_proposed_version(lead)
    assert "A new version of the tool" in words(browser_of(a_user(Role.LSCB_MANAGER)).get("/"))
    assert "A new version of the tool" not in words(browser_of(lead).get("/"))


def test_rounds_are_listed_for_everybody(lead):
    a_round(lead)
    assert "Autumn" in words(browser_of(a_user(Role.IG_LEAD)).get("/risk/calibration/"))
