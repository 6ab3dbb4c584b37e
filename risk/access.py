"""The one door to assessments and responses: invisible is 404, visible but not allowed is 403.

Whoever sees a child sees the child's assessments; what they may do with them is said here.
"""

from uuid import UUID

from agencies import selectors as agencies
from agencies.choices import AgencyCode
from agencies.models import Agency, User
from cases import access as cases
from cases.models import Child
from risk.choices import AssessmentKind
from risk.models import (
    Assessment,
    CalibrationRound,
    Contribution,
    Instrument,
    OpenAssessment,
    RequiredResponse,
)
from slscb.core.errors import NotAllowed, NotVisible

NO_AGENCY = {
    AssessmentKind.SCREENING: "You belong to no agency of the partnership today.",
    AssessmentKind.ASSESSMENT: "Children's Social Care completes assessments. Complete a screening instead.",
}
CAPABILITY = {AssessmentKind.SCREENING: "risk.screen", AssessmentKind.ASSESSMENT: "risk.assess"}


def child_for_tool(user: User, child_id: UUID, kind: AssessmentKind) -> Child:
    """The child for whom the user may complete the tool in this way. Raises NotVisible, NotAllowed."""
    return cases.child_for(user, child_id, CAPABILITY[kind])


def child_to_complete(user: User, child_id: UUID, kind: AssessmentKind) -> Child:
    """As `child_for_tool`, with the child's row locked so that assessments queue up."""
    return cases.child_to_change(user, child_id, CAPABILITY[kind])


def agency_for(user: User, kind: AssessmentKind) -> Agency:
    """The agency for which the user completes the tool: any for a screening, Children's Social Care for an assessment.

    Raises NotAllowed.
    """
    if kind is AssessmentKind.SCREENING:
        own = agencies.agency_of(user)
    else:
        own = next((one for one in agencies.agencies_of(user) if one.code == AgencyCode.SOCIAL_CARE), None)
    if own is None:
        raise NotAllowed(NO_AGENCY[kind])
    return own


def assessment_for(user: User, assessment_id: UUID, capability: str = "child.view") -> Assessment:
    """A screening or assessment of a child whom the user sees. Raises NotVisible, NotAllowed."""
    visible = Assessment.objects.filter(child__in=Child.objects.visible_to(user), public_id=assessment_id)
    visible = visible.select_related(
        "child",
        "instrument",
        "agency",
        "completed_by",
        "approved_by",
        "refused_by",
        "based_on_screening",
        "previous__instrument",
    )
    visible = visible.defer("instrument__definition", "previous__instrument__definition")
    found: Assessment | None = cases.acting(visible, user, capability).first()
    if found is None:
        raise NotVisible("assessment")
    if not user.may(capability):
        raise NotAllowed("Your role does not include this.")
    cases.check_acts(found, capability)
    return found


def assessment_to_decide(user: User, assessment_id: UUID) -> Assessment:
    """An assessment on whose lower level the user may decide, with its child's row and its own locked.

    Raises NotVisible, NotAllowed.
    """
    found = assessment_for(user, assessment_id, "risk.approve")
    child = cases.child_to_change(user, found.child.public_id, "risk.approve")
    assessment = Assessment.objects.select_for_update().get(pk=found.pk)
    assessment.child = child
    return assessment


def open_assessment_for(user: User, open_assessment_id: UUID, capability: str = "child.view") -> OpenAssessment:
    """An assessment to which agencies contribute, of a child whom the user sees. Raises NotVisible, NotAllowed."""
    visible = OpenAssessment.objects.filter(child__in=Child.objects.visible_to(user), public_id=open_assessment_id)
    visible = visible.select_related("child", "agency", "opened_by", "ended_by", "assessment")
    found: OpenAssessment | None = cases.acting(visible, user, capability).first()
    if found is None:
        raise NotVisible("open assessment")
    if not user.may(capability):
        raise NotAllowed("Your role does not include this.")
    cases.check_acts(found, capability)
    return found


