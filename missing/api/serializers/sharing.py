"""Whom an interview was shared with, in the API."""

from typing import Any

from rest_framework import serializers

from agencies import selectors as agencies
from missing.choices import SharingBasis, WhatWasShared
from missing.models import InterviewSharing
from missing.models.sharing import LONG


class SharingIn(serializers.Serializer[Any]):
    """What was shared with one body, or not: an agency's code or another `organisation`; now unless told when."""

    agency = serializers.SlugRelatedField(
        slug_field="code", queryset=agencies.agencies(), required=False, allow_null=True
    )
    organisation = serializers.CharField(max_length=150, required=False, allow_blank=True)
    person = serializers.CharField(max_length=150, required=False, allow_blank=True)
    shared = serializers.ChoiceField(WhatWasShared.choices)
    basis = serializers.ChoiceField(SharingBasis.choices)
    why = serializers.CharField(max_length=LONG)
    child_told = serializers.BooleanField()
    not_told_reason = serializers.CharField(max_length=500, required=False, allow_blank=True)
    shared_at = serializers.DateTimeField(required=False)


class SharingOut(serializers.Serializer[InterviewSharing]):
    """What was shared with one body, or not, and who wrote it down."""

    id = serializers.UUIDField(source="public_id")
    agency = serializers.CharField(source="agency.code", allow_null=True, default=None)
    organisation = serializers.CharField()
    person = serializers.CharField()
    shared = serializers.ChoiceField(WhatWasShared.choices)
    basis = serializers.ChoiceField(SharingBasis.choices)
    why = serializers.CharField()
    child_told = serializers.BooleanField()
    not_told_reason = serializers.CharField()
    shared_at = serializers.DateTimeField()
    recorded_by = serializers.CharField()
    created_at = serializers.DateTimeField()


class SignOffIn(serializers.Serializer[Any]):
    """A comment, where there is one."""

    words = serializers.CharField(max_length=2_000, required=False, allow_blank=True)
