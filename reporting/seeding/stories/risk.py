"""A level that has just risen, and one that has come down."""

from django.urls import reverse

from agencies.choices import AgencyCode
from cases.choices import Ethnicity, NoteKind, RelationshipKind, Sex, Ward
from reporting.seeding.stories.telling import Story
from risk.choices import Level


def raised_last_week(story: Story) -> None:
    """LOW for months, MEDIUM since six days ago: what that calls for has not been done yet."""
    story.is_someone("Gurleen", "Sandhu", 13, sex=Sex.FEMALE, ethnicity=Ethnicity.AIND, ward=Ward.UPTON)
    story.involve(AgencyCode.EDUCATION, AgencyCode.HEALTH, days=120)
    story.knows(RelationshipKind.MOTHER, "Jasmeet Sandhu")
    story.assessed(Level.LOW, "L02", "L10", days=92)
    story.assessed(Level.MEDIUM, "M02", "M08", "L02", days=6, harm_status="suspected")
    story.noted(
        NoteKind.MEETING,
        "Strategy discussion with police and school. The tablet is with police. Gurleen's mother wants to help.",
        days=5,
    )
    last = story.draft.assessments[-1]
    link = reverse("risk:assessment-view", kwargs={"assessment_id": last.public_id})
    story.notifies("police", "{child}: a response is called for".capitalize(), link, hours=140, urgent=True)


def stepping_down(story: Story) -> None:
    """HIGH a year ago, LOW at the last two panels, a plan in place: the next panel may close."""
    story.is_someone("Ellie", "Wakeford", 16, sex=Sex.FEMALE, ethnicity=Ethnicity.WBRI, ward=Ward.HAYMILL)
    story.involve(AgencyCode.HEALTH, AgencyCode.EDUCATION, AgencyCode.TARGETED_FAMILY, days=320)
    story.knows(RelationshipKind.MOTHER, "Karen Wakeford")
    story.assessed(Level.HIGH, "H05", "M01", "M09", days=300, harm_status="confirmed")
    story.assessed(Level.HIGH, "H05", "M09", days=270, harm_status="confirmed")
    story.assessed(Level.MEDIUM, "M09", "M13", days=215, harm_status="confirmed")
    story.assessed(Level.MEDIUM, "M09", "M13", days=160, harm_status="confirmed")
    story.assessed(Level.LOW, "L06", "L09", days=70, harm_status="confirmed")
    for days in (330, 310, 296, 250):
        seen = story.evening(days=days)
        story.went_missing(hours=seen, back=seen - 10)
    story.noted(
        NoteKind.VISIT,
        "Ellie has started at college and likes it. She asked for fewer meetings, and we agreed on one each month.",
        days=11,
    )
