"""An episode in a browser: what police saw and were told, how they graded it, how it ends at 18, who else was told."""

from django.urls import reverse

from agencies.choices import AgencyCode, Role, TeamKind
from cases.services import involvement
from slscb.core.clock import now, today
from slscb.core.days import birthday
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.missing import HOUR, a_returned_episode, an_episode
from tests.system.watching import fits


def test_police_record_a_prevention_interview_and_the_worker_reads_it(page, sign_in, axe, transactional_db):
    worker = a_user()
    episode = a_returned_episode(a_child(worker), now() - 9 * HOUR, now() - 6 * HOUR, found_at=now() - 7 * HOUR)
    involvement.begin(actor=worker, child=episode.child, agency=an_agency(AgencyCode.POLICE), reason="Missing")
    officer = a_user(Role.POLICE_LIAISON, a_team("Missing persons", AgencyCode.POLICE, TeamKind.CASEWORK))
    sign_in(page, officer)
    page.goto(reverse("missing:episode-view", args=[episode.public_id]))
    page.get_by_role("link", name="Record a prevention interview").click()
    axe(page)
    page.get_by_role("button", name="Save the interview").click()
    assert page.get_by_role("heading", name="There is a problem").is_visible()
    axe(page)
    page.get_by_label("Which officer?").fill("PC Shaw 4417")
    page.get_by_role("group", name="Was the child seen alone?").get_by_label("No").check()
    page.get_by_label("Who else was there?").fill("Her mother")
    page.get_by_label("What did the child say?").fill("I was cold")
    page.get_by_role("group", name="Do police have any concern about the child?").get_by_label("Yes").check()
    page.get_by_label("What are they?").fill("A new telephone")
    page.get_by_role("button", name="Save the interview").click()
    assert page.get_by_text("The prevention interview is recorded").is_visible()
    assert page.get_by_text("Police have a concern").is_visible()
    axe(page)
    page.set_viewport_size({"width": 375, "height": 800})
    assert fits(page)


def test_the_level_of_police_and_how_an_episode_ends_at_18(page, sign_in, axe, transactional_db):
    worker = a_user()
    child = a_child(worker, date_of_birth=birthday(today(), -18))
    episode = an_episode(child, now() - 90 * HOUR, police_risk="no_apparent_risk")
    sign_in(page, a_user(Role.TEAM_MANAGER, worker.memberships.get().team))
    page.goto(reverse("missing:episode-view", args=[episode.public_id]))
    axe(page)
    page.get_by_role("link", name="Record a police risk level").click()
    page.get_by_label("High").check()
    page.get_by_label("Who of police gave it?").fill("Insp. Grant")
    page.get_by_label("Why?").fill("Not at her friend's")
    axe(page)
    page.get_by_role("button", name="Save the level").click()
    assert page.get_by_text("From absent to missing").is_visible()
    page.get_by_role("link", name="Decide how it ends").click()
    axe(page)
    page.get_by_label("Still missing").check()
    page.get_by_label("What is this decision based on?").fill("Police go on looking")
    page.get_by_role("button", name="Close the episode").click()
    assert page.get_by_text("The episode is closed").is_visible()
    axe(page)
    page.set_viewport_size({"width": 375, "height": 800})
    assert fits(page)


def test_on_a_phone_another_authority_is_told_of_its_child(phone_page, sign_in, axe, transactional_db):
    page, worker = phone_page, a_user()
    episode = an_episode(a_child(worker, care_status="lac_other"), now() - 6 * HOUR)
    sign_in(page, worker)
    page.goto(reverse("missing:episode-view", args=[episode.public_id]))
    assert page.get_by_text("It is not recorded that they were told that the child is missing").is_visible()
    page.get_by_role("link", name="Record that another authority was told").first.click()
    page.get_by_role("button", name="Save").click()
    assert page.get_by_role("heading", name="There is a problem").is_visible()
    axe(page)
    page.get_by_label("Which authority was told?").fill("London Borough of Hillingdon")
    page.get_by_label("That the child is missing").check()
    page.get_by_label("By telephone").check()
    page.get_by_label("Who was told?").fill("J Owusu, emergency duty team")
    axe(page)
    assert fits(page)
    page.get_by_role("button", name="Save").click()
    assert page.get_by_text("It is recorded that the authority was told").is_visible()
    assert page.get_by_text("London Borough of Hillingdon").first.is_visible()
    axe(page)
    assert fits(page)
