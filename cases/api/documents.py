"""Documents over HTTP: the same selectors and services as the pages. A file comes in as base64 inside JSON."""

import base64
import binascii
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from cases import access, selectors
from cases.choices.documents import DocumentKind, DocumentMarking, DocumentState
from cases.models import Document
from cases.presenters import documents as presenters
from cases.services import documents
from cases.services.documents import Sent
from slscb.core.api import ApiView, respond
from slscb.core.api.schema import PAGING, page_of
from slscb.core.uploads import MOST_BYTES

LONGEST = MOST_BYTES * 4 // 3 + 8


class DocumentIn(serializers.Serializer[Any]):
    """A file and what it is. `file_name` is read for its ending alone; `content` is base64."""

    title = serializers.CharField(max_length=120)
    document_kind = serializers.ChoiceField(DocumentKind.choices)
    marking = serializers.ChoiceField(DocumentMarking.choices)
    file_name = serializers.CharField(max_length=255)
    content = serializers.CharField(max_length=LONGEST)

    def validate_content(self, value: str) -> bytes:
        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            raise serializers.ValidationError("Content must be base64") from None


class WithdrawIn(serializers.Serializer[Any]):
    reason = serializers.CharField(max_length=250)


class DocumentOut(serializers.Serializer[Document]):
    """A document; without the right to its marking, `title`, `sha256` and `withdrawn_reason` are null."""

    id = serializers.UUIDField(source="public_id")
    title = serializers.SerializerMethodField()
    document_kind = serializers.ChoiceField(DocumentKind.choices)
    marking = serializers.ChoiceField(DocumentMarking.choices)
    state = serializers.ChoiceField(DocumentState.choices)
    file_format = serializers.CharField()
    size = serializers.IntegerField()
    sha256 = serializers.SerializerMethodField()
    uploaded_by = serializers.CharField()
    agency = serializers.CharField()
    created_at = serializers.DateTimeField()
    scanned_at = serializers.DateTimeField(allow_null=True)
    finding = serializers.CharField()
    withdrawn_reason = serializers.SerializerMethodField()
    version = serializers.IntegerField()

    def get_title(self, document: Document) -> str | None:
        return self._shown(document, document.title)

    def get_sha256(self, document: Document) -> str | None:
        return self._shown(document, document.digest)

    def get_withdrawn_reason(self, document: Document) -> str | None:
        return self._shown(document, document.withdrawn_reason)

    def _shown(self, document: Document, value: str) -> str | None:
        return value if selectors.may_open(self.context["actor"], document) else None


class DocumentsApi(ApiView):
    """The documents of one child."""

    capability = {"GET": "child.view", "POST": "document.add"}

    @extend_schema(operation_id="documents_list", parameters=PAGING, responses=page_of(DocumentOut))
    def get(self, request: Request, child_id: UUID) -> Response:
        return self.page(selectors.documents_of(self.actor, child_id), DocumentOut, ("-created_at", "-pk"))[0]

    @extend_schema(operation_id="documents_create", request=DocumentIn, responses={201: DocumentOut})
    def post(self, request: Request, child_id: UUID) -> Response:
        access.child_for(self.actor, child_id, "document.add")
        said = self.read(DocumentIn)
        sent = Sent(name=said.pop("file_name"), **said)
        document = documents.add_document(actor=self.actor, child_id=child_id, sent=sent)
        return respond(document, DocumentOut, status=201, actor=self.actor)


class DocumentApi(ApiView):
    """What is known of one document."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="documents_read", responses=DocumentOut)
    def get(self, request: Request, document_id: UUID) -> Response:
        return respond(selectors.open_document(self.actor, document_id), DocumentOut, actor=self.actor)


class DocumentFileApi(ApiView):
    """The file of a document that has been checked."""

    capability = {"GET": "child.view"}

    @extend_schema(operation_id="documents_file", responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    def get(self, request: Request, document_id: UUID) -> HttpResponse:
        return presenters.file_answer(*selectors.file_of(self.actor, document_id))


class DocumentWithdrawApi(ApiView):
    """Takes a document off the record."""

    capability = {"POST": "document.withdraw"}

    @extend_schema(operation_id="documents_withdraw", request=WithdrawIn, responses=DocumentOut)
    def post(self, request: Request, document_id: UUID) -> Response:
        access.document_to_change(self.actor, document_id, "document.withdraw")
        version, reason = self.expected_version(), self.read(WithdrawIn)["reason"]
        document = documents.withdraw_document(
            actor=self.actor, document_id=document_id, reason=reason, expected_version=version
        )
        return respond(document, DocumentOut, actor=self.actor)
