"""An open assessment from opening to completing: a social worker and two agencies, each at a browser."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from agencies.choices import AgencyCode, Role
from cases.services import involvement
from risk.models import Assessment, OpenAssessment
from risk.presenters.contributions import who_said
from slscb.core.clock import today
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import an_assessment, the_instrument
from tests.system.watching import DESKTOP, fits, watched_page

pytestmark = pytest.mark.django_db(transaction=True)

HURT = "A burn on the left hand that she would not explain"


@pytest.fixture
def worker():
    the_instrument()
    an_agency(AgencyCode.POLICE)
    return a_user()


@pytest.fixture
def child(worker):
    child = a_child(worker)
    for code in (AgencyCode.HEALTH, AgencyCode.EDUCATION):
        involvement.begin(actor=worker, child=child, agency=an_agency(code), reason="Works with her")
    an_assessment("L01", "L02", child=child, by=worker, assessed_on=today() - timedelta(days=40))
    return child


@pytest.fixture
def at_a_browser(browser, live_server, sign_in):
    """Return what gives somebody a browser of their own, signed in."""
    opened = []

    def give(user):
        context = watched_page(browser, live_server.url, **DESKTOP)
        page = context.__enter__()
        opened.append(context)
        sign_in(page, user)
        return page

    yield give
    for context in opened:
        context.__exit__(None, None, None)


def tick(page, code, band, evidence, *, health=False):
    if page.locator(f"#band-{band}").get_attribute("open") is None:
        page.locator(f"#band-{band} summary").click()
    page.locator(f"[name=indicators][value={code}]").check()
    page.locator(f"[name={code}_evidence]").fill(evidence)
    page.locator(f"[name={code}_nature][value=fact]").check()
    page.locator(f"[name={code}_when][value=current]").check()
    if health:
        page.locator(f"[name={code}_is_health_detail]").check()


def opens_it(page, child):
    page.goto(f"/children/{child.public_id}/")
    page.get_by_role("link", name="Open an assessment to agencies").click()
    page.get_by_label("Why you open it").fill("She is missing more often, and a car waits for her")
    day = today() + timedelta(days=7)
    for name, part in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        page.get_by_label(name, exact=True).fill(str(part))
    page.get_by_role("button", name="Open the assessment").click()


def test_two_agencies_put_into_one_assessment_and_nothing_is_completed_unread(
    page, axe, sign_in, worker, child, at_a_browser
):
    sign_in(page, worker)
    opens_it(page, child)
    expect(page.get_by_text("Nobody has put anything forward yet")).to_be_visible()
    axe(page)
    opened = OpenAssessment.objects.get()

    nurse = at_a_browser(a_member_of(AgencyCode.HEALTH, Role.PRACTITIONER))
    nurse.goto("/")
    nurse.get_by_role("link", name=child.full_name).first.click()
    nurse.get_by_role("button", name="Put something forward").click()
    axe(nurse)
    nurse.get_by_role("button", name="Put it forward").click()
    expect(nurse.get_by_text("Tick at least one indicator").first).to_be_visible()
    axe(nurse)
    tick(nurse, "M01", "medium", HURT, health=True)
    nurse.get_by_role("button", name="Put it forward").click()
    expect(nurse.get_by_text(HURT)).to_be_visible()
    axe(nurse)

    page.get_by_role("link", name="Complete the assessment").click()
    expect(page.locator("[name=M01_evidence]")).to_have_value(f"{_said(opened)}: {HURT}")
    axe(page)

    teacher = at_a_browser(a_member_of(AgencyCode.EDUCATION, Role.PRACTITIONER))
    teacher.goto(f"/risk/open-assessments/{opened.public_id}/")
    expect(teacher.get_by_text("Not shown to your role")).to_be_visible()
    expect(teacher.get_by_text(HURT)).to_have_count(0)
    teacher.get_by_role("button", name="Put something forward").click()
    tick(teacher, "M02", "medium", "A man writes to her at night")
    teacher.get_by_role("button", name="Put it forward").click()
    axe(teacher)

    page.locator("[name=harm_status][value=suspected]").check()
    page.locator("[name=offence_evidence][value=no]").check()
    page.get_by_label("What is happening, and what worries you").fill("My own words")
    page.get_by_role("button", name="Complete the assessment").click()
    expect(page.get_by_text("Since you began, 1 thing was put forward or withdrawn").first).to_be_visible()
    expect(page.get_by_label("What is happening, and what worries you")).to_have_value("My own words")
    axe(page)
    tick(page, "M02", "medium", "The school has seen messages")
    page.get_by_role("button", name="Complete the assessment").click()
    expect(page.get_by_text("Beside the assessment before").first).to_be_visible()
    axe(page)
    made = Assessment.objects.latest("pk")
    assert made.final_level == "medium"
    assert made.made_from == opened
    page.goto(f"/risk/children/{child.public_id}/")
    axe(page)


def test_it_fits_a_phone(phone_page, axe, sign_in, worker, child):
    sign_in(phone_page, worker)
    opens_it(phone_page, child)
    assert fits(phone_page)
    phone_page.get_by_role("button", name="Put something forward").click()
    assert fits(phone_page)
    tick(phone_page, "M01", "medium", HURT, health=True)
    phone_page.get_by_role("button", name="Put it forward").click()
    assert fits(phone_page)
    axe(phone_page)
    phone_page.get_by_role("link", name="Withdraw").click()
    axe(phone_page)
    phone_page.get_by_label("Why you withdraw it").fill("It was her sister")
    phone_page.get_by_role("button", name="Withdraw it").click()
    expect(phone_page.get_by_text("It was her sister")).to_be_visible()
    assert fits(phone_page)
    axe(phone_page)


def _said(opened):
    return who_said(opened.contributions.select_related("agency", "author").get())
