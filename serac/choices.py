"""The words of the SERAC panel: meetings, referrals, why a child is listed, decisions, actions."""

from django.db.models import IntegerChoices, TextChoices


class MeetingStatus(TextChoices):
    PLANNED = "planned", "Planned"
    DRAFT = "draft", "Agenda in draft"
    CIRCULATED = "circulated", "Agenda circulated"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class ReferralStatus(TextChoices):
    SUBMITTED = "submitted", "Waiting for a decision"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Not accepted"
    WITHDRAWN = "withdrawn", "Withdrawn"
    DISCUSSED = "discussed", "Discussed by the panel"


class ReasonKind(TextChoices):
    """Why a child is on the agenda, in the order in which reasons are listed."""

    REFERRED = "referred", "Referred and accepted"
    HIGH = "high", "Risk is HIGH"
    STEPPED_DOWN = "stepped_down", "Stepped down from HIGH since the last meeting"
    RAISED_TO_MEDIUM = "raised_to_medium", "Raised to MEDIUM since the last meeting"
    REVIEW_DUE = "review_due", "SERAC review due by the meeting"
    REPEAT_MISSING = "repeat_missing", "Three missing episodes begun in the 90 days before the meeting"
    OVERDUE_ACTIONS = "overdue_actions", "Panel actions overdue"
    NOT_DECIDED = "not_decided", "No decision recorded at the last meeting"


class Section(IntegerChoices):
    """The part of the agenda in which a child is discussed, numbered as on the standing agenda."""

    NEW_REFERRALS = 5, "New referrals"
    HIGH = 6, "High risk"
    REVIEWS = 7, "Reviews"
    STEP_DOWNS = 8, "Step-downs and closures"


class Origin(TextChoices):
    """Who put an item on the agenda."""

    RULE = "rule", "Listed by a rule"
    HAND = "hand", "Added by hand"


class ResearchStatus(TextChoices):
    REQUESTED = "requested", "Requested"
    RETURNED = "returned", "Returned"
    NOTHING_KNOWN = "nothing_known", "Nothing known"
    WITHHELD = "withheld", "Withheld, with the reason"


class Attendance(TextChoices):
    PRESENT = "present", "Present"
    APOLOGIES = "apologies", "Apologies"
    ABSENT = "absent", "Absent"


class Outcome(TextChoices):
    """What the panel decides about a child."""

    CONTINUE = "continue", "Continue on the panel"
    STEP_UP = "step_up", "Raise the level of response"
    STEP_DOWN = "step_down", "Lower the level of response"
    CLOSE = "close", "Close to the panel"
    DEFER = "defer", "Defer to the next meeting"
    REFER_ON = "refer_on", "Refer to another forum"


class ClosedReason(TextChoices):
    RISK_REDUCED = "risk_reduced", "Risk reduced and plan in place"
    MOVED_AWAY = "moved_away", "Moved to another authority, handed over"
    TURNED_18 = "turned_18", "Turned 18, handed over"
    OTHER_FORUM = "other_forum", "Overseen by another forum"
    OTHER = "other", "Other"


class ActionStatus(TextChoices):
    """How far an action has come; what was not possible is kept apart from what was not done."""

    OPEN = "open", "Open"
    DONE = "done", "Done"
    NOT_POSSIBLE = "not_possible", "Not possible: circumstances changed"
    NOT_DONE = "not_done", "Not done"


STANDING_ITEMS: tuple[tuple[int, str], ...] = (
    (1, "Welcome, apologies and conflicts of interest"),
    (2, "Confidentiality statement and attendance"),
    (3, "Minutes of the last meeting"),
    (4, "Actions overdue and outstanding"),
    (Section.NEW_REFERRALS, "New referrals"),
    (Section.HIGH, "Children at high risk"),
    (Section.REVIEWS, "Reviews"),
    (Section.STEP_DOWNS, "Step-downs and closures"),
    (9, "Looked-after children placed in and out of the borough"),
    (10, "Missing children: repeat, over 24 hours, interviews outstanding"),
    (11, "Places of concern"),
    (12, "People who cause harm, and disruption"),
    (13, "Intelligence gaps and themes for the subgroup"),
    (14, "Champions and training"),
    (15, "Any other business and next meeting"),
)
