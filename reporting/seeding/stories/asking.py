"""What agencies have put forward to the open assessment of the demo: two that agree, one marked, one withdrawn."""

from datetime import timedelta
from typing import Any

from agencies.choices import AgencyCode
from reporting.seeding.events import Opened, PutForward
from reporting.seeding.stories.telling import Story

# By whom, how many hours ago, which indicator, in what words, and what else there is to it.
SAID: tuple[tuple[AgencyCode, int, str, str, dict[str, Any]], ...] = (
    (
        AgencyCode.EDUCATION, 30, "M01",
        "Fetched from the gate by a silver car on three Fridays; she does not say by whom.", {},
    ),
    (
        AgencyCode.HEALTH, 26, "L07",
        "Asked about tests for infection at the drop-in, and has lost weight.", {"is_health_detail": True},
    ),
    (
        AgencyCode.ENGAGE, 20, "M01",
        "She told a youth worker that the driver is a friend of Lex.", {"nature": "opinion"},
    ),
    (
        AgencyCode.ENGAGE, 19, "L05",
        "Seen with two older girls at the station.", {"withdrawn": "It was another girl"},
    ),
)  # fmt: skip


def ask_the_agencies(story: Story) -> None:
    """An assessment that was opened the day before yesterday, with a week to go."""
    story.draft.opened = Opened(
        by=story.worker,
        why="Kinga is missing more often and a man of about 24 is named. What have you seen since the summer?",
        at=story.ago(days=2),
        wanted_by=story.plan.today + timedelta(days=7),
        said=[
            PutForward(story.people.accounts[str(agency)], agency, code, evidence, story.ago(hours=hours), **more)
            for agency, hours, code, evidence, more in SAID
        ],
    )
