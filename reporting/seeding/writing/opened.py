"""Open assessments and what agencies put forward to them: on the hand-written children alone."""

from agencies.choices import AgencyCode
from reporting.seeding.drafts import Draft
from reporting.seeding.events import Line, PutForward
from reporting.seeding.people import People
from reporting.seeding.tables import Tables
from reporting.seeding.writing.risk import RiskWriter
from risk.choices import When
from risk.models import Contribution, OpenAssessment


def write_opened(draft: Draft, tables: Tables, people: People, risk: RiskWriter) -> None:
    """The open assessment of a child, if there is one, with its lines."""
    one = draft.opened
    if one is None:
        return
    public_id, when = draft.chance.uuid(), {"created_at": one.at, "changed_at": one.at}
    made = tables.add(
        draft.chance,
        OpenAssessment,
        public_id=public_id,
        child_id=draft.id,
        opened_by_id=one.by.id,
        agency_id=people.agencies[AgencyCode.SOCIAL_CARE][0],
        why=one.why,
        wanted_by=one.wanted_by,
        **when,
    )
    link = ("risk.openassessment", public_id)
    opened = "Assessment opened for the agencies involved to put into"
    draft.lines.append(Line(one.at, "risk", opened, *link, one.by.id))
    for said in one.said:
        _write_contribution(draft, tables, people, risk, made, said)
        draft.lines.append(Line(said.at, "risk", f"{said.agency.label} put {said.code} forward", *link, said.by.id))


def _write_contribution(
    draft: Draft, tables: Tables, people: People, risk: RiskWriter, opened: int, said: PutForward
) -> None:
    agency = people.agencies[said.agency][0]
    gone = {"withdrawn_by_id": said.by.id, "withdrawn_at": said.at, "withdrawn_reason": said.withdrawn}
    tables.add(
        draft.chance,
        Contribution,
        open_assessment_id=opened,
        indicator_id=risk.indicators[said.code],
        author_id=said.by.id,
        agency_id=agency,
        source_agency_id=agency,
        when=When.CURRENT,
        evidence=said.evidence,
        observed_on=said.at.date(),
        nature=said.nature,
        is_health_detail=said.is_health_detail,
        created_at=said.at,
        changed_at=said.at,
        **(gone if said.withdrawn else {}),
    )
