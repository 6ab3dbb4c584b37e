"""The steps of the main job, each as the person whose job it is; `test_main_job` and `test_tour` walk them."""

import re
from datetime import datetime, timedelta

from cases.models import Child
from slscb.core.clock import now, today
from slscb.core.words import day_words
from tests.system.people import Person

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def finds_that_the_child_is_not_known(worker: Person) -> None:
    worker.menu("Find a child")
    worker.fill(text="Layla Hussain")
    worker.press("Search")
    assert worker.page.locator("main").get_by_role("link", name="Layla Hussain").count() == 0
    worker.follow("Record a child")


def records_her(worker: Person) -> None:
    worker.fill(given_name="Layla", family_name="Hussain", school="Upton Grange Academy")
    worker.fill_day("date_of_birth", datetime(2012, 3, 27, 12, tzinfo=now().tzinfo))
    worker.choose(sex="F", ethnicity="APKN", care_status="none", ward="chalvey")
    worker.press("Record this child")
    worker.sees("The child is recorded")
    worker.sees("Not assessed")


def reports_her_missing(worker: Person) -> None:
    worker.follow("Report missing")
    seen = now() - 6 * DAY
    worker.choose(kind="home", police_risk="medium")
    worker.fill_moment("last_seen_at", seen)
    worker.fill_moment("reported_at", seen + 2 * HOUR)
    worker.fill(reported_by="Her mother", missing_from="Slough High Street", police_reference="TVP-MISPER-4471")
    worker.press("Report as missing")
    worker.sees("The episode is open")


def records_her_return(worker: Person) -> None:
    worker.press("Record the return")
    worker.fill_moment("returned_at", now() - 4 * DAY)
    worker.fill(return_place="A flat in Reading", return_how="Police brought her home")
    worker.press("Save")
    worker.sees("Return home interview")


def is_reminded_of_the_overdue_interview(worker: Person, child: Child) -> None:
    worker.sees("New for you")
    worker.sees(child.reference)
    worker.sees("overdue")


def records_the_interview(worker: Person, child: Child) -> None:
    worker.press(f"Return home interview for child {child.reference}")
    worker.press("Record an offer")
    worker.fill_moment("offered_at", now() - 3 * DAY)
    worker.fill(offered_by="Missing children service")
    worker.choose(is_independent="yes", method="in_person", outcome="accepted")
    worker.fill_moment("arranged_for", now() - 2 * HOUR)
    worker.press("Save the offer")
    worker.press("Record the interview")
    worker.follow("The interview")
    worker.fill_moment("held_at", now() - 2 * HOUR)
    worker.fill(interviewer="Jo Bright", place="At school", late_reason="She first wanted to be left alone")
    worker.choose(is_independent="yes", in_person="yes")
    worker.press("Save and continue")
    worker.choose(push_factors="family_conflict", pull_factors="relationship_of_concern")
    worker.choose(pull_factors="drugs_or_alcohol")
    worker.fill(why_left="She argued with her mother about a man she had met online")
    worker.press("Save and continue")
    worker.fill(where_stayed="A flat in Reading", with_whom="A man she calls T", travel="He fetched her in a grey car")
    worker.fill(online="He writes to her every night")
    worker.press("Save and continue")
    worker.fill(harm_details="She does not want to say")
    worker.press("Save and continue")
    worker.fill(childs_words="He says I am the only one who gets him.", what_would_help="Somebody who does not shout")
    worker.press("Save and continue")
    worker.choose(is_safe_now="yes", going_again="likely")
    worker.press("Save and continue")
    worker.press("Complete the interview")
    worker.sees("after the 72 hours were over")
    worker.sees("He says I am the only one who gets him.")
    worker.sees("The child told of drugs or alcohol supplied by others.")


def completes_the_tool(worker: Person, child: Child) -> None:
    """From what the interview suggests: it is left unticked, and neither counts nor stands in the way."""
    worker.follow("Assess the risk")
    worker.sees("What return home interviews suggest")
    worker.press("Open all bands")
    worker.choose(indicators=["M01", "M02", "L01"], harm_status="suspected", offence_evidence="no")
    for code, evidence in {
        "M01": "Fetched in a grey car by a man nobody knows",
        "M02": "A man writes to her every night",
        "L01": "Missing for two days",
    }.items():
        worker.fill(**{f"{code}_evidence": evidence})
        worker.choose(**{f"{code}_nature": "fact", f"{code}_when": "current"})
    worker.press("Work out the level")
    worker.sees("MEDIUM")
    worker.sees("Two or more medium indicators")
    assert worker.page.locator("[name=M01_evidence]").input_value().startswith("Fetched")
    worker.press("Complete the assessment")
    worker.sees("The assessment is complete")
    worker.sees("MEDIUM")
    worker.sees("Two or more medium indicators")


def sees_her_among_flagged_cases(officer: Person) -> None:
    officer.menu("Flagged children")
    officer.sees("Layla Hussain")
    officer.sees("MEDIUM")
    officer.page.get_by_role("button", name=re.compile("^Acknowledge.* for Layla Hussain$")).click()
    officer.sees("Acknowledged")


def builds_and_circulates_the_agenda(coordinator: Person) -> None:
    coordinator.press("Build the agenda")
    coordinator.sees("Layla Hussain")
    coordinator.sees("Risk was raised to MEDIUM on")
    coordinator.press("Circulate")
    coordinator.press("Circulate the agenda")
    coordinator.sees("The agenda is circulated")


def prepares_and_records_the_meeting(chair: Person) -> None:
    chair.menu("SERAC panel")
    chair.follow(day_words(today()))
    chair.press("Prepare")
    chair.sees("Layla Hussain")
    chair.sees("Harm suspected")
    chair.page.go_back()
    chair.follow("Decision about Layla Hussain")
    chair.fill(discussion="Police know the car. School will keep her in at lunch.")
    chair.choose(outcome="continue")
    chair.press("Record the decision")
    chair.sees("The decision is recorded")
    chair.follow("Add an action")
    chair.fill(title="See her at school with the nurse she trusts")
    chair.page.locator("select[name=agency]").select_option(label="Health")
    chair.press("Save the action")
    chair.sees("The action is saved")


def answers_for_the_action(nurse: Person) -> None:
    nurse.menu("Panel actions")
    nurse.follow("See her at school with the nurse she trusts")
    nurse.sees("Layla Hussain")


def reads_and_exports_the_figures(manager: Person) -> None:
    manager.menu("Figures")
    manager.sees("Children at MEDIUM now")
    manager.sees_not("Layla")
    manager.follow("Export a quarter or a year")
    manager.page.locator("select[name=period]").select_option(index=1)
    with manager.page.expect_download() as file:
        manager.page.get_by_role("button", name="Download").click()
    assert file.value.suggested_filename.endswith(".xlsx")


def sees_who_opened_the_record(lead: Person, child: Child) -> None:
    lead.menu("Who opened a record")
    lead.fill(reference=child.reference)
    lead.press("Show")
    lead.sees(child.reference)
    lead.sees("Opened")
    lead.sees_not("Layla")
