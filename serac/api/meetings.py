"""What is done with a meeting, and what is read before it, over HTTP."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies import selectors as agencies
from risk.choices import Level
from serac import access, selectors
from serac.api.items import AgendaItemOut, ItemActionOut
from serac.api.serializers import ListingReasonOut, MeetingOut
from serac.choices import Outcome
from serac.models import Meeting
from serac.presenters import printing
from serac.selectors import Case
from serac.services import circulation, meetings
from slscb.core.api import ApiView, SlicePages, data_of, respond
from slscb.core.api.fields import CodeField
from slscb.core.api.files import FileView, file_of, files_of
from slscb.core.api.schema import PAGING, page_of
from slscb.core.api.versions import IF_MATCH
from slscb.core.clock import now

PDF = "application/pdf"


class RecordIn(serializers.Serializer[Any]):
    """Which agencies were there or sent apologies, by their codes, and the minutes of all but the cases."""

    present = CodeField(agencies.agencies, many=True)
    apologies = CodeField(agencies.agencies, many=True, required=False)
    minutes = serializers.CharField(max_length=20_000, required=False, allow_blank=True)


class AttendanceOut(serializers.Serializer[Any]):
    """The codes of the agencies that were there, and of those that sent apologies."""

    present = serializers.ListField(child=serializers.CharField())
    apologies = serializers.ListField(child=serializers.CharField())


class RecordedMeetingOut(MeetingOut):
    """A meeting with what was written down of it."""

    minutes = serializers.CharField()
    attendance = serializers.SerializerMethodField()

    @extend_schema_field(AttendanceOut)
    def get_attendance(self, meeting: Meeting) -> dict[str, list[str]]:
        """The codes of the agencies."""
        found = selectors.attendance_of(meeting)
        return {name: [agency.code for agency in those] for name, those in found.items()}


class LastDecisionOut(serializers.Serializer[Any]):
    """What the panel decided the last time."""

    outcome = serializers.ChoiceField(Outcome.choices)
    reason = serializers.CharField()
    decided_on = serializers.DateField()
    next_review_on = serializers.DateField(allow_null=True)
    level = serializers.CharField()


class CaseOut(serializers.Serializer[Case]):
    """What the chair has to know about one child before the meeting."""

    item_id = serializers.UUIDField(source="item.public_id")
    child_id = serializers.UUIDField(source="item.child.public_id")
    child_reference = serializers.CharField(source="item.child.reference")
    section = serializers.IntegerField(source="item.section")
    reasons = ListingReasonOut(many=True, source="item.reasons")
    note = serializers.CharField(source="item.note")
    child_views = serializers.CharField(source="item.child_views")
    family_views = serializers.CharField(source="item.family_views")
    risk_assessment_id = serializers.UUIDField(source="assessment.public_id", allow_null=True, default=None)
    level = serializers.ChoiceField(Level.choices, source="assessment.final_level", allow_null=True, default=None)
    harm_status = serializers.CharField(source="assessment.harm_status", allow_null=True, default=None)
    episodes_lately = serializers.IntegerField(source="item.episodes_lately")
    episodes_since_last_meeting = serializers.IntegerField(source="item.episodes_since")
    last_decision = serializers.SerializerMethodField()
    actions = serializers.SerializerMethodField()

    @extend_schema_field(LastDecisionOut(allow_null=True))
    def get_last_decision(self, case: Case) -> Any:
        """As it was kept, or None."""
        return case.item.last_decision  # type: ignore[attr-defined]

    @extend_schema_field(ItemActionOut(many=True))
    def get_actions(self, case: Case) -> Any:
        """The unfinished ones."""
        return data_of(case.actions, ItemActionOut)


class CirculateApi(ApiView):
    """Gives the agenda to the members: they may see the children on it until four weeks after the meeting."""

    capability = {"POST": "panel.coordinate"}
    act: ClassVar[Any] = staticmethod(circulation.circulate)

    @extend_schema(operation_id="serac_meetings_circulate", parameters=[IF_MATCH], request=None, responses=MeetingOut)
    def post(self, request: Request, meeting_id: UUID) -> Response:
        return self.done(meeting_id)

    def done(self, meeting_id: UUID) -> Response:
        """Do it against the version that was read."""
        access.meeting_for(self.actor, meeting_id, "panel.coordinate")
        version = self.expected_version()
        return respond(self.act(actor=self.actor, meeting_id=meeting_id, expected_version=version), MeetingOut)


class CancelApi(CirculateApi):
    """Cancels a meeting whose agenda is not yet circulated."""

    act: ClassVar[Any] = staticmethod(meetings.cancel_meeting)

    @extend_schema(operation_id="serac_meetings_cancel", parameters=[IF_MATCH], request=None, responses=MeetingOut)
    def post(self, request: Request, meeting_id: UUID) -> Response:
        return self.done(meeting_id)


class RecordApi(ApiView):
    """Who was there, and the minutes of all but the cases."""

    capability = {"GET": "panel.prepare", "POST": "panel.decide"}

    @extend_schema(operation_id="serac_meetings_read_record", responses=RecordedMeetingOut)
    def get(self, request: Request, meeting_id: UUID) -> Response:
        return respond(access.meeting_for(self.actor, meeting_id), RecordedMeetingOut)

    @extend_schema(
        operation_id="serac_meetings_record", parameters=[IF_MATCH], request=RecordIn, responses=RecordedMeetingOut
    )
    def post(self, request: Request, meeting_id: UUID) -> Response:
        access.meeting_for(self.actor, meeting_id, "panel.decide")
        version, written = self.expected_version(), self.read(RecordIn)
        held = meetings.record_meeting(actor=self.actor, meeting_id=meeting_id, expected_version=version, **written)
        return respond(held, RecordedMeetingOut)


class PreparationApi(ApiView):
    """What the chair has to know about each child whom the token's user may see, in the order of the agenda."""

    capability = {"GET": "panel.prepare"}

    @extend_schema(operation_id="serac_meetings_preparation", parameters=PAGING, responses=page_of(CaseOut))
    def get(self, request: Request, meeting_id: UUID) -> Response:
        meeting = access.meeting_for(self.actor, meeting_id)
        items = selectors.items_to_prepare(self.actor, meeting, selectors.previous_day(meeting))
        pages = SlicePages()
        shown = selectors.cases_of(self.actor, meeting, pages.paginate_queryset(items, request))
        return pages.get_paginated_response(data_of(shown, CaseOut))


class RemovedItemsApi(ApiView):
    """What was taken off an agenda, for those who run the panel; nothing for anyone else."""

    capability = {"GET": "panel.prepare"}

    @extend_schema(operation_id="serac_meetings_removed_items", parameters=PAGING, responses=page_of(AgendaItemOut))
    def get(self, request: Request, meeting_id: UUID) -> Response:
        meeting = access.meeting_for(self.actor, meeting_id)
        removed = selectors.removed_items_of(self.actor, meeting)
        response, shown = self.page(removed, AgendaItemOut, ("position", "pk"))
        selectors.remember_shown(self.actor, shown, meeting)
        return response


class AgendaPdfApi(FileView):
    """The agenda as a PDF with the name of whoever asked for it; the printing is written into the audit."""

    capability = {"GET": "panel.prepare"}

    @extend_schema(operation_id="serac_meetings_print", responses=files_of(PDF))
    def get(self, request: Request, meeting_id: UUID) -> HttpResponse:
        meeting, items = selectors.agenda_to_print(self.actor, meeting_id)
        content = printing.agenda_pdf(meeting, items, str(self.actor), now())
        return file_of(content, PDF, f"serac-agenda-{meeting.held_on:%Y-%m-%d}.pdf")
