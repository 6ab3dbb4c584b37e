"""Who does each job, with the fewest rights that allow it, and the clients that they do it with."""

from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Count, Q
from django.http import HttpResponse
from django.test import Client

from agencies.models import Agency, User
from cases.models import Child
from slscb.core.clock import today

EVENTS_OF_THE_HEAVY, A_FULL_PAGE = 10_000, 51
MORE_EVENTS = """
    INSERT INTO cases_chronologyentry (
        public_id, child_id, happened_at, entry_kind, summary, link_kind, link_id, actor_id, created_at)
    SELECT gen_random_uuid(), %(child)s, now() - n * interval '100 minutes', 'note', 'Note number ' || n, '', NULL,
        %(actor)s, now()
    FROM generate_series(1, %(more)s) AS n
"""


class Person:
    """Somebody signed in, who calls pages and expects a certain answer."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.client = Client(SERVER_NAME="127.0.0.1")
        self.client.force_login(user)

    def get(self, path: str) -> HttpResponse:
        """A page that must be shown."""
        return expect(self.client.get(path), 200)

    def post(self, path: str, data: dict[str, Any], status: int = 303) -> HttpResponse:
        """A form that must be taken."""
        return expect(self.client.post(path, data), status)


class Place:
    """The made-up borough of the present database."""

    def __init__(self) -> None:
        self.signed_in: dict[str, Person] = {}

    def person(self, username: str) -> Person:
        """Someone of the demo, who signs in once."""
        if username not in self.signed_in:
            self.signed_in[username] = Person(User.objects.get(username=username))
        return self.signed_in[username]

    @cached_property
    def worker(self) -> Person:
        """A social worker with a team's children before them."""
        return self.person("socialworker")

    @cached_property
    def manager(self) -> Person:
        """Who speaks for the agency involved with the most children; that of police is not a representative."""
        speaking = User.objects.filter(memberships__role="agency_representative", is_active=True)
        agencies = Agency.objects.filter(pk__in=speaking.values("memberships__team__agency"))
        most = agencies.annotate(children=Count("group__childgroupgrant")).order_by("-children", "pk")[0]
        return Person(speaking.filter(memberships__team__agency=most).order_by("pk")[0])

    @cached_property
    def children_of_worker(self) -> list[Child]:
        """Open cases that the social worker holds, without an open missing episode."""
        held = Child.objects.visible_to(self.worker.user).filter(
            Q(allocations__worker=self.worker.user, allocations__ends_on=None), status="open"
        )
        return list(held.exclude(missing_episodes__status="missing").order_by("pk"))

    @cached_property
    def holder_of_heavy(self) -> Person:
        """The worker of the child to whom most has happened."""
        allocation = self.heavy.allocations.get(ends_on=None)
        return Person(allocation.worker)

    @cached_property
    def heavy(self) -> Child:
        """The child to whom most has happened, brought up to 10,000 events."""
        held = Child.objects.filter(
            allocations__ends_on=None, allocations__worker__memberships__role="practitioner"
        ).distinct()
        child = held.annotate(events=Count("chronology", distinct=True)).order_by("-events", "pk")[0]
        return with_events(child, EVENTS_OF_THE_HEAVY)

    @cached_property
    def ordinary(self) -> Child:
        """Of the same worker, the child whose chronology comes nearest to filling the page's 50 lines, and then does."""
        held = Child.objects.filter(
            allocations__worker=self.holder_of_heavy.user, allocations__ends_on=None, status="open"
        ).exclude(pk=self.heavy.pk)
        counted = list(held.annotate(events=Count("chronology")).values_list("events", "pk"))
        _, nearest = min(counted, key=lambda one: (abs(one[0] - 50), one[1]))
        return with_events(Child.objects.get(pk=nearest), A_FULL_PAGE)

    @cached_property
    def today(self) -> Any:
        """The day in London."""
        return today()


def with_events(child: Child, least: int) -> Child:
    """The child with at least so many events."""
    more = {"child": child.pk, "actor": None, "more": least - child.chronology.count()}
    with connection.cursor() as cursor:
        cursor.execute(MORE_EVENTS, more)
        cursor.execute("ANALYZE cases_chronologyentry")
    return child


def expect(response: Any, status: int) -> Any:
    """The answer, or an error that says what came instead."""
    if response.status_code != status:
        raise AssertionError(f"{response.request['PATH_INFO']} answered {response.status_code}, not {status}")
    return response
