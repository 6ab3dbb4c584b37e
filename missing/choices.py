"""The words of missing children: kinds of episode, police risk levels, interviews, why a child left."""

from django.db.models import TextChoices


class EpisodeKind(TextChoices):
    """Where the child went missing from; the two kinds of care are the only ones in the statutory return."""

    HOME = "home", "Missing from home"
    CARE = "care", "Missing from care"
    AWAY = "away", "Away from placement without authorisation"
    SCHOOL = "school", "Missing from school"
    SERVICES = "services", "Out of sight of services"


LOOKED_AFTER_KINDS = frozenset({EpisodeKind.CARE.value, EpisodeKind.AWAY.value})
SSDA903_CODES = {EpisodeKind.CARE.value: "M", EpisodeKind.AWAY.value: "A"}


class PoliceRisk(TextChoices):
    """The police grading of a missing person, highest first."""

    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"
    NO_APPARENT_RISK = "no_apparent_risk", "No apparent risk (very low; once “absent”)"


class EpisodeStatus(TextChoices):
    MISSING = "missing", "Missing"
    RETURNED = "returned", "Returned"
    CLOSED_AT_18 = "closed_at_18", "Closed at 18, not found"
    RECORDED_IN_ERROR = "recorded_in_error", "Recorded in error"


class UnresolvedEnding(TextChoices):
    """How the episode of somebody ended who turned 18 and has not come back."""

    STILL_MISSING = "still_missing", "Still missing: police go on looking for an adult"
    NOT_COMING_BACK = "not_coming_back", "Known to be alive and well, and does not come back"
    ABROAD = "abroad", "Known to be abroad"
    DIED = "died", "Known to have died"
    OTHER = "other", "Another ending"


class InterviewStatus(TextChoices):
    """How far a return home interview has come."""

    NOT_DUE = "not_due", "Not due: the child is still missing"
    TO_OFFER = "to_offer", "To be offered"
    OFFERED = "offered", "Offered"
    SCHEDULED = "scheduled", "Arranged"
    COMPLETED = "completed", "Completed"
    DECLINED_BY_CHILD = "declined_by_child", "Declined by the child"
    DECLINED_BY_PARENT = "declined_by_parent", "Declined by a parent or carer"
    UNABLE_MISSING_AGAIN = "unable_missing_again", "Not possible: missing again"
    UNABLE_OTHER = "unable_other", "Not possible for another reason"
    NOT_OFFERED = "not_offered", "Decided not to offer"
    COVERED = "covered", "Held together with another interview"


WAITING = frozenset({InterviewStatus.TO_OFFER.value, InterviewStatus.OFFERED.value, InterviewStatus.SCHEDULED.value})
DECLINED = frozenset({InterviewStatus.DECLINED_BY_CHILD.value, InterviewStatus.DECLINED_BY_PARENT.value})


class OfferMethod(TextChoices):
    IN_PERSON = "in_person", "In person"
    TELEPHONE = "telephone", "By telephone"
    MESSAGE = "message", "By message or e-mail"
    LETTER = "letter", "By letter"
    THROUGH_CARER = "through_carer", "Through a parent or carer"


class OfferOutcome(TextChoices):
    """What came of one offer; a refusal that ends the matter is recorded on the interview itself."""

    ACCEPTED = "accepted", "Accepted"
    THINKING = "thinking", "Not decided yet"
    NO_ANSWER = "no_answer", "No answer"
    DECLINED = "declined", "Declined this time"


class DeclineReason(TextChoices):
    DID_NOT_WANT_TO_TALK = "did_not_want_to_talk", "Did not want to talk"
    SEES_NO_PROBLEM = "sees_no_problem", "Does not think they were missing, or sees no need"
    ALREADY_SPOKE = "already_spoke", "Already spoke to someone"
    PREFERS_SOMEONE_ELSE = "prefers_someone_else", "Would rather speak to someone else"
    AFRAID = "afraid", "Afraid of what might follow"
    PARENT_OBJECTED = "parent_objected", "A parent or carer objected"
    NO_ANSWER = "no_answer", "No answer to any offer"
    OTHER = "other", "Other"


class NotOfferedReason(TextChoices):
    UNDER_PROTECTION = "under_protection", "Another enquiry already covers it, and a further interview would harm"
    OTHER_AUTHORITY = "other_authority", "Another authority holds the interview"
    TURNED_18 = "turned_18", "Turned 18"
    NOT_MISSING = "not_missing", "Found not to have been missing"
    OTHER = "other", "Other"


class PushFactor(TextChoices):
    """What drove the child out."""

    FAMILY_CONFLICT = "family_conflict", "Conflict in the family"
    ABUSE_OR_NEGLECT = "abuse_or_neglect", "Abuse or neglect"
    DOMESTIC_ABUSE = "domestic_abuse", "Domestic abuse at home"
    BULLYING = "bullying", "Bullying"
    SCHOOL = "school", "Problems at school"
    PLACEMENT_UNHAPPY = "placement_unhappy", "Unhappy in the placement"
    PLACEMENT_MOVED = "placement_moved", "Moved to another placement"
    BOUNDARIES = "boundaries", "Disagreement about rules"
    MENTAL_HEALTH = "mental_health", "Mental health"
    CARERS_SUBSTANCE_USE = "carers_substance_use", "Substance use by a carer"
    FORCED_MARRIAGE = "forced_marriage", "Forced marriage or so-called honour-based abuse"
    BEREAVEMENT = "bereavement", "Bereavement"


