"""What stands in the documents of the demo: made up, short, and the same each time."""

from datetime import timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from agencies.choices import AgencyCode
from cases.choices.documents import DocumentKind
from missing.choices import PoliceRisk
from reporting.seeding.events import Missed
from reporting.seeding.stories.telling import Story

SCHOOL_REPORT = """School report, summer term (made up for the demo)

Attendance fell from 94% to 61% after the February break. Kinga is fetched from the gate on some afternoons and does not
say by whom. She is quick and kind, and has stopped handing work in. Her form tutor is worried.
"""
NURSE_LETTER = """Letter from the school nurse (made up for the demo)

Kinga came to the drop-in on two Mondays. She is tired, has lost weight and asked about tests for infection. An
appointment at the clinic is offered for next week.
"""


def a_message() -> bytes:
    """A picture of a message on a telephone, drawn."""
    picture = Image.new("RGB", (360, 200), "#eef2f5")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((20, 20, 340, 90), 12, fill="#ffffff")
    draw.text((36, 44), "where r u. car is outside", fill="#0b0c0c")
    draw.rounded_rectangle((120, 110, 340, 180), 12, fill="#cfe8d5")
    draw.text((136, 134), "2 mins", fill="#0b0c0c")
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def file_papers(story: Story) -> None:
    """A report, a marked letter and a picture on one child's record."""
    story.filed(
        "School report, summer term",
        DocumentKind.REPORT,
        SCHOOL_REPORT,
        days=40,
        by="education",
        agency=AgencyCode.EDUCATION,
    )
    story.filed(
        "Letter from the school nurse",
        DocumentKind.LETTER,
        NURSE_LETTER,
        days=21,
        by="health",
        agency=AgencyCode.HEALTH,
        marking="health",
    )
    story.filed(
        "Message shown by her mother", DocumentKind.PICTURE, "", days=0.04, file_format="png", content=a_message()
    )


def tell_police(episode: Missed, *, recorded_by_id: int) -> None:
    """What an officer saw and was told when one child came back from a night away."""
    if episode.returned_at is None:
        raise ValueError("Police speak to a child who is back")
    episode.prevention = {
        "held_at": episode.returned_at,
        "officer": "PC Adeyemi 6120",
        "place": "At home",
        "seen_alone": False,
        "present": "Her mother, Ewa, until she was asked to wait in the kitchen",
        "said": '"I was with friends. I can look after myself."',
        "with_whom": "Would not say. A grey car had brought her to the corner.",
        "has_concerns": True,
        "concerns": "A second telephone that rang four times. She looked at her mother before each answer.",
        "recorded_by_id": recorded_by_id,
    }


def grade(episode: Missed, *, recorded_by_id: int) -> None:
    """How police graded one child who is missing now: absent at first, then missing, then at high risk."""
    levels = (
        (
            0,
            PoliceRisk.NO_APPARENT_RISK,
            "Control room, Sgt Pearce",
            "Said to be at a friend's. To be looked at in an hour.",
        ),
        (40, PoliceRisk.MEDIUM, "Control room, Sgt Pearce", "The friend has not seen her. Her telephone is off."),
        (
            75,
            PoliceRisk.HIGH,
            "Inspector Grant",
            "Third time in two months; came back from the last with a second telephone.",
        ),
    )
    episode.gradings = [
        {
            "level": level,
            "graded_at": episode.reported_at + timedelta(minutes=minutes),
            "graded_by": by,
            "why": why,
            "recorded_by_id": recorded_by_id,
        }
        for minutes, level, by, why in levels
    ]


def write_profile(story: Story) -> None:
    """What police are handed on the night on which one child goes missing."""
    story.draft.profile = {
        "appearance": "About 165 cm, slim. Long dark blonde hair, often in a plait, green eyes. Black puffer coat.",
        "marks": "Small scar above the left eyebrow. Two piercings in each ear.",
        "health_needs": "Asthma: blue inhaler, usually in her coat. Without it she is short of breath when afraid.",
        "communication": "English and Polish. Goes quiet with uniforms; talks to women, and best while walking.",
        "reached_by": "Her own telephone, often off. Two accounts on social media; her mother knows the names.",
        "places": "The arcade by the bus station, a cousin in Langley, the retail park car park late at night.",
        "friends": "Maja from her form, who usually knows. Her cousin Ola in Langley.",
        "people_of_concern": "A man of about 24 who calls himself Lex and drives a grey car.",
        "money_and_travel": "Bus pass, little cash. Is fetched by car.",
        "worries": "Goes after a call, without supper. Came back twice with a new telephone, once with bruises.",
        "who_to_tell": "Her mother first. The Emergency Duty Team after five.",
        "has_photograph": True,
        "photograph_at": "With her mother, taken this summer. She can send it at any hour.",
        "written_with": "Her mother, the school nurse and her social worker",
        "reviewed_on": story.plan.today - timedelta(days=19),
    }
