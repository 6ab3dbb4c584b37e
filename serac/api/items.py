"""One child on an agenda over HTTP: put on, taken off, moved, annotated; what was decided and set."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agencies import selectors as agencies
from serac import access, selectors
from serac.api.serializers import ActionOut, ListingReasonOut
from serac.choices import ActionStatus, ClosedReason, Origin, Outcome
from serac.models import AgendaItem, PanelAction, PanelDecision
from serac.selectors import ItemPage
from serac.services import actions, items
from serac.services.items import Notes
from slscb.core.api import ApiView, respond
from slscb.core.api.fields import CodeField, IdField
from slscb.core.api.schema import PAGING, page_of
from slscb.core.api.versions import IF_MATCH

RUNS, DECIDES = "panel.coordinate", "panel.decide"


class ItemIn(serializers.Serializer[Any]):
    """The id of a child, and why she is put on the agenda."""

    child_id = serializers.UUIDField()
    reason = serializers.CharField(max_length=500)


class RemoveIn(serializers.Serializer[Any]):
    """Why a child is taken off."""

    reason = serializers.CharField(max_length=500)


class MoveIn(serializers.Serializer[Any]):
    """The place among those listed, 1 being the first."""

    place = serializers.IntegerField(min_value=1, max_value=99_999)


class NotesIn(serializers.Serializer[Any]):
    """What is written on an item before the meeting; what is not sent stays. `presenter` is a person's id."""

    note = serializers.CharField(max_length=2_000, required=False, allow_blank=True)
    presenter = IdField(selectors.people_who_present, required=False, allow_null=True)
    minutes_planned = serializers.IntegerField(min_value=1, max_value=120, required=False, allow_null=True)
    child_views = serializers.CharField(max_length=2_000, required=False, allow_blank=True)
    family_views = serializers.CharField(max_length=2_000, required=False, allow_blank=True)
    represented_by = serializers.CharField(max_length=150, required=False, allow_blank=True)


class PanelActionIn(serializers.Serializer[Any]):
    """What is to be done, by an agency's code; due by the next meeting unless told. `owner` is a person's id."""

    title = serializers.CharField(max_length=500)
    agency = CodeField(agencies.agencies)
    owner = IdField(selectors.people_who_present, required=False, allow_null=True)
    due_on = serializers.DateField(required=False, allow_null=True)


class AgendaItemOut(serializers.Serializer[AgendaItem]):
    """A child on an agenda, and what was written on the item before the meeting."""

    id = serializers.UUIDField(source="public_id")
    meeting_id = serializers.UUIDField(source="meeting.public_id")
    child_id = serializers.UUIDField(source="child.public_id")
    child_reference = serializers.CharField(source="child.reference")
    section = serializers.IntegerField()
    level = serializers.CharField()
    origin = serializers.ChoiceField(Origin.choices)
    reasons = ListingReasonOut(many=True)
    added_reason = serializers.CharField()
    removed = serializers.BooleanField()
    removed_reason = serializers.CharField()
    no_longer_meets = serializers.BooleanField()
    note = serializers.CharField()
    presenter = serializers.CharField(allow_null=True)
    minutes_planned = serializers.IntegerField(allow_null=True)
    child_views = serializers.CharField()
    family_views = serializers.CharField()
    represented_by = serializers.CharField()
    version = serializers.IntegerField()


class PanelDecisionOut(serializers.Serializer[PanelDecision]):
    """What the panel decided about a child."""

    id = serializers.UUIDField(source="public_id")
    decided_on = serializers.DateField()
    outcome = serializers.ChoiceField(Outcome.choices)
    level = serializers.CharField()
    discussion = serializers.CharField()
    reason = serializers.CharField()
    plan_in_place = serializers.BooleanField()
    lead_agency_agrees = serializers.BooleanField()
    closed_reason = serializers.ChoiceField(ClosedReason.choices, allow_blank=True)
    next_review_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()


class ItemActionOut(serializers.Serializer[PanelAction]):
    """What the panel asked an agency to do for the child of an item."""

    id = serializers.UUIDField(source="public_id")
    title = serializers.CharField()
    agency = serializers.CharField(source="agency.code")
    owner = serializers.CharField(allow_null=True)
    due_on = serializers.DateField()
    status = serializers.ChoiceField(ActionStatus.choices)
    outcome = serializers.CharField()
    completed_on = serializers.DateField(allow_null=True)
    version = serializers.IntegerField()


