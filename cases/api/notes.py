"""Notes over HTTP: the same selectors and services as the pages."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access, selectors
from cases.choices import NoteKind
from cases.models import Note
from cases.services import notes
from slscb.core.api import ApiView, respond
from slscb.core.api.schema import PAGING, page_of


class NoteIn(serializers.Serializer[Any]):
    """What somebody saw, heard or decided."""

    kind = serializers.ChoiceField(NoteKind.choices)
    happened_at = serializers.DateTimeField()
    text = serializers.CharField(max_length=20_000)


class NoteOut(serializers.Serializer[Note]):
    """A note. The text of health detail is left out for whoever has no right to it."""

    id = serializers.UUIDField(source="public_id")
    child = serializers.UUIDField(source="child.public_id")
    kind = serializers.ChoiceField(NoteKind.choices, source="note_kind")
    happened_at = serializers.DateTimeField()
    author = serializers.CharField()
    agency = serializers.CharField(source="agency.code")
    text = serializers.CharField(required=False)
    created_at = serializers.DateTimeField()
    version = serializers.IntegerField()

    def to_representation(self, instance: Note) -> dict[str, Any]:
        shown: dict[str, Any] = super().to_representation(instance)
        if not selectors.may_read(self.context["actor"], instance):
            del shown["text"]
        return shown


class NotesApi(ApiView):
    """The notes of one child, the newest first."""

    capability = {"GET": "child.view", "POST": "note.add"}

    @extend_schema(operation_id="notes_list", parameters=PAGING, responses=page_of(NoteOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        return self.page(selectors.notes_of(self.actor, child_id), NoteOut, ("-happened_at", "-pk"))[0]

    @extend_schema(operation_id="notes_create", request=NoteIn, responses={201: NoteOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, "note.add")
        written = self.read(NoteIn)
        kind = written.pop("kind")
        note = notes.add_note(actor=self.actor, child_id=child_id, note_kind=kind, **written)
        return respond(note, NoteOut, status=201, actor=self.actor)


class NoteApi(ApiView):
    """One note."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="notes_read", responses=NoteOut)
    def get(self, request: Request, note_id: UUID) -> Response:
        return respond(selectors.open_note(self.actor, note_id), NoteOut, actor=self.actor)
