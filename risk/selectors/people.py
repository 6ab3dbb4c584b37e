"""Who is told about a child's level."""

from collections.abc import Iterable

from agencies import selectors as agencies
from agencies.choices import Role
from agencies.models import User
from cases import access as cases
from cases.models import Allocation, Child
from cases.selectors import leads_for, people_who_see

SPEAKING = (Role.AGENCY_REPRESENTATIVE, Role.POLICE_LIAISON)


def holder_of(child: Child) -> Allocation | None:
    """The live allocation of a child, with team and worker."""
    return child.allocations.filter(ends_on=None).select_related("team", "worker").first()


def team_of(holder: Allocation | None, *, managers_too: bool = True) -> list[User]:
    """The allocated worker, and the managers of the team that holds the child; the managers alone where nobody is."""
    if holder is None:
        return []
    worker = [holder.worker] if holder.worker else []
    if worker and not managers_too:
        return worker
    return worker + list(agencies.people_in([holder.team_id], [Role.TEAM_MANAGER]))


def approvers_for(child: Child) -> list[User]:
    """Who may approve a lower level and sees the child: the managers of the team and the CSE leads of the agency."""
    holder = holder_of(child)
    managers = list(agencies.people_in([holder.team_id], [Role.TEAM_MANAGER])) if holder else []
    return managers + [lead for lead in leads_for(child.pk) if cases.sees(lead, child.pk)]


def people_answering(agency_id: int, roles: Iterable[Role]) -> list[User]:
    """The people of an agency who answer for its responses by their roles."""
    return list(agencies.people_of(agency_id, roles))


def speaking_for(child: Child) -> list[User]:
    """The people who speak for their agency and may put into an assessment of a child whom they see."""
    seeing = people_who_see(child.pk, "risk.screen")
    return list(agencies.people_with(SPEAKING).filter(pk__in=seeing.values("pk")))