def open_assessment_to_change(user: User, open_assessment_id: UUID, capability: str) -> OpenAssessment:
    """The same with the child's row locked, so that what agencies put forward and its completion queue up.

    Raises NotVisible, NotAllowed.
    """
    found = open_assessment_for(user, open_assessment_id, capability)
    child = cases.child_to_change(user, found.child.public_id, capability)
    opened = OpenAssessment.objects.select_related("opened_by").get(pk=found.pk)
    opened.child = child
    return opened


def contribution_for(user: User, contribution_id: UUID) -> Contribution:
    """What the user's own agency put forward about a child whom the user sees. Raises NotVisible, NotAllowed."""
    visible = Contribution.objects.filter(
        open_assessment__child__in=Child.objects.visible_to(user), public_id=contribution_id
    )
    visible = visible.select_related("open_assessment__child", "indicator", "author", "agency", "source_agency")
    found: Contribution | None = cases.acting(visible, user, "risk.screen", "open_assessment__child_id").first()
    if found is None:
        raise NotVisible("contribution")
    if not user.may("risk.screen"):
        raise NotAllowed("Your role does not include this.")
    if found.agency_id not in user.standing.agency_ids:
        raise NotAllowed("This was put forward by another agency.")
    cases.check_acts(found, "risk.screen")
    return found


def contribution_to_change(user: User, contribution_id: UUID) -> Contribution:
    """The same with the child's row locked. Raises NotVisible, NotAllowed."""
    found = contribution_for(user, contribution_id)
    child = cases.child_to_change(user, found.open_assessment.child.public_id, "risk.screen")
    said = Contribution.objects.select_related("open_assessment", "indicator", "agency").get(pk=found.pk)
    said.open_assessment.child = child
    return said


def response_for(user: User, response_id: UUID) -> RequiredResponse:
    """A required response of the user's own agency, to be read. Raises NotVisible, NotAllowed."""
    visible = RequiredResponse.objects.filter(child__in=Child.objects.visible_to(user), public_id=response_id)
    visible = visible.select_related("child", "assessment", "agency")
    found: RequiredResponse | None = cases.acting(visible, user, "risk.respond").first()
    if found is None:
        raise NotVisible("response")
    _answers_for(user, found)
    cases.check_acts(found, "risk.respond")
    return found


def response_to_change(user: User, response_id: UUID) -> RequiredResponse:
    """A required response of the user's own agency, locked with its child's row. Raises NotVisible, NotAllowed."""
    found = response_for(user, response_id)
    child = cases.child_to_change(user, found.child.public_id, "risk.respond")
    response = RequiredResponse.objects.select_for_update().get(pk=found.pk)
    response.child, response.assessment = child, found.assessment
    return response


def may_see_drafts(user: User) -> bool:
    """Whether the user drafts or approves versions of the tool."""
    return user.may("tool.draft") or user.may("tool.approve")


def draft_for(user: User, draft_id: UUID) -> Instrument:
    """A version of the tool that nobody has switched on yet. Raises NotVisible."""
    drafts = Instrument.objects.drafts() if may_see_drafts(user) else Instrument.objects.none()
    found: Instrument | None = drafts.filter(public_id=draft_id).first()
    if found is None:
        raise NotVisible("draft")
    return found


def draft_to_change(user: User, draft_id: UUID, capability: str) -> Instrument:
    """A draft of the tool, its row locked. Raises NotVisible, NotAllowed."""
    found = draft_for(user, draft_id)
    if not user.may(capability):
        raise NotAllowed("Your role does not include this.")
    locked: Instrument | None = Instrument.objects.drafts().select_for_update(of=("self",)).filter(pk=found.pk).first()
    if locked is None:
        raise NotVisible("draft")
    return locked


def round_for(user: User, round_id: UUID, capability: str) -> CalibrationRound:
    """A calibration round, which is about nobody. Raises NotVisible, NotAllowed."""
    found = CalibrationRound.objects.select_related("instrument", "opened_by").filter(public_id=round_id).first()
    if found is None:
        raise NotVisible("round")
    if not user.may(capability):
        raise NotAllowed("Your role does not include this.")
    return found


def _answers_for(user: User, response: RequiredResponse) -> None:
    if not user.may("risk.respond"):
        raise NotAllowed("Your role does not include this.")
    if response.agency_id not in user.standing.agency_ids:
        raise NotAllowed("This response belongs to another agency.")
