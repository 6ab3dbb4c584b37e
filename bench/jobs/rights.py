"""Which children may this person see: asked of one child, and for a first page, beside django-guardian's own answer."""

from typing import Any

from guardian.shortcuts import get_objects_for_user

from agencies.models import User
from bench.jobs.base import Job
from bench.measure import Run
from bench.place import Place
from cases.models import Child, ChildGroupGrant, ChildUserGrant

PAGE = 25


def job(place: Place) -> Job:
    """The agency manager's rights, for whom guardian is told of the groups that we read from memberships."""
    user = place.manager.user
    for model in (ChildUserGrant, ChildGroupGrant):  # our managers are our own; guardian asks its own kind of them
        model.objects.is_generic = lambda: False
    user.groups.set(user.standing.group_ids)
    child = Child.objects.visible_to(user).order_by("-pk")[0]

    def page(_: Any) -> list[int]:
        return list(Child.objects.visible_to(user).order_by("pk").values_list("pk", flat=True)[:PAGE])

    def one(_: Any) -> bool:
        return Child.objects.visible_to(user).filter(public_id=child.public_id).exists()

    def guardian(_: Any) -> list[int]:
        return list(by_guardian(user).order_by("pk").values_list("pk", flat=True)[:PAGE])

    def guardian_one(_: Any) -> bool:
        return by_guardian(user).filter(public_id=child.public_id).exists()

    def check() -> None:
        if page(None) != guardian(None) or not one(None) or not guardian_one(None):
            raise AssertionError("guardian gives other children")

    return Job(
        title="rights query",
        runs=[
            Run("page", page),
            Run("one child", one),
            Run("guardian, page", guardian),
            Run("guardian, one child", guardian_one),
        ],
        check=check,
    )


def by_guardian(user: User) -> Any:
    """The children that guardian's shortcut finds, without its two wide-open defaults."""
    return get_objects_for_user(user, "cases.view_child", Child, with_superuser=False, accept_global_perms=False)
