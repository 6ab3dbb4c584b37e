"""What stands in the documents of the demo: made up, short, and the same each time."""

from io import BytesIO

from PIL import Image, ImageDraw

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
