"""The words of risk: levels, what is current, why a result needs a second look, harm, models of exploitation."""

from django.db.models import TextChoices


class Level(TextChoices):
    """The level of risk, lowest first."""

    NONE = "none", "No CSE risk indicators identified"
    LOW = "low", "Low"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"


LEVELS: tuple[Level, ...] = tuple(Level)
RANK: dict[str, int] = {level.value: rank for rank, level in enumerate(LEVELS)}
URGENCY: dict[str, int] = {level.value: urgency for urgency, level in enumerate(reversed(LEVELS))}


class When(TextChoices):
    CURRENT = "current", "Current: seen within the last six months"
    HISTORIC = "historic", "Historic: shown and not counted"


class Flag(TextChoices):
    """Why a calculated level needs a person's review, in the order they are always listed."""

    SINGLE_MEDIUM = "single_medium", "Exactly one medium indicator is current and no high one"
    OFFENCE_EVIDENCE = "offence_evidence", "There is evidence of an offence although the level is low or none"
    ORGANISED_MODEL = "organised_model", "Exploitation looks organised or networked, which means very high risk"
    HISTORIC_CHANGES_LEVEL = "historic_changes_level", "Counting the historic indicators would change the level"
    UNDER_13 = (
        "under_13_penetrative_sex",
        "Penetrative sex with a child under 13 is an offence: refer to police and social care at once",
    )


class HarmStatus(TextChoices):
    """What is known of harm already done; recorded beside the level and never derived from it."""

    NO_EVIDENCE = "no_evidence", "No evidence of harm"
    SUSPECTED = "suspected", "Harm suspected"
    CONFIRMED = "confirmed", "Harm confirmed"


class Nature(TextChoices):
    FACT = "fact", "Fact: seen, heard or recorded"
    OPINION = "opinion", "Professional opinion"


class ExploitationModel(TextChoices):
    INAPPROPRIATE_RELATIONSHIP = "inappropriate_relationship", "One person with power over the child"
    FALSE_RELATIONSHIP = "boyfriend", "A person posing as boyfriend or girlfriend"
    ORGANISED = "organised", "Organised or networked exploitation"
    PARTY = "party", "Parties where children are exploited"


class TraffickingElement(TextChoices):
    MOVEMENT = "movement", "Someone recruited, moved, received or harboured the child"
    CONTROL = "control", "Someone controls or coerces the child"
    PURPOSE = "purpose", "The purpose is exploitation"


class AssessmentKind(TextChoices):
    SCREENING = "screening", "Screening: any agency proposes a level"
    ASSESSMENT = "assessment", "Assessment: Children's Social Care sets the level"


class AssessmentStatus(TextChoices):
    OPEN = "open", "Open"
    AWAITING_APPROVAL = "awaiting_approval", "Waiting for approval"
    COMPLETED = "completed", "Completed"
    WITHDRAWN = "withdrawn", "Withdrawn"


class OpenState(TextChoices):
    """How far an assessment to which agencies contribute has come."""

    OPEN = "open", "Open"
    COMPLETED = "completed", "Completed"
    CLOSED = "closed", "Ended without an assessment"


class EventKind(TextChoices):
    """What is laid over the level of a child."""

    MISSING = "missing", "Missing episode"
    PANEL = "panel", "Panel"
    MOVED = "moved", "Move in care"


class ReviewTrigger(TextChoices):
    """What brings a review forward."""

    LONG_MISSING = "long_missing", "Missing for more than 24 hours"
    REPEAT_MISSING = "repeat_missing", "Third missing episode in 90 days"
    INTELLIGENCE = "intelligence", "Police took intelligence about the child"


class ResponseKind(TextChoices):
    POLICE = "police", "Specialist police response"
    SOCIAL_CARE = "social_care", "Intensive social care response"


class ResponseStatus(TextChoices):
    NOT_STARTED = "not_started", "Not started"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    DONE = "done", "Done"
    NOT_NEEDED = "not_needed", "No longer called for"
