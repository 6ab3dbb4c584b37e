"""Three children who go missing in the same nights, one address, one car: found only by whoever looks across records."""

from agencies.choices import AgencyCode
from cases.choices import Ethnicity, NoteKind, RelationshipKind, Sex, Ward
from missing.choices import PoliceRisk
from reporting.seeding.making import assessments
from reporting.seeding.stories.telling import Story
from risk.choices import AssessmentKind, Level

FLAT, STOP = "Flat 3, 21 Tannery Court", "Bus stop by Tannery Court"
CAR = "silver estate, registration ZZ21 KXA"
PLATE = "ZZ21 KXA"
NIGHTS = (75, 54, 33, 12)  # days ago
HIGH, MEDIUM, LOW = 3, 4, 5  # the places of the three in the borough


def ring_high(story: Story) -> None:
    """The first of the three, assessed HIGH."""
    story.is_someone("Amber", "Pickering", 15, sex=Sex.FEMALE, ethnicity=Ethnicity.WBRI, ward=Ward.FOXBOROUGH)
    story.involve(AgencyCode.HEALTH, AgencyCode.EDUCATION, AgencyCode.ENGAGE, days=200)
    story.knows(RelationshipKind.MOTHER, "Jo Pickering")
    story.knows(RelationshipKind.FRIEND, index=MEDIUM)
    story.knows(RelationshipKind.FRIEND, index=LOW)
    story.knows(RelationshipKind.OF_CONCERN, "Man known as 'Manny'")
    story.assessed(Level.LOW, "L04", "L05", days=190)
    story.assessed(Level.MEDIUM, "M01", "M11", "L05", days=95, harm_status="suspected")
    story.assessed(Level.HIGH, "H08", "M01", "M09", "L05", days=24, harm_status="confirmed", organised_model=True)
    story.corrected(days=96, school="Not in school", ward=Ward.CHALVEY)
    story.corrected(days=25, by="teammanager", given_name="Ambar", known_as="Amby")
    nights_away(story, lasted=14, offset=0.0)
    story.told_police(
        "education",
        AgencyCode.EDUCATION,
        f"Amber was collected at the gate by a man in a {CAR}. Another pupil says that he lives in Tannery Court.",
        days=32,
        vehicle_registration=PLATE,
        vehicle_description="Silver estate",
        subject_alias="Manny",
        place=FLAT,
    )


def ring_medium(story: Story) -> None:
    """The second, a friend of the first."""
    story.is_someone("Zuzanna", "Duda", 14, sex=Sex.FEMALE, ethnicity=Ethnicity.WOTH, ward=Ward.CIPPENHAM_GREEN)
    story.involve(AgencyCode.EDUCATION, AgencyCode.CAMHS, days=150)
    story.knows(RelationshipKind.MOTHER, "Natalia Duda")
    story.knows(RelationshipKind.FRIEND, index=HIGH)
    story.assessed(Level.LOW, "L01", "L03", days=120)
    story.assessed(Level.MEDIUM, "M09", "M11", "L05", days=45, harm_status="suspected")
    nights_away(story, lasted=11, offset=0.8)
    story.told_police(
        "camhs",
        AgencyCode.CAMHS,
        f"In a session a young person spoke of parties in Tannery Court and of lifts home in a {CAR}.",
        days=27,
        vehicle_registration=PLATE,
        place=FLAT,
    )


def ring_low(story: Story) -> None:
    """The third, still LOW; a screening by Engage proposes MEDIUM."""
    story.is_someone("Ifrah", "Warsame", 15, sex=Sex.FEMALE, ethnicity=Ethnicity.BAFR, ward=Ward.LANGLEY_KEDERMISTER)
    story.involve(AgencyCode.ENGAGE, AgencyCode.EARLY_HELP, days=100)
    story.knows(RelationshipKind.MOTHER, "Hodan Warsame")
    story.assessed(Level.LOW, "L01", "L05", days=60)
    nights_away(story, lasted=8, offset=1.5)
    engage = story.people.accounts["engage"]
    day = story.ago(days=6).date()
    codes = {"M01": "current", "M06": "current", "L05": "current"}
    screening = assessments.completed(story.draft, AssessmentKind.SCREENING, day, engage, AgencyCode.ENGAGE, codes)
    story.draft.assessments.append(screening)
    story.noted(
        NoteKind.INFORMATION,
        "Ifrah told her mentor that she was at 'Amber's friend's flat' and that the same man drives them home.",
        days=6,
        by="engage",
        agency=AgencyCode.ENGAGE,
    )


def nights_away(story: Story, *, lasted: float, offset: float) -> None:
    """The same nights for all three: last seen within two hours of each other, found at one address, brought by one car."""
    place = FLAT if offset < 1 else STOP
    for days in NIGHTS:
        hours = story.evening(days=days, hour=20) - offset
        episode = story.went_missing(
            hours=hours,
            back=hours - lasted,
            police_risk=PoliceRisk.HIGH if days == NIGHTS[-1] else PoliceRisk.MEDIUM,
            return_place=place,
            return_how=f"Dropped at the corner by a {CAR}",
            thought_to_be_with="Friends and an older man with a car",
        )
        episode.named = [("found", place)]
        if days == NIGHTS[-1]:
            episode.named += [("driven", PLATE), ("been", FLAT)]
            episode.named += [("with", "Manny")] if offset < 1 else []
