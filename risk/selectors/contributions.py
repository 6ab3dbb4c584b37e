"""Reading open assessments and what agencies put forward to them. What is shown is written into the audit."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from agencies import selectors as agencies
from agencies.choices import AgencyCode
from agencies.models import Agency, User
from cases import access as cases
from cases.models import Child
from risk import access, rules
from risk.models import Contribution, IndicatorTick, OpenAssessment
from risk.rules import Observation
from risk.selectors.instruments import tool_on
from risk.selectors.standing import OpenKnown
from slscb.core import audit
from slscb.core.audit import Action
from slscb.core.clock import today
from slscb.core.errors import Fault


@dataclass(frozen=True)
class OpenPage:
    """An open assessment with everything that was put forward to it, in the tool's order."""

    opened: OpenAssessment
    contributions: list[Contribution]


def show_open_assessment(user: User, open_assessment_id: UUID) -> OpenPage:
    """Open one, whatever came of it, with all contributions side by side. Raises NotVisible."""
    opened = access.open_assessment_for(user, open_assessment_id)
    audit.record(actor=user, action=Action.VIEW, about=[opened.child_id], target=opened)
    return OpenPage(opened, list(_of(opened.pk).order_by("indicator__position", "pk")))


def open_assessments_of(user: User, child_id: UUID) -> QuerySet[OpenAssessment]:
    """A child's open and ended ones, the newest first, for paging. Raises NotVisible, NotAllowed."""
    child = cases.child_for(user, child_id)
    audit.record(actor=user, action=Action.VIEW, about=[child.pk], target=child, detail={"part": "open assessments"})
    found = OpenAssessment.objects.filter(child=child).with_said()
    return found.select_related("child", "agency", "opened_by", "ended_by", "assessment").order_by("-created_at", "-pk")


def open_assessment_shown(opened: OpenAssessment) -> OpenAssessment:
    """One as `open_assessments_of` would give it, for the API's answer."""
    found: OpenAssessment = (
        OpenAssessment.objects.with_said()
        .select_related("child", "agency", "opened_by", "ended_by", "assessment")
        .get(pk=opened.pk)
    )
    return found


def contributions_of(user: User, open_assessment_id: UUID) -> QuerySet[Contribution]:
    """Everything put forward to one, the oldest first, for paging. Raises NotVisible, NotAllowed."""
    opened = access.open_assessment_for(user, open_assessment_id)
    audit.record(actor=user, action=Action.VIEW, about=[opened.child_id], target=opened)
    return _of(opened.pk).order_by("pk")


def contribution_shown(said: Contribution) -> Contribution:
    """One as `contributions_of` would give it, for the API's answer."""
    return _of(said.open_assessment_id).get(pk=said.pk)


def contributions_to(known: OpenKnown | None) -> list[Contribution]:
    """What stands put forward to the open assessment of a child that access has already let through."""
    if known is None or not known.said:
        return []
    return list(_of(known.pk).filter(withdrawn_at=None).order_by("pk"))


def contribution_faults(opened: OpenAssessment, observations: Sequence[Observation]) -> tuple[Fault, ...]:
    """What the rules have against indicators that are not put forward yet, as far as they can be read."""
    day = today()
    return rules.check_contributions(tool_on(day).rules, observations, day, opened.child.date_of_birth).faults


def asked_of(user: User, most: int) -> list[OpenAssessment]:
    """Open assessments of children whom the user sees and to which nobody of the user's agencies has put anything, those
    wanted first before others; remembered in the audit.
    """
    own = Contribution.objects.filter(
        open_assessment=OuterRef("pk"), agency__in=user.standing.agency_ids, withdrawn_at=None
    )
    waiting = OpenAssessment.objects.still_open().filter(~Exists(own), child__in=Child.objects.visible_to(user))
    shown = list(waiting.select_related("child").order_by("wanted_by", "pk")[:most])
    if shown:
        audit.record(actor=user, action=Action.LIST, about=[one.child_id for one in shown])
    return shown


def may_read(user: User, one: Contribution | IndicatorTick) -> bool:
    """Whether the user is shown the evidence: health detail only with the right to it (slscb/markings.toml)."""
    return not one.is_health_detail or user.may("health.view")


def is_assessor(user: User) -> bool:
    """Whether the user can complete an assessment: by their role, and for Children's Social Care."""
    return user.may("risk.assess") and any(one.code == AgencyCode.SOCIAL_CARE for one in agencies.agencies_of(user))


def observation_of(one: Contribution | IndicatorTick, *, evidence: str) -> Observation:
    """What somebody put forward or ticked, as the rules take it, with the evidence that may be shown."""
    source = one.source_agency if isinstance(one, Contribution) else one.agency
    return Observation(
        one.indicator.code,
        evidence=evidence,
        nature=one.nature,
        when=one.when,
        observed_on=one.observed_on,
        age_at_event=one.age_at_event,
        agency=source.code,
        is_health_detail=one.is_health_detail,
    )


def ids_of_agencies(codes: Iterable[str], own: Agency) -> dict[str, int]:
    """Internal ids by code of the agencies that know something: asked for where there are others than one's own."""
    others = {*codes} - {"", own.code}
    known = dict(Agency.objects.filter(code__in=others).values_list("code", "pk")) if others else {}
    return {own.code: own.pk} | known


def agency_faults(observations: Sequence[Observation], known: Collection[str]) -> list[Fault]:
    """An agency that is none of the partnership's, at the indicator that names it."""
    return [
        Fault(f"indicators[{index}].agency", "Choose one of the partnership's agencies")
        for index, one in enumerate(observations)
        if one.agency and one.agency not in known
    ]


def _of(open_assessment_pk: int) -> QuerySet[Contribution]:
    found = Contribution.objects.filter(open_assessment=open_assessment_pk)
    return found.select_related("open_assessment", "indicator", "author", "agency", "source_agency", "withdrawn_by")
