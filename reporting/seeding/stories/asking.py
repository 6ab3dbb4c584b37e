"""What agencies have put forward to the open assessment of the demo: two that agree, one marked, one withdrawn."""

from datetime import timedelta

from agencies.choices import AgencyCode
from reporting.seeding.events import Opened, PutForward
from reporting.seeding.stories.telling import Story


def ask_the_agencies(story: Story) -> None:
    """An assessment that was opened the day before yesterday, with a week to go."""

    def said(account: str, agency: AgencyCode, code: str, evidence: str, hours: float, **more: object) -> PutForward:
        by = story.people.accounts[account]
        return PutForward(by, agency, code, evidence, story.ago(hours=hours), **more)  # type: ignore[arg-type]

    story.draft.opened = Opened(
        by=story.worker,
        why="Kinga is missing more often and a man of about 24 is named. What have you seen since the summer?",
        at=story.ago(days=2),
        wanted_by=story.plan.today + timedelta(days=7),
        said=[
            said(
                "education",
                AgencyCode.EDUCATION,
                "M01",
                "Fetched from the gate by a silver car on three Fridays; she does not say by whom.",
                30,
            ),
            said(
                "health",
                AgencyCode.HEALTH,
                "L07",
                "Asked about tests for infection at the drop-in, and has lost weight.",
                26,
                is_health_detail=True,
            ),
            said(
                "engage",
                AgencyCode.ENGAGE,
                "M01",
                "She told a youth worker that the driver is a friend of Lex.",
                20,
                nature="opinion",
            ),
            said(
                "engage",
                AgencyCode.ENGAGE,
                "L05",
                "Seen with two older girls at the station.",
                19,
                withdrawn="It was another girl",
            ),
        ],
    )
