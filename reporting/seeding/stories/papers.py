"""What stands in the documents of the demo: made up, short, and the same each time."""

from io import BytesIO

from PIL import Image, ImageDraw

from agencies.choices import AgencyCode
from cases.choices.documents import DocumentKind
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
