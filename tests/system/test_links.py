"""Two children who go missing together: named, suggested, decided, in a browser and on a phone."""

from django.urls import reverse

from intelligence.models import Place
from missing.models import EpisodeLink
from missing.services import linking
from tests.factories.agencies import a_user
from tests.factories.cases import a_child
from tests.factories.missing import a_link, a_returned_episode, named
from tests.system.watching import fits


def test_what_an_episode_names_leads_to_a_link_that_a_person_accepts(page, sign_in, axe, transactional_db):
    worker = a_user()
    mine, theirs = (
        a_returned_episode(a_child(worker, given_name=name, family_name="Marsh")) for name in ("Amber", "Zuza")
    )
    Place.objects.create(name="Slough Station", match_name="slough station", ward="central", is_listed=True)
    for part, words in (("driven", "AB12 CDE"), ("been", "Slough Station")):
        named(theirs, part, words)
    sign_in(page, worker)
    page.goto(reverse("missing:episode-view", args=[mine.public_id]))
    page.get_by_role("link", name="Linked episodes").last.click()
    axe(page)
    page.get_by_role("link", name="Add a place").click()
    axe(page)
    page.get_by_role("button", name="Add").click()
    assert page.get_by_role("heading", name="There is a problem").is_visible()
    axe(page)
    page.get_by_label("Place where the child was or stayed").check()
    page.get_by_label("A place of the borough’s list").select_option(label="Slough Station")
    page.get_by_role("button", name="Add").click()
    linking.look(actor=None, episode=mine)
    page.goto(reverse("missing:link-list"))
    axe(page)
    page.get_by_role("link", name="Amber Marsh and Zuza Marsh").click()
    assert page.get_by_text("Both name the same place: Slough Station").is_visible()
    axe(page)
    page.get_by_label("Accept: they belong together").check()
    page.get_by_label("Why?").fill("Seen together there")
    page.get_by_role("button", name="Record the decision").click()
    assert page.get_by_text("The decision is recorded").is_visible()
    assert page.get_by_role("heading", name="Accepted").is_visible()
    assert page.locator(".app-plan__dot").count() == 1
    axe(page)
    assert EpisodeLink.objects.get().state == "accepted"


def test_the_page_fits_a_phone(phone_page, sign_in, axe, transactional_db):
    worker = a_user()
    link = a_link(a_child(worker), a_child(worker))
    for words in ("Flat 3, 21 Tannery Court", "Minster Arcade"):
        named(link.episode, "been", words)
    sign_in(phone_page, worker)
    phone_page.goto(reverse("missing:episode-links", args=[link.episode.public_id]))
    assert fits(phone_page)
    axe(phone_page)
