"""Records that are hard on the page: long names, a long story, and a child held by another team."""

from datetime import date, timedelta

from agencies.choices import AgencyCode
from cases.choices import CareStatus, Ethnicity, NoteKind, RelationshipKind, Sex, Ward
from missing.choices import EpisodeKind
from reporting.seeding import words
from reporting.seeding.accounts import WEST
from reporting.seeding.stories.telling import Story
from risk.choices import Level
from slscb.core.days import birthday

EPISODES, FEWEST_DAYS_BETWEEN = 46, 7


def long_names(story: Story) -> None:
    """Names, school and address as long as they come."""
    story.is_someone(
        "Wilhelmina-Alexandria Oluwaseun Maria-Magdalena",
        "Featherstonehaugh-Wickramasinghe van der Oyelaran-Szewczyk",
        12,
        sex=Sex.FEMALE,
        ethnicity=Ethnicity.MOTH,
        ward=Ward.LANGLEY_ST_MARYS,
        known_as="Mina, Billie, Wilhelmina Featherstone, @mina.of.the.meadows",
        school="The Blessed Aldwyn and Saint Radegund Church of England and Catholic Joint Academy for Girls",
        address="Apartment 1204, The Old Confectionery Works and Granary Building, 148 Marlowe Hay Gardens, Slough",
    )
    story.involve(*list(words.ACTIONS)[1:7], days=90)
    story.knows(RelationshipKind.GRANDPARENT, "Doña María del Pilar Featherstonehaugh-Wickramasinghe")
    story.assessed(Level.LOW, "L02", "L06", "L09", days=20)
    story.noted(NoteKind.CONTACT, "She prefers to be called Mina. " * 12, days=3)


def long_story(story: Story) -> None:
    """In care for years, missing again and again: more than two hundred lines of chronology."""
    story.is_someone(
        "Jade",
        "Sandford",
        16,
        sex=Sex.FEMALE,
        ethnicity=Ethnicity.MWBC,
        ward=Ward.COLNBROOK,
        care_status=CareStatus.LOOKED_AFTER,
        address="Kingsmere House, 9 Coppermill Lane, Slough",
    )
    story.draft.born = jade_born(story)
    story.involve(AgencyCode.HEALTH, AgencyCode.EDUCATION, AgencyCode.CAMHS, AgencyCode.YOUTH_OFFENDING, days=390)
    story.knows(RelationshipKind.CARER, "Kingsmere House, duty manager")
    story.assessed(Level.MEDIUM, "M09", "M10", "L08", days=380, harm_status="suspected")
    for days in (330, 300, 270, 240, 212, 184, 156, 128, 100, 72, 44, 16):
        story.assessed(Level.HIGH, "H11", "M09", "M10", "L10", days=days, harm_status="confirmed")
    for number in range(EPISODES):
        seen = story.evening(days=5 + number * FEWEST_DAYS_BETWEEN + number % 3)
        episode = story.went_missing(hours=seen, back=seen - 9 - number % 5 * 6)
        story.interview_held(episode, after_hours=14 + number % 4 * 20)
        episode.kind = EpisodeKind.AWAY if number % 4 == 0 else EpisodeKind.CARE
    for number in range(60):
        kind = list(NoteKind)[number % len(NoteKind)]
        text = story.draft.say(words.NOTES[kind][number % len(words.NOTES[kind])])
        story.noted(kind, text, days=2 + 6.2 * number)


def held_elsewhere(story: Story) -> None:
    """Held by the other team, with a name like that of Laiba Mahmood's cousin: who looks for her is told whom to ring."""
    story.is_someone("Aleena", "Khan", 14, sex=Sex.FEMALE, ethnicity=Ethnicity.APKN, ward=Ward.WEXHAM)
    story.draft.born = story.plan.today.replace(day=1) - timedelta(days=14 * 365)
    story.draft.held = []
    story.held_by("socialworker2", WEST)
    story.involve(AgencyCode.EDUCATION, days=60)
    story.assessed(Level.LOW, "L02", days=25)


def typed_twice(story: Story) -> None:
    """Jade Sandford once more: somebody typed her name otherwise and recorded her a second time."""
    story.is_someone("Jayde", "Sandford", 16, sex=Sex.FEMALE, ethnicity=Ethnicity.MWBC, ward=Ward.COLNBROOK)
    story.draft.born = jade_born(story)
    story.draft.school = "Langley Hall"
    story.involve(AgencyCode.EDUCATION, days=40)
    story.noted(NoteKind.CONTACT, "School rings: absent again, and her friends do not know where she stays.", days=12)


def jade_born(story: Story) -> date:
    """The day on which Jade Sandford was born, as both records have it."""
    return birthday(story.plan.today - timedelta(days=110), -16)
