"""The accounts that people try the demo with, and where that is allowed."""

from dataclasses import dataclass

from django.conf import settings

from agencies.choices import AgencyCode, Role

DEMO_PASSWORD = "made-up-borough"  # noqa: S105 - of the demo alone; production refuses to start with its settings
MADE_UP_PLACES = ("slscb.settings.demo", "slscb.settings.test")


@dataclass(frozen=True)
class Account:
    """Someone to try the service as."""

    username: str
    given_name: str
    family_name: str
    job_title: str
    role: Role
    agency: AgencyCode
    team: str
    on_panel: bool = False


CSC, EAST, WEST = AgencyCode.SOCIAL_CARE, "Safeguarding East", "Safeguarding West"
PANEL_OFFICE, PANEL_MEMBERS, FRONT_DOOR, LEADS = (
    "SERAC office",
    "SERAC members",
    "Front door (MASH)",
    "Safeguarding leads",
)
REPRESENTATIVE = Role.AGENCY_REPRESENTATIVE


def office_of(agency: AgencyCode) -> str:
    """The name of an agency's first team."""
    return f"{agency.label} office"


def _member(
    username: str, given: str, family: str, title: str, agency: AgencyCode, role: Role = REPRESENTATIVE
) -> Account:
    return Account(username, given, family, title, role, agency, office_of(agency), on_panel=True)


def _board(username: str, given: str, family: str, title: str, role: Role) -> Account:
    return Account(username, given, family, title, role, AgencyCode.BOARD, office_of(AgencyCode.BOARD))


ACCOUNTS = (
    Account("socialworker", "Hannah", "Ashcombe", "Social worker", Role.PRACTITIONER, CSC, EAST),
    Account("socialworker2", "Imran", "Qureshi", "Social worker", Role.PRACTITIONER, CSC, WEST),
    Account("teammanager", "Yewande", "Oyelaran", "Team manager", Role.TEAM_MANAGER, CSC, EAST),
    Account(
        "serac.chair", "Margaret", "Thorley", "Head of safeguarding", Role.SERAC_CHAIR, CSC, PANEL_OFFICE, on_panel=True
    ),
    Account("serac.coordinator", "Jaspreet", "Sohal", "SERAC coordinator", Role.SERAC_COORDINATOR, CSC, PANEL_OFFICE),
    _member("police", "Declan", "Fairclough", "Detective sergeant", AgencyCode.POLICE, Role.POLICE_LIAISON),
    _board("lscb.manager", "Ruth", "Brindley", "Business manager", Role.LSCB_MANAGER),
    _member("health", "Nisha", "Verma", "Designated nurse", AgencyCode.HEALTH),
    _member("education", "Owen", "Langford", "Education safeguarding lead", AgencyCode.EDUCATION),
    _member("camhs", "Zofia", "Szewczyk", "Clinical lead", AgencyCode.CAMHS),
    _member("yot", "Marlon", "Samuels", "Operations manager", AgencyCode.YOUTH_OFFENDING),
    _member("earlyhelp", "Saba", "Mirza", "Early help manager", AgencyCode.EARLY_HELP),
    _member("engage", "Keisha", "Francis", "Project manager", AgencyCode.ENGAGE),
    _member("turningpoint", "Callum", "Norcott", "Young people's lead", AgencyCode.TURNING_POINT),
    _member("edt", "Khadra", "Warsame", "Duty manager", AgencyCode.EMERGENCY_DUTY),
    _member("targetedfamily", "Ioana", "Munteanu", "Practice lead", AgencyCode.TARGETED_FAMILY),
    _board("ig.lead", "Simon", "Kershaw", "Information governance lead", Role.IG_LEAD),
    _board("sysadmin", "Priya", "Nair", "System administrator", Role.SYSTEM_ADMINISTRATOR),
    Account("cse.lead", "Farida", "Aziz", "CSE lead", Role.CSE_LEAD, CSC, LEADS),
)

# Whoever signs and answers for their agency's accounts, besides what else they do.
LEADERS = {
    CSC: "serac.chair",
    AgencyCode.TARGETED_FAMILY: "targetedfamily",
    AgencyCode.ENGAGE: "engage",
    AgencyCode.EMERGENCY_DUTY: "edt",
    AgencyCode.POLICE: "police",
    AgencyCode.YOUTH_OFFENDING: "yot",
    AgencyCode.TURNING_POINT: "turningpoint",
    AgencyCode.EDUCATION: "education",
    AgencyCode.HEALTH: "health",
    AgencyCode.CAMHS: "camhs",
    AgencyCode.EARLY_HELP: "earlyhelp",
    AgencyCode.BOARD: "lscb.manager",
}


def is_made_up_place() -> bool:
    """Whether this is the demo or the test suite, the only places where made-up people with a known password may be."""
    return settings.SETTINGS_MODULE in MADE_UP_PLACES
