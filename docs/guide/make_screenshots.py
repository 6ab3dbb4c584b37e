"""Makes the guide's pictures anew: `python3 run.py screenshots`. The day is fixed, so only what has changed differs.

The order matters: who comes later finds what those before have done, as at work.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from playwright.sync_api import Page
from studio import PHONE, Studio, borough, browser

TODAY = date(2026, 11, 19)
CHILDREN = 400
IMAGES = Path(__file__).parent / "images"
REFERENCE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")
MEETING, LAST_MEETING = "17 December 2026", "22 October 2026"


def main() -> int:
    """Make every picture; 1 where one could not be made."""
    IMAGES.mkdir(exist_ok=True)
    present = datetime(TODAY.year, TODAY.month, TODAY.day, 10, 5, tzinfo=UTC)
    with borough(TODAY, CHILDREN) as address, browser() as program:
        from reporting.seeding.accounts import DEMO_PASSWORD

        studio = Studio(program, address, DEMO_PASSWORD, present, IMAGES)
        for chapter in CHAPTERS:
            sys.stderr.write(f"{chapter.__name__.replace('_', ' ')} …\n")
            chapter(studio)
    total = sum(path.stat().st_size for path in IMAGES.glob("*.png"))
    sys.stderr.write(f"{len(list(IMAGES.glob('*.png')))} pictures, {total / 1e6:.1f} MB\n")
    return 0


def follow(page: Page, text: str, *, within: str = "main") -> None:
    """Click a link or a button by the beginning of its words."""
    part = page.locator(within)
    part.get_by_role("link", name=text).or_(part.get_by_role("button", name=text)).first.click()
    page.wait_for_load_state()


def menu(page: Page, text: str) -> None:
    """Choose an entry of the menu, which a phone unfolds first."""
    folded = page.locator("nav[aria-label=Menu] button")
    if folded.is_visible():
        folded.click()
    follow(page, text, within="nav[aria-label=Menu]")


def find(page: Page, name: str) -> None:
    """Search for a child."""
    menu(page, "Find a child")
    page.get_by_label("Name, NHS number or reference").fill(name)
    follow(page, "Search")


def open_child(page: Page, name: str) -> None:
    """Open a child's record."""
    find(page, name)
    follow(page, name)


@contextmanager
def at(studio: Studio, username: str, *pages: str, width: int = 1280) -> Iterator[Page]:
    """Somebody who has signed in and gone to an entry of the menu."""
    with studio.signed_in(username, width) as page:
        for text in pages:
            menu(page, text)
        yield page


def an_open_assessment(studio: Studio) -> None:
    """What agencies put forward: the social worker will complete it."""
    with at(studio, "health") as page:
        open_child(page, "Kinga")
        follow(page, "See or add what is put forward")
        studio.keep(page, "open-assessment", tall=1200)


def a_social_worker(studio: Studio) -> None:
    """Home, search, a child's page, the tool, an interview."""
    with at(studio, "socialworker") as page:
        studio.keep(page, "home-social-worker")
        find(page, "Amber Pikering")
        studio.keep(page, "search", tall=720)
        menu(page, "Children")
        studio.keep(page, "work-list", tall=1000)
        open_child(page, "Kinga")
        studio.keep(page, "child-page", tall=1500)
        follow(page, "Assess the risk")
        tick(page)
        follow(page, "Work out the level")
        studio.keep(page, "risk-result", tall=800)
        page.locator("[name=final_level][value=low]").check()
        page.locator("[name=override_reason]").fill("The car is her uncle's: her mother and the school confirm it.")
        follow(page, "Complete the assessment")
        open_child(page, "Gurleen")
        follow(page, "Refer to the panel")
        page.locator("[name=reason]").fill("School, police and we each know a part. Nobody has the whole.")
        follow(page, "Send the referral")
        menu(page, "Return interviews")
        studio.keep(page, "interviews", tall=720)
        follow(page, "Laiba")
        studio.keep(page, "interview", tall=760)
        open_child(page, "Amber Pickering")
        page.locator("main a[href*='/missing/episodes/']").first.click()
        page.wait_for_load_state()
        follow(page, "Linked episodes")
        studio.keep(page, "linked-episodes", tall=1900)
        open_child(page, "Kinga")
        page.locator("main a[href*='/missing/episodes/']").nth(1).click()
        page.wait_for_load_state()
        studio.keep(page, "episode", tall=1300)


def tick(page: Page) -> None:
    """Two medium indicators with what they rest on."""
    evidence = {
        "M01": "Fetched from the corner of her road by a man in a dark car, twice this week",
        "M07": "Speaks of a boyfriend of 24",
    }
    page.get_by_role("button", name="Open all bands").click()
    for code, words in evidence.items():
        page.locator(f"[name=indicators][value={code}]").check()
        page.locator(f"[name={code}_evidence]").fill(words)
        page.locator(f"[name={code}_nature][value=fact]").check()
        page.locator(f"[name={code}_when][value=current]").check()
    page.locator("[name=harm_status][value=suspected]").check()
    page.locator("[name=offence_evidence][value=no]").check()