class PullFactor(TextChoices):
    """What, or who, drew the child away."""

    FAMILY_OR_FRIENDS = "family_or_friends", "To be with family or friends"
    RELATIONSHIP_OF_CONCERN = "relationship_of_concern", "A person exploiting the child, or a relationship of concern"
    PARTY = "party", "A party"
    DRUGS_OR_ALCOHOL = "drugs_or_alcohol", "Drugs or alcohol supplied by others"
    COUNTY_LINES = "county_lines", "Made to work or to carry drugs"
    SEXUAL_EXPLOITATION = "sexual_exploitation", "Someone grooming the child for sexual exploitation"
    ONLINE_CONTACT = "online_contact", "Someone met online"
    GANG = "gang", "A gang"
    FREEDOM = "freedom", "A sense of freedom"


class Harm(TextChoices):
    """What happened to the child, before or while missing."""

    PHYSICAL = "physical", "Physical harm"
    SEXUAL = "sexual", "Sexual harm"
    EMOTIONAL = "emotional", "Emotional harm"
    EXPLOITATION = "exploitation", "Exploitation"
    CRIME = "crime", "Made to take part in crime, or a victim of it"
    SUBSTANCE = "substance", "Drugs or alcohol"
    OTHER = "other", "Another kind of harm"


class GoingAgain(TextChoices):
    """How likely the interviewer thinks it is that the child goes missing again."""

    LIKELY = "likely", "Likely"
    POSSIBLE = "possible", "Possible"
    UNLIKELY = "unlikely", "Unlikely"


class Trigger(TextChoices):
    """Why an episode calls for a strategy discussion and a referral to SERAC."""

    REPEAT = "repeat", "Three episodes in 90 days"
    LONG = "long", "Missing for more than 24 hours"
    POLICE_HIGH = "police_high", "Graded high by police"
    RISK_LEVEL = "risk_level", "CSE risk medium or high"


class Ground(TextChoices):
    """Why two episodes of different children may belong together."""

    FOUND_TOGETHER = "found_together", "Missing at overlapping times and found at one place"
    SAME_PLACE = "same_place", "Both name the same place"
    SAME_PERSON = "same_person", "Both name the same person"
    SAME_VEHICLE = "same_vehicle", "Both name the same vehicle"
    SAME_PHONE = "same_phone", "Both name the same telephone"


class LinkState(TextChoices):
    """What a person has said of a suggested link."""

    SUGGESTED = "suggested", "Suggested"
    ACCEPTED = "accepted", "Accepted"
    DISMISSED = "dismissed", "Dismissed"


DECISIONS = (
    (LinkState.ACCEPTED.value, "Accept: they belong together"),
    (LinkState.DISMISSED.value, "Dismiss: they do not"),
)


class AuthorityNews(TextChoices):
    """What another authority was told of a missing child."""

    MISSING = "missing", "That the child is missing"
    RETURNED = "returned", "That the child is back"
    INTERVIEW = "interview", "About the return home interview"


class WhatWasShared(TextChoices):
    """How much of an interview a body was given."""

    ALL = "all", "All of it"
    SUMMARY = "summary", "A summary"
    POINTS = "points", "Particular points"
    NOTHING = "nothing", "Nothing: decided not to share"


class SharingBasis(TextChoices):
    """What sharing an interview, or not sharing it, rests on."""

    CHILD_AGREED = "child_agreed", "The child agreed"
    PROTECT_FROM_HARM = (
        "protect_from_harm",
        "To protect the child from harm (Children Act 1989 section 47, Working Together 2023)",
    )
    CRIME = "crime", "To prevent or detect crime"
    LEGAL_DUTY = "legal_duty", "A legal duty"
    OTHER = "other", "Another reason"


class Channel(TextChoices):
    """How another authority was told."""

    TELEPHONE = "telephone", "By telephone"
    EMAIL = "email", "By e-mail"
    PORTAL = "portal", "Through their portal"


class Recipient(TextChoices):
    """Who a reminder goes to."""

    WORKER = "worker", "The allocated worker"
    TEAM_MANAGER = "team_manager", "The team manager"
    CSE_LEAD = "cse_lead", "The CSE lead"


class DateOrder(TextChoices):
    """How an extract writes its days; a year first is always understood."""

    DAY_FIRST = "day_first", "Day first: 25/12/2026"
    MONTH_FIRST = "month_first", "Month first: 12/25/2026"


class ExtractState(TextChoices):
    """How far an extract of police has come."""

    CHECKED = "checked", "Checked, nothing recorded yet"
    CONFIRMED = "confirmed", "Being recorded"
    FINISHED = "finished", "Recorded"


class RowState(TextChoices):
    """Where one row of an extract stands."""

    READY = "ready", "To be recorded"
    DOUBTFUL = "doubtful", "Doubtful: a person decides"
    WAITING = "waiting", "Waits for somebody who may see the child"
    BAD = "bad", "Not recorded: mend it and send it again"
    RECORDED = "recorded", "Recorded"
    DISMISSED = "dismissed", "Not a child of ours"
    SUPERSEDED = "superseded", "Came again in a later extract"


UNDECIDED = frozenset({RowState.DOUBTFUL.value, RowState.WAITING.value})


class RowOutcome(TextChoices):
    """What recording a row does, or did."""

    NEW = "new", "New episode"
    UPDATED = "updated", "Known episode filled in"
    RECONCILED = "reconciled", "Joined to our own episode"
    UNCHANGED = "unchanged", "Nothing new"
