"""Children who are missing, or whose return interview waits."""

from datetime import timedelta

from django.urls import reverse

from agencies.choices import AgencyCode
from cases.choices import CareStatus, Ethnicity, NoteKind, RelationshipKind, Sex, Ward
from missing.choices import AuthorityNews, Channel, EpisodeKind, OfferOutcome, PoliceRisk
from reporting.seeding.events import Interviewed, Missed
from reporting.seeding.stories.asking import ask_the_agencies
from reporting.seeding.stories.papers import file_papers, grade, tell_police, write_profile
from reporting.seeding.stories.telling import Story
from risk.choices import Level


def missing_now(story: Story) -> None:
    """A girl who has been missing since last night, for the third time in two months."""
    story.is_someone("Kinga", "Zając", 15, sex=Sex.FEMALE, ethnicity=Ethnicity.WOTH, ward=Ward.CHALVEY)
    story.involve(AgencyCode.EDUCATION, AgencyCode.ENGAGE, AgencyCode.HEALTH)
    story.knows(RelationshipKind.MOTHER, "Ewa Zając")
    story.assessed(Level.LOW, "L01", "L04", days=150)
    story.assessed(Level.MEDIUM, "M07", "M09", "L01", days=40, harm_status="suspected")
    for days, lasted in ((52, 9), (20, 31)):
        seen = story.evening(days=days)
        before = story.went_missing(hours=seen, back=seen - lasted)
    tell_police(before, recorded_by_id=story.people.accounts["police"].id)
    now = story.went_missing(
        hours=story.evening(days=1),
        police_risk=PoliceRisk.HIGH,
        police_reference="MP/20417/26",
        circumstances="Left by the back door after a call. Took the charger and a coat. Phone has been off since midnight.",
        carers_account="Her mother: she went quiet on Sunday and slept with the telephone in her hand. She has never left "
        "the cat without food before.",
        thought_to_be_with="A man of about 24 who calls himself Lex",
    )
    grade(now, recorded_by_id=story.people.accounts["police"].id)
    file_papers(story)
    write_profile(story)
    ask_the_agencies(story)
    story.noted(NoteKind.CALL, "Mother rang: Kinga has not been home. Police have a photograph.", days=0.05)
    link = reverse("missing:episode-view", args=[now.public_id])
    for account in ("socialworker", "teammanager", "police"):
        story.notifies(account, "{child} has been reported missing", link, hours=2, urgent=True)


def due_soon(story: Story) -> None:
    """Back for 67 hours: the interview is due in five, and the first offer was not answered."""
    story.is_someone("Laiba", "Mahmood", 14, sex=Sex.FEMALE, ethnicity=Ethnicity.APKN, ward=Ward.BAYLIS)
    story.involve(AgencyCode.EDUCATION)
    story.knows(RelationshipKind.FATHER, "Tariq Mahmood")
    story.assessed(Level.LOW, "L01", "L06", days=30)
    episode = story.went_missing(hours=67 + 11, back=67, circumstances="Did not come home from a cousin's.")
    interview = story.interview_waits(episode, (40, OfferOutcome.NO_ANSWER))
    story.notifies("socialworker", "Return home interview for {child}: due in 24 hours", link_to(interview), hours=19)
    story.shared("health", AgencyCode.HEALTH, "Health assessment at the clinic before the weekend", days=1, until=4)


def long_overdue(story: Story) -> None:
    """Back for five days and nobody has offered an interview."""
    story.is_someone("Chloe", "Fairclough", 13, sex=Sex.FEMALE, ethnicity=Ethnicity.WBRI, ward=Ward.BRITWELL)
    story.involve(AgencyCode.EARLY_HELP)
    story.knows(RelationshipKind.GRANDPARENT, "Maureen Fairclough")
    episode = story.went_missing(hours=24 * 5 + 8, back=24 * 5)
    interview = story.interview_waits(episode)
    story.notifies(
        "socialworker", "Return home interview for {child}: due now", link_to(interview), hours=48, urgent=True
    )
    night = story.opened_in_an_emergency(
        "edt",
        AgencyCode.EMERGENCY_DUTY,
        "Police found her at Slough station at midnight. Her grandmother does not answer and the day team is closed.",
        hours=9.6,
    )
    link = reverse("cases:emergency-review", args=[night.public_id])
    story.notifies("ig.lead", "Khadra Warsame opened record {child} in an emergency", link, hours=9.6, urgent=True)
    story.notifies(
        "teammanager", "Return home interview for {child}: 1 day overdue", link_to(interview), hours=24, urgent=True
    )


def from_elsewhere(story: Story) -> None:
    """A boy whom another authority looks after and placed in Slough; both kinds of episode from care."""
    story.is_someone(
        "Tyrell",
        "Morrison",
        16,
        sex=Sex.MALE,
        ethnicity=Ethnicity.BCRB,
        ward=Ward.CENTRAL,
        care_status=CareStatus.LOOKED_AFTER_ELSEWHERE,
        address="Rowan House, 4 Heronsway Close, Slough",
    )
    story.involve(AgencyCode.YOUTH_OFFENDING, AgencyCode.TURNING_POINT)
    story.knows(RelationshipKind.CARER, "Rowan House, duty manager")
    story.assessed(Level.MEDIUM, "M14", "M15", "L08", days=62)
    for days, hours, kind in ((70, 6, EpisodeKind.AWAY), (44, 30, EpisodeKind.CARE), (9, 14, EpisodeKind.CARE)):
        episode = back_in_care(story, days, hours, kind)
        tell_the_authority(episode)
        story.interview_held(episode, after_hours=26)
    told_of(episode, pull_factors=["drugs_or_alcohol", "gang"])
    story.noted(
        NoteKind.INFORMATION,
        "The placing authority's social worker will hold the next interview and send us the record within two days.",
        days=8,
    )


def told_of(episode: Missed, **answers: list[str]) -> None:
    """What the child told of in an interview that was held, in the codes of the form."""
    if episode.interview:
        episode.interview.more |= answers


def tell_the_authority(episode: Missed) -> None:
    """That the authority which looks after a child was told of the loss within the hour, in words that name who."""
    episode.told = [
        {
            "authority": "London Borough of Hillingdon",
            "news": AuthorityNews.MISSING,
            "told_at": episode.reported_at + timedelta(minutes=35),
            "how": Channel.TELEPHONE,
            "whom": "J Owusu, emergency duty team",
            "words": "They ring the parents. His own social worker holds the interview.",
        }
    ]


def back_in_care(story: Story, days: int, hours: int, kind: EpisodeKind) -> Missed:
    """An episode from care so many days ago."""
    seen = story.evening(days=days)
    episode = story.went_missing(hours=seen, back=seen - hours)
    episode.kind = kind
    return episode


def link_to(interview: Interviewed) -> str:
    """The page of an interview."""
    return reverse("missing:interview-view", args=[interview.public_id])