def a_cse_lead(studio: Studio) -> None:
    """How thresholds are applied, a calibration round, a draft of the tool."""
    with at(studio, "cse.lead", "Consistency") as page:
        studio.keep(page, "consistency", tall=1000)
        menu(page, "Calibration")
        page.locator("main tbody a").last.click()
        page.wait_for_load_state()
        studio.keep(page, "calibration-results", tall=1000)
        menu(page, "Risk tool")
        follow(page, "Version 2")
        studio.keep(page, "tool-draft", tall=900)


def on_a_phone(studio: Studio) -> None:
    """The pages that people open on the way."""
    with at(studio, "socialworker", width=PHONE) as page:
        studio.keep(page, "phone-home")
        open_child(page, "Kinga")
        studio.keep(page, "phone-child", tall=1100)
    with at(studio, "police", "Flagged children", width=PHONE) as page:
        studio.keep(page, "phone-flagged", tall=1000)


def a_team_manager(studio: Studio) -> None:
    """The team's day, and levels to approve."""
    with at(studio, "teammanager") as page:
        studio.keep(page, "home-team-manager")
        menu(page, "Approvals")
        studio.keep(page, "approvals", tall=720)
        open_child(page, "Amber Pickering")
        follow(page, "History of changes")
        studio.keep(page, "changes", tall=900)
        open_child(page, "Laiba")
        follow(page, "Who can see this record")
        studio.keep(page, "who-can-see", tall=1100)
        open_child(page, "Jayde Sandford")
        other = REFERENCE.search(page.locator("main").inner_text())
        open_child(page, "Jade Sandford")
        follow(page, "Merge with another record")
        page.locator("[name=reference]").fill(other[0] if other else "")
        follow(page, "Continue")
        studio.keep(page, "merge", tall=1400)


def a_coordinator(studio: Studio) -> None:
    """Referrals, and an agenda from nothing to circulated."""
    with at(studio, "serac.coordinator", "SERAC panel") as page:
        studio.keep(page, "panel-calendar")
        follow(page, "Referrals that wait")
        studio.keep(page, "panel-referrals", tall=720)
        menu(page, "SERAC panel")
        follow(page, MEETING)
        follow(page, "Build the agenda")
        follow(page, "Build the agenda")
        studio.keep(page, "agenda-draft", tall=1250)
        follow(page, "Circulate")
        follow(page, "Circulate the agenda")


def a_chair(studio: Studio) -> None:
    """Preparing the next meeting; deciding at the last."""
    with at(studio, "serac.chair", "SERAC panel") as page:
        follow(page, MEETING)
        follow(page, "Prepare")
        studio.keep(page, "prepare", tall=1400)
        menu(page, "SERAC panel")
        follow(page, LAST_MEETING)
        studio.keep(page, "meeting-held", tall=1000)
        follow(page, "Decision")
        studio.keep(page, "decision", tall=1300)


def police(studio: Studio) -> None:
    """Flagged children and intelligence."""
    with at(studio, "police", "Flagged children") as page:
        studio.keep(page, "flagged")
        menu(page, "Intelligence")
        studio.keep(page, "intelligence")
        page.locator("main tbody a").first.click()
        page.wait_for_load_state()
        studio.keep(page, "intelligence-report", tall=1000)


def an_agency(studio: Studio) -> None:
    """What a partner sees: actions, and sending intelligence."""
    with at(studio, "health") as page:
        studio.keep(page, "home-agency")
        menu(page, "Panel actions")
        studio.keep(page, "actions", tall=800)
        menu(page, "Send intelligence")
        studio.keep(page, "send-intelligence", tall=1100)


def the_board(studio: Studio) -> None:
    """The figures and their export."""
    with at(studio, "lscb.manager", "Figures") as page:
        studio.keep(page, "figures", tall=1500)
        follow(page, "Missing episodes in other ways")
        studio.keep(page, "figure", tall=1000)
        menu(page, "Figures")
        follow(page, "Export a quarter or a year")
        studio.keep(page, "export", tall=820)
        menu(page, "Figures")
        follow(page, "Counts for freedom-of-information requests")
        studio.keep(page, "freedom-of-information", tall=900)


def information_governance(studio: Studio) -> None:
    """Who opened a record."""
    with at(studio, "ig.lead", "Who opened a record") as page:
        page.locator("[name=reference]").fill("4K7X-DHKQ")
        follow(page, "Show")
        studio.keep(page, "openings")
        menu(page, "Emergency openings")
        page.locator("main tbody a").first.click()
        page.wait_for_load_state()
        studio.keep(page, "emergency", tall=900)


def an_administrator(studio: Studio) -> None:
    """Accounts, and one of them with a role that waits."""
    with at(studio, "sysadmin", "Accounts") as page:
        studio.keep(page, "accounts", tall=900)
        page.locator("[name=text]").fill("Eleri Probert")
        follow(page, "Show")
        page.locator("main tbody a").first.click()
        page.wait_for_load_state()
        studio.keep(page, "account", tall=900)


CHAPTERS: tuple[Callable[[Studio], None], ...] = (
    an_open_assessment,
    a_social_worker,
    on_a_phone,
    a_team_manager,
    a_cse_lead,
    a_coordinator,
    a_chair,
    police,
    an_agency,
    the_board,
    information_governance,
    an_administrator,
)

if __name__ == "__main__":
    sys.exit(main())