class OpenItemOut(serializers.Serializer[ItemPage]):
    """One item with what the panel decided and set, here and before."""

    item = AgendaItemOut()
    decision = PanelDecisionOut(allow_null=True)
    actions = ItemActionOut(many=True)
    earlier = PanelDecisionOut(many=True)


class PresenterOut(serializers.Serializer[Any]):
    """Somebody who can present a child or own an action."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField(source="*")
    job_title = serializers.CharField()


class AgendaItemApi(ApiView):
    """One child on an agenda."""

    capability = {"GET": "panel.prepare", "PATCH": RUNS}

    @extend_schema(operation_id="agenda_items_read", responses=OpenItemOut)
    def get(self, request: Request, item_id: UUID) -> Response:
        opened = selectors.open_item(self.actor, item_id)
        return Response(OpenItemOut(opened).data, headers={"ETag": f'"{opened.item.version}"'})

    @extend_schema(
        operation_id="agenda_items_annotate", parameters=[IF_MATCH], request=NotesIn, responses=AgendaItemOut
    )
    def patch(self, request: Request, item_id: UUID) -> Response:
        saved = access.item_for(self.actor, item_id, RUNS)
        version, written = self.expected_version(), self.read(NotesIn)
        notes = Notes(**{one.name: getattr(saved, one.name) for one in fields(Notes)} | written)
        changed = items.annotate_item(actor=self.actor, item_id=item_id, notes=notes, expected_version=version)
        return respond(changed, AgendaItemOut)


class ItemRemoveApi(ApiView):
    """Takes a child off an agenda; the rules do not put the child back."""

    capability = {"POST": RUNS}

    @extend_schema(operation_id="agenda_items_remove", parameters=[IF_MATCH], request=RemoveIn, responses=AgendaItemOut)
    def post(self, request: Request, item_id: UUID) -> Response:
        access.item_for(self.actor, item_id, RUNS)
        version, why = self.expected_version(), self.read(RemoveIn)
        removed = items.remove_item(actor=self.actor, item_id=item_id, expected_version=version, **why)
        return respond(removed, AgendaItemOut)


class ItemRestoreApi(ApiView):
    """Puts a child back who was taken off."""

    capability = {"POST": RUNS}

    @extend_schema(operation_id="agenda_items_restore", parameters=[IF_MATCH], request=None, responses=AgendaItemOut)
    def post(self, request: Request, item_id: UUID) -> Response:
        access.item_for(self.actor, item_id, RUNS)
        version = self.expected_version()
        return respond(items.restore_item(actor=self.actor, item_id=item_id, expected_version=version), AgendaItemOut)


class ItemMoveApi(ApiView):
    """Gives an item another place among those listed; the others close up."""

    capability = {"POST": RUNS}

    @extend_schema(operation_id="agenda_items_move", parameters=[IF_MATCH], request=MoveIn, responses=AgendaItemOut)
    def post(self, request: Request, item_id: UUID) -> Response:
        access.item_for(self.actor, item_id, RUNS)
        version, to = self.expected_version(), self.read(MoveIn)
        moved = items.move_item(actor=self.actor, item_id=item_id, expected_version=version, **to)
        return respond(moved, AgendaItemOut)


class ItemActionsApi(ApiView):
    """Sets an action after the discussion of a child."""

    capability = {"POST": DECIDES}

    @extend_schema(operation_id="agenda_items_add_action", request=PanelActionIn, responses={201: ActionOut})
    def post(self, request: Request, item_id: UUID) -> Response:
        access.item_for(self.actor, item_id, DECIDES)
        made = actions.record_action(actor=self.actor, item_id=item_id, **self.read(PanelActionIn))
        return respond(made, ActionOut, status=201)


class PresentersApi(ApiView):
    """Those who can present a child or own an action, to be chosen."""

    capability = {"GET": RUNS}

    @extend_schema(operation_id="presenters_list", parameters=PAGING, responses=page_of(PresenterOut))
    def get(self, request: Request) -> Response:
        return self.page_as_it_is(selectors.people_who_present(), PresenterOut)
