"""Who opened and changed records, over HTTP: for information governance, and for those who answer for a record."""

from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access, presenters, selectors
from cases.choices import UnusualDecision, UnusualKind
from cases.models import UnusualAccess
from cases.presenters import changes as words
from cases.services import watching
from slscb.core.api import ApiView, CursorPages, SlicePages, data_of, respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.api.versions import IF_MATCH
from slscb.core.models import ActionKind

REFERENCE = OpenApiParameter("reference", OpenApiTypes.STR, description="Only of this child, such as 7K3M-Q2XA")
KIND = OpenApiParameter(
    "kind", OpenApiTypes.STR, many=True, enum=ActionKind.values, description="Opened and changed unless told"
)
WHY = OpenApiParameter("kind", OpenApiTypes.STR, many=True, enum=UnusualKind.values, description="Any unless told")
STATE = OpenApiParameter(
    "state", OpenApiTypes.STR, enum=["open", "decided", "all"], description="Those to be looked at unless told"
)
RECORD = OpenApiParameter("record", OpenApiTypes.UUID, description="Only what was changed of this one record of hers")


class OpeningsIn(serializers.Serializer[Any]):
    """What is asked of the list of openings."""

    reference = serializers.CharField(max_length=9, required=False, default="", allow_blank=True)
    kind = serializers.MultipleChoiceField(choices=ActionKind.choices, required=False)


class OpeningOut(serializers.Serializer[presenters.Opening]):
    """Who did what, when; the references of the first few children it was about, and of how many more."""

    at = serializers.DateTimeField(source="event.at")
    who = serializers.CharField()
    action = serializers.CharField()
    why = serializers.CharField()
    children = serializers.SerializerMethodField()
    more = serializers.IntegerField()

    def get_children(self, opening: presenters.Opening) -> list[str]:
        """The children's references."""
        return [link.text for link in opening.children]


class FieldOut(serializers.Serializer[words.ChangedField]):
    """A field of a record in words, before and after; words say where it may not be shown."""

    field = serializers.CharField(source="label")
    before = serializers.CharField()
    after = serializers.CharField()


class ChangedOut(serializers.Serializer[words.ChangedRecord]):
    """What was done to one record."""

    title = serializers.CharField()
    what = serializers.CharField()
    page = serializers.CharField(source="href")
    changed = FieldOut(many=True, source="fields")  # `fields` is the serializer's own


class ActOut(serializers.Serializer[words.Act]):
    """What one person, or the service, changed in one go."""

    at = serializers.DateTimeField()
    who = serializers.CharField()
    records = ChangedOut(many=True)


class ChangesIn(serializers.Serializer[Any]):
    """What is asked of the history."""

    record = serializers.UUIDField(required=False, default=None)


class UnusualIn(serializers.Serializer[Any]):
    """What is asked of the list of unusual openings."""

    state = serializers.ChoiceField(["open", "decided", "all"], required=False, default="open")
    kind = serializers.MultipleChoiceField(choices=UnusualKind.choices, required=False)


class UnusualDecisionIn(serializers.Serializer[Any]):
    """What came of looking at one, without case facts."""

    decision = serializers.ChoiceField(UnusualDecision.choices)
    words = serializers.CharField(max_length=500)


class UnusualOut(serializers.Serializer[UnusualAccess]):
    """An unusual opening of a record: the child's reference and no case facts."""

    id = serializers.UUIDField(source="public_id")
    who = serializers.CharField(source="actor")
    child_reference = serializers.CharField(source="reference", allow_null=True)
    kind = serializers.ChoiceField(UnusualKind.choices, source="unusual_kind")
    opened_at = serializers.DateTimeField()
    decision = serializers.CharField()
    words = serializers.CharField()
    decided_by = serializers.CharField(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    version = serializers.IntegerField()


class OpeningsApi(ApiView):
    """Who opened and changed records, and on request who listed, exported or was refused them; the newest first."""

    capability = {"GET": "audit.view"}

    @extend_schema(operation_id="openings_list", parameters=[REFERENCE, KIND, *PAGING], responses=page_of(OpeningOut))
    def get(self, request: Request) -> Response:
        asked = self.asked(OpeningsIn)
        found = selectors.openings(self.actor, asked["reference"], sorted(asked["kind"]))
        pages = CursorPages(("-at", "-pk"))
        events = pages.paginate_queryset(found.events, request, view=self) or []
        told = presenters.openings(events, selectors.references_of(events))
        return pages.get_paginated_response(data_of(told, OpeningOut))


class ChangesApi(ApiView):
    """What was changed about one child, from what to what, by whom; the newest first. A page ends within an act."""

    capability = {"GET": "history.view"}

    @extend_schema(operation_id="children_changes", parameters=[RECORD, *PAGING], responses=page_of(ActOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        places = selectors.changes_of(self.actor, child_id, self.asked(ChangesIn)["record"])
        pages = SlicePages()
        changes = selectors.told(pages.paginate_queryset(places, request))
        acts = words.acts(self.actor, changes, selectors.names_of(words.pointed_at(changes)))
        return pages.get_paginated_response(data_of(acts, ActOut))


class UnusualListApi(ApiView):
    """What waits for a look, of one's team's people or of all; never one's own."""

    capability = {"GET": "access.review"}

    @extend_schema(
        operation_id="unusual_openings_list", parameters=[STATE, WHY, *PAGING], responses=page_of(UnusualOut)
    )
    def get(self, request: Request) -> Response:
        asked = self.asked(UnusualIn)
        state = "" if asked["state"] == "all" else asked["state"]
        found = selectors.unusual_accesses(self.actor, sorted(asked["kind"]), state)
        return self.page(found, UnusualOut, ("-opened_at", "-pk"))[0]


class UnusualApi(ApiView):
    """One unusual opening, and what came of looking at it; a later decision takes the place of an earlier one."""

    capability = {"GET": "access.review", "PATCH": "access.review"}

    @extend_schema(operation_id="unusual_openings_read", responses=UnusualOut)
    def get(self, request: Request, finding_id: UUID) -> Response:
        return respond(access.finding_for(self.actor, finding_id), UnusualOut)

    @extend_schema(
        operation_id="unusual_openings_decide",
        parameters=[IF_MATCH],
        request=UnusualDecisionIn,
        responses=UnusualOut,
    )
    def patch(self, request: Request, finding_id: UUID) -> Response:
        access.finding_for(self.actor, finding_id)
        version, decided = self.expected_version(), self.read(UnusualDecisionIn)
        finding = watching.decide(actor=self.actor, finding_id=finding_id, expected_version=version, **decided)
        return respond(finding, UnusualOut)
