"""Reading what people and agencies agree to: what is in force or will be, and who has yet to agree. No child."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from agencies import access
from agencies.choices import SIGNED_BY_AGENCIES, Document, Role
from agencies.models import Acceptance, Agency, AgreementVersion, Membership, User
from slscb.core.clock import today


@dataclass(frozen=True)
class Standing:
    """A version that counts for a person: when they accepted it, and which of their agencies have signed it when.

    `signed` is empty where agencies do not sign; each stands with when it did (None for not yet) and its leads.
    """

    version: AgreementVersion
    accepted_at: datetime | None
    signed: list[tuple[Agency, datetime | None, list[User]]]

    @property
    def is_in_force(self) -> bool:
        """Whether its day has come."""
        return self.version.in_force_from <= today()


@dataclass(frozen=True)
class Unsigned:
    """An agency that has not signed the version in force, and who could."""

    agency: Agency
    version: AgreementVersion
    leads: list[User]


def agreements_of(user: User) -> list[Standing]:
    """The versions that count for a person: of each document that in force and those to come."""
    agencies = list(dict.fromkeys(one.team.agency for one in user.live_memberships))
    mine = {one.accepted_id: one.created_at for one in Acceptance.objects.filter(person=user, agency=None)}
    made = Acceptance.objects.filter(agency__in=agencies)
    at = {(one.accepted_id, one.agency_id): one.created_at for one in made}
    leads = leads_of(agencies)
    found = []
    for version in current_versions(today()):
        signers = agencies if version.document in SIGNED_BY_AGENCIES else []
        signed = [(one, at.get((version.pk, one.pk)), leads.get(one.pk, [])) for one in signers]
        found.append(Standing(version, mine.get(version.pk), signed))
    return found


def has_accepted(user: User, version: AgreementVersion) -> bool:
    """Whether the person has accepted just this version for themselves."""
    return bool(version.acceptances.filter(person=user, agency=None).exists())


def owes_still(user: User) -> list[str]:
    """What the person and their agencies have yet to agree to, asked anew in the request that has just changed it."""
    return User.objects.get(pk=user.pk).owes(needs_signature=True)


def current_versions(day: date) -> list[AgreementVersion]:
    """Of each document the version in force on a day and those published for later."""
    versions = list(AgreementVersion.objects.order_by("document", "number"))
    last = {one.document: one.number for one in versions if one.in_force_from <= day}
    return [one for one in versions if one.number >= last.get(one.document, 0)]


def led_by(user: User) -> list[Agency]:
    """The agencies whose lead the user is today."""
    led = (one.team.agency for one in user.live_memberships if one.role == Role.AGENCY_LEAD)
    return list(dict.fromkeys(led))


def unsigned_by(user: User, version: AgreementVersion) -> list[Agency]:
    """The agencies whose lead the user is and that have not signed a version."""
    signed = set(version.acceptances.exclude(agency=None).values_list("agency_id", flat=True))
    return [one for one in led_by(user) if one.pk not in signed]


def leads_of(agencies: Sequence[Agency]) -> dict[int, list[User]]:
    """The leads of agencies today, by the agency's key."""
    held = Membership.objects.live(today()).filter(role=Role.AGENCY_LEAD, team__agency__in=agencies)
    found: dict[int, list[User]] = {}
    for one in held.filter(user__is_active=True).select_related("user", "team").order_by("pk"):
        found.setdefault(one.team.agency_id, []).append(one.user)
    return found


def agencies_unsigned(user: User) -> list[Unsigned]:
    """The agencies with people that have not signed the version in force. Raises NotAllowed."""
    access.check_watcher(user)
    versions = AgreementVersion.objects.in_force(today()).order_by("-number")
    people = Membership.objects.live(today()).filter(team__agency=OuterRef("pk"))
    agencies = Agency.objects.filter(Exists(people)).annotate(
        unsigned=ArraySubquery(versions.owed_by_agency(OuterRef(OuterRef("pk"))).values("pk"))
    )
    waiting = [one for one in agencies.order_by("name") if one.unsigned]
    leads, by_key = leads_of(waiting), {one.pk: one for one in versions}
    return [Unsigned(one, by_key[one.unsigned[0]], leads.get(one.pk, [])) for one in waiting]


def people_owing(user: User, agency: str = "") -> "QuerySet[User]":
    """People with a live role who have not accepted what is in force, with what they owe (`owed_documents`) and their
    memberships (`held_now`); of one agency, by its code, where named. Raises NotAllowed."""
    access.check_watcher(user)
    live = Membership.objects.live(today())
    of_agency = live.filter(team__agency__code=agency) if agency else live
    owed = AgreementVersion.objects.in_force(today()).owed_by_person(OuterRef(OuterRef("pk")))
    held = Prefetch("memberships", live.select_related("team__agency").order_by("starts_on", "pk"), to_attr="held_now")
    return (
        User.objects.filter(Exists(of_agency.filter(user=OuterRef("pk"))), is_active=True)
        .annotate(owed_documents=ArraySubquery(owed.values("document").order_by("document")))
        .exclude(owed_documents=[])
        .prefetch_related(held)
        .order_by("last_name", "first_name", "pk")
    )


def newest_version(document: Document | str) -> AgreementVersion | None:
    """The version of a document published last."""
    return AgreementVersion.objects.filter(document=document).order_by("number").last()
