"""The agencies of the strategy and the roles people hold in them."""

from django.db.models import TextChoices


class AgencyCode(TextChoices):
    """The eleven agencies of the strategy, and the board's own office."""

    SOCIAL_CARE = "csc", "Children's Social Care"
    TARGETED_FAMILY = "targeted-family", "Targeted Family Support"
    ENGAGE = "engage", "Engage"
    EMERGENCY_DUTY = "edt", "Emergency Duty Team"
    POLICE = "police", "Thames Valley Police"
    YOUTH_OFFENDING = "yot", "Youth Offending Team"
    TURNING_POINT = "turning-point", "Turning Point"
    EDUCATION = "education", "Education"
    HEALTH = "health", "Health"
    CAMHS = "camhs", "CAMHS"
    EARLY_HELP = "early-help", "Early Help"
    BOARD = "board", "Local Safeguarding Children Board"


PARTNERS = tuple(code for code in AgencyCode if code is not AgencyCode.BOARD)


class TeamKind(TextChoices):
    FRONT_DOOR = "front_door", "Front door (MASH)"
    CASEWORK = "casework", "Casework team"
    SAFEGUARDING_LEADS = "safeguarding_leads", "Safeguarding leads"
    PANEL_OFFICE = "panel_office", "SERAC chair and coordinator"
    PANEL_MEMBERS = "panel_members", "SERAC members"
    OFFICE = "office", "Office"


class Role(TextChoices):
    PRACTITIONER = "practitioner", "Practitioner"
    TEAM_MANAGER = "team_manager", "Team manager"
    SERAC_CHAIR = "serac_chair", "SERAC chair"
    SERAC_COORDINATOR = "serac_coordinator", "SERAC coordinator"
    AGENCY_REPRESENTATIVE = "agency_representative", "Agency representative"
    POLICE_LIAISON = "police_liaison", "Police liaison"
    CSE_LEAD = "cse_lead", "CSE lead"
    CHAMPION = "champion", "CSE champion"
    LSCB_MANAGER = "lscb_manager", "LSCB business manager"
    IG_LEAD = "ig_lead", "Information governance lead"
    SYSTEM_ADMINISTRATOR = "system_administrator", "System administrator"
    AGENCY_LEAD = "agency_lead", "Agency lead"


POWERFUL = (Role.IG_LEAD, Role.SYSTEM_ADMINISTRATOR)


class Document(TextChoices):
    """What people and agencies agree to before they use the service."""

    SHARING = "sharing", "Information sharing agreement"
    CONFIDENTIALITY = "confidentiality", "Confidentiality terms"


SIGNED_BY_AGENCIES = (Document.SHARING,)  # besides every person, who accepts both


class RequestState(TextChoices):
    """What became of asking for a role that a second administrator must approve."""

    WAITING = "waiting", "Waiting for a second administrator"
    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Refused"


class AccountAct(TextChoices):
    """What an administrator does with an account."""

    OPENED = "opened", "Account opened"
    LINK_SENT = "link_sent", "Link to set a password sent"
    JOINED = "joined", "Role given"
    LEFT = "left", "Role ended"
    ASKED = "asked", "Role asked for"
    APPROVED = "approved", "Role approved"
    REFUSED = "refused", "Role refused"
    DISABLED = "disabled", "Account disabled"
    ENABLED = "enabled", "Account enabled"
    FACTOR = "factor", "Second factor taken away"
    LAST_DAY = "last_day", "Last day of the account set"
    CONFIRMED = "confirmed", "Confirmed by its lead"
    END_ASKED = "end_asked", "End asked for by its lead"


class AccountState(TextChoices):
    """How an account stands, for the list."""

    ACTIVE = "active", "Active"
    NEVER = "never", "Never signed in"
    DISABLED = "disabled", "Disabled"
