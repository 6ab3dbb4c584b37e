from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from agencies.choices import AgencyCode
from cases.choices import Basis
from cases.choices.documents import ON_RECORD, DocumentState
from cases.choices.merging import MergeState
from slscb.core.clock import now

if TYPE_CHECKING:
    from agencies.models import User


MANAGES = "team_manager"
NAMED_LIKE = "SELECT cases_named_like(%s)"


class GrantQuerySet(models.QuerySet[Any]):
    def live(self, moment: datetime) -> "GrantQuerySet":
        """Grants that count at a moment: an expired one is refused from that very second, no job having run.

        One that is suspended does not count: the child is protected and the grant names nobody (docs/adr/0035).
        """
        return self.filter(Q(until=None) | Q(until__gt=moment), suspended=False)


class NotDenied(models.Func):
    """That a person is not denied the child whose internal id is found at a path: no grant helps against a denial.

    A function of the database answers with the few children denied to them, once a statement.
    """

    arity = 2
    arg_joiner = " <> ALL ((SELECT cases_denied("
    template = "(%(expressions)s))::bigint[]))"
    output_field = models.BooleanField()

    def __init__(self, child: str, user: "User") -> None:
        super().__init__(models.F(child), models.Value(user.pk))


class NotHidden(NotDenied):
    """That a child is neither denied to a person nor sealed without naming them: they may know that there is one."""

    arg_joiner = " <> ALL ((SELECT cases_hidden("


def grants_of(user: "User") -> tuple[GrantQuerySet, GrantQuerySet]:
    """The grants by which a user sees children at this moment: the user's own, and those of teams, agencies and panel."""
    own = apps.get_model("cases", "ChildUserGrant").objects.live(now())
    shared = apps.get_model("cases", "ChildGroupGrant").objects.live(now())
    if not user.is_active or not user.may("child.view"):
        return own.none(), shared.none()
    return own.filter(user_id=user.pk), shared.filter(group_id__in=user.standing.group_ids)


def seen_by(user: "User", child: str) -> Q:
    """That the user may see the child whose internal id is found at a path, as a condition on records.

    PostgreSQL chooses: it asks record by record, or makes a table of the holder's grants first where it expects many
    records. Right for a list that is sorted or gone through as a whole.
    """
    own, by_group = grants_of(user)
    granted = Q(Exists(own.filter(content_object_id=OuterRef(child)))) | Q(
        Exists(by_group.filter(content_object_id=OuterRef(child)))
    )
    return granted & Q(NotDenied(child, user))


def seen_each(user: "User", child: str) -> Q:
    """The same condition, always asked of one record after the other: for one record, or a page read in index order.

    PostgreSQL does not reckon with LIMIT when it chooses, and reads 45,000 grants of a large agency for a page of 25. A
    UNION ALL inside one EXISTS cannot be made into a table (docs/adr/0022). Groups first: most rights come from them.
    """
    own, by_group = (grants.filter(content_object_id=OuterRef(child)).values("pk") for grants in grants_of(user))
    return Q(Exists(by_group.union(own, all=True))) & Q(NotDenied(child, user))


def acts_on(user: "User", child: str) -> Q:
    """That a user has more to do with the child found at a path than an emergency: they may act, as their role lets them.

    Says nothing of denials and is asked of records that the user sees. An emergency lets a person read (docs/adr/0037).
    """
    own, by_group = grants_of(user)
    kept = own.exclude(basis=Basis.BREAK_GLASS)
    held, shared = (grants.filter(content_object_id=OuterRef(child)).values("pk") for grants in (kept, by_group))
    return Q(Exists(shared.union(held, all=True)))


class ChildQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User") -> "ChildQuerySet":
        """Those of these children with whom the user is connected: allocated, by team, by agency involved, by panel.

        The one definition of visibility. A denial beats every grant; superuser status counts for nothing. Asked child by
        child, so that one child of a large agency, or the few that a search finds, cost what they do for a worker
        (docs/adr/0009).
        """
        return self.filter(seen_each(user, "pk"))

    def all_visible_to(self, user: "User") -> "ChildQuerySet":
        """The same children, read from the grants: for going through all of them.

        The two kinds of grant are joined by UNION: an OR of the two makes PostgreSQL read every child.
        """
        own, by_group = grants_of(user)
        ids = own.values("content_object_id").union(by_group.values("content_object_id"))
        return self.filter(NotDenied("pk", user), pk__in=ids)

    def with_denials(self) -> "ChildQuerySet":
        """Each child with `has_denials`, whether anybody is denied her: spares those who tell of her a question."""
        denials = apps.get_model("cases", "Denial").objects.filter(child=OuterRef("pk"), ended_at=None)
        return self.annotate(has_denials=Exists(denials))

    def with_parts(self) -> "ChildQuerySet":
        """Each child with `has_parts`, whether another record was merged into hers."""
        merges = apps.get_model("cases", "Merge").objects.filter(child=OuterRef("pk"), state=MergeState.APPROVED)
        return self.annotate(has_parts=Exists(merges))

    def with_holder(self) -> "ChildQuerySet":
        """Each child with the live allocation, its team and its worker as `holder`: None where nobody holds the case."""
        live = models.FilteredRelation("allocations", condition=Q(allocations__ends_on=None))
        return self.annotate(holder=live).select_related("holder__team__agency", "holder__worker")

    def with_emergency(self, user: "User") -> "ChildQuerySet":
        """Each child with `acts`, whether the user may do more than read, and `emergency_until`, when an emergency ends."""
        own = apps.get_model("cases", "ChildUserGrant").objects.live(now()).filter(user_id=user.pk)
        emergency = own.filter(basis=Basis.BREAK_GLASS, content_object_id=OuterRef("pk"))
        return self.annotate(acts=acts_on(user, "pk"), emergency_until=models.Subquery(emergency.values("until")[:1]))

    def with_documents(self) -> "ChildQuerySet":
        """Each child with `documents_on_record` and `documents_held`, how many there are and wait to be
        checked: spares the child's page a question."""
        own = apps.get_model("cases", "Document").objects.filter(child=OuterRef("pk")).order_by().values("child")
        counted = own.annotate(number=models.Count("pk")).values("number")
        return self.annotate(
            documents_on_record=Coalesce(models.Subquery(counted.filter(state__in=ON_RECORD)), 0),
            documents_held=Coalesce(models.Subquery(counted.filter(state=DocumentState.HELD)), 0),
        )

    def named_like(self, *words: str) -> "ChildQuerySet":
        """Children of whom one name resembles one of the (normalised) words, slips included.

        The names are looked through by a function of the database that passes the second wall, or their index could not
        be used behind it; it answers with ids alone, and what is read of them is behind the wall again (docs/adr/0026).
        """
        return self.filter(pk__in=RawSQL(NAMED_LIKE, [list(words)]))  # noqa: S611 - a constant


class EmergencyQuerySet(models.QuerySet[Any]):
    def to_review_by(self, user: "User") -> "EmergencyQuerySet":
        """Those that a person may review; their own among them, for `access` to refuse.

        What is about a child hidden from the person is not: it would tell that there is one.
        """
        return self.filter(NotHidden("child_id", user)) if user.may("emergency.review") else self.none()


class UnusualAccessQuerySet(models.QuerySet[Any]):
    def to_review_by(self, user: "User") -> "UnusualAccessQuerySet":
        """Those at which a person is to look: all for whoever governs information, else of the people whom they manage.

        Of a team's people are those who were in it on the day. A person's own are among them, for `access` to refuse. What
        is about a child hidden from the person is not: it would tell that there is one.
        """
        if not user.may("access.review"):
            return self.none()
        told = self.filter(NotHidden("child_id", user))
        if user.may("audit.view"):
            return told
        managed = [one.team_id for one in user.live_memberships if one.role == MANAGES]
        on_the_day = apps.get_model("agencies", "Membership").objects.filter(
            Q(ends_on=None) | Q(ends_on__gte=OuterRef("on_day")),
            user_id=OuterRef("actor_id"),
            team_id__in=managed,
            starts_on__lte=OuterRef("on_day"),
        )
        return told.filter(Exists(on_the_day))


def leads(user: "User", child_pk: int) -> bool:
    """Whether a user is of the agency that holds the child's case; where nobody does, of Children's Social Care."""
    held = apps.get_model("cases.Allocation").objects.filter(child_id=child_pk, ends_on=None)
    agency = held.values_list("team__agency_id", flat=True).first()
    if agency is None:
        return any(one.team.agency.code == AgencyCode.SOCIAL_CARE for one in user.live_memberships)
    return agency in user.standing.agency_ids
