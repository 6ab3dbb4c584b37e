"""To whom a matter about a child is escalated. Asked by the service itself, for nobody in particular."""

from django.db.models import Exists, OuterRef, Q

from agencies.choices import AgencyCode, Role
from agencies.models import Membership, User
from cases.models import Allocation
from slscb.core.clock import today


def leads_for(child_pk: int) -> list[User]:
    """The CSE leads of the agency that holds the child's case (internal id); where it has none, or nobody holds the
    case, those of Children's Social Care, which leads for every child in need of protection. Source: Children Act 1989
    s.47; domain table 9, A21.
    """
    holds = Allocation.objects.filter(child=child_pk, ends_on=None, team__agency=OuterRef("team__agency"))
    leads = Membership.objects.live(today()).filter(role=Role.CSE_LEAD, user__is_active=True)
    found = list(
        leads.annotate(of_holder=Exists(holds))
        .filter(Q(of_holder=True) | Q(team__agency__code=AgencyCode.SOCIAL_CARE))
        .select_related("user")
        .order_by("user__last_name", "user__first_name", "pk")
    )
    chosen = [one.user for one in found if one.of_holder] or [one.user for one in found]
    return list(dict.fromkeys(chosen))
