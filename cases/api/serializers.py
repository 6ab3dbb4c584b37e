"""The shape of children in the API."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from rest_framework import serializers

from cases import rules
from cases.cards import link_to
from cases.choices import CareStatus, Ethnicity, Sex, Ward
from cases.models import Address, Child, ChronologyEntry
from slscb.core.clock import today
from slscb.core.errors import Fault
from slscb.core.forms import nhs

T = TypeVar("T")


class ChildIn(serializers.Serializer[Any]):
    """What is written down about a child."""

    given_name = serializers.CharField(max_length=100)
    family_name = serializers.CharField(max_length=100)
    known_as = serializers.CharField(max_length=200, required=False, allow_blank=True)
    date_of_birth = serializers.DateField()
    sex = serializers.ChoiceField(Sex.choices)
    ethnicity = serializers.ChoiceField(Ethnicity.choices, required=False)
    nhs_number = serializers.CharField(max_length=14, required=False, allow_null=True)
    upn = serializers.CharField(max_length=13, required=False, allow_null=True)
    police_urn = serializers.CharField(max_length=30, required=False, allow_blank=True)
    ward = serializers.ChoiceField(Ward.choices, required=False, allow_blank=True)
    school = serializers.CharField(max_length=120, required=False, allow_blank=True)
    care_status = serializers.ChoiceField(CareStatus.choices, required=False)

    def validate_date_of_birth(self, value: date) -> date:
        return _checked(value, rules.check_birth(value, today()))

    def validate_upn(self, value: str | None) -> str | None:
        return _checked(value or None, rules.check_upn(value))

    def validate_nhs_number(self, value: str | None) -> str | None:
        digits = nhs.digits_of(value or "")
        if digits and not nhs.is_nhs_number(digits):
            raise serializers.ValidationError(
                "NHS number must be 10 digits with a correct check digit, like 943 476 5919"
            )
        return digits or None


def _checked(value: T, faults: Iterable[Fault]) -> T:
    """The value, or what the rules say is wrong with it, told together with the faults of the other fields."""
    if messages := [fault.message for fault in faults]:
        raise serializers.ValidationError(messages)
    return value


class NewChildIn(ChildIn):
    """A child who is not yet known; where she lives is from then on at an address of its own, behind a right of its own."""

    address = serializers.CharField(max_length=300, required=False, allow_blank=True)
    postcode = serializers.CharField(max_length=8, required=False, allow_blank=True)


class ChildChangeIn(ChildIn):
    """What may be corrected about a child."""

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """An address sent here is refused in words, or whoever sent it would think it is saved."""
        sent = {"address", "postcode"} & set(self.initial_data)
        if sent:
            raise serializers.ValidationError(dict.fromkeys(sorted(sent), "Change it at the child's address"))
        return attrs


class AddressIn(serializers.Serializer[Any]):
    """Addresses in the place of those on record; one that is not sent stays."""

    home = serializers.CharField(max_length=300, required=False, allow_blank=True)
    home_postcode = serializers.CharField(max_length=8, required=False, allow_blank=True)
    placement = serializers.CharField(max_length=300, required=False, allow_blank=True)
    placement_postcode = serializers.CharField(max_length=8, required=False, allow_blank=True)


class AddressOut(serializers.Serializer[Address]):
    """Where a child lives, for whoever has asked for that. The version is 0 where nothing is on record."""

    home = serializers.CharField()
    home_postcode = serializers.CharField()
    placement = serializers.CharField()
    placement_postcode = serializers.CharField()
    version = serializers.IntegerField()


class ChildOut(serializers.Serializer[Child]):
    """A child as the API shows it."""

    id = serializers.UUIDField(source="public_id")
    reference = serializers.CharField()
    given_name = serializers.CharField()
    family_name = serializers.CharField()
    known_as = serializers.CharField()
    date_of_birth = serializers.DateField()
    sex = serializers.ChoiceField(Sex.choices)
    ethnicity = serializers.ChoiceField(Ethnicity.choices)
    nhs_number = serializers.CharField(allow_null=True)
    upn = serializers.CharField(allow_null=True)
    police_urn = serializers.CharField()
    ward = serializers.CharField()
    school = serializers.CharField()
    care_status = serializers.ChoiceField(CareStatus.choices)
    status = serializers.CharField()
    risk_level = serializers.CharField()
    review_due_on = serializers.DateField(allow_null=True)
    created_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField()
    version = serializers.IntegerField()


class ChronologyEntryOut(serializers.Serializer[ChronologyEntry]):
    """One line of a child's chronology."""

    id = serializers.UUIDField(source="public_id")
    happened_at = serializers.DateTimeField()
    kind = serializers.CharField(source="entry_kind")
    summary = serializers.CharField()
    by = serializers.SerializerMethodField()
    page = serializers.SerializerMethodField()

    def get_by(self, entry: ChronologyEntry) -> str | None:
        return str(entry.actor) if entry.actor else None

    def get_page(self, entry: ChronologyEntry) -> str:
        return link_to(entry.link_kind, entry.link_id)
