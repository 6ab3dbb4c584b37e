"""Episodes and return interviews of a seeded borough."""

from datetime import timedelta

import pytest
from django.db.models import Count, Exists, F, OuterRef

from agencies.choices import AgencyCode
from cases.models import Child, Involvement
from missing.models import AuthorityNotification, InterviewSharing, MissingEpisode, ReturnInterview

pytestmark = pytest.mark.django_db


def test_every_interview_is_due_exactly_72_hours_after_the_return(borough):
    returned = MissingEpisode.objects.filter(status="returned").select_related("return_interview")
    assert returned.count() > 100
    for episode in returned:
        assert (episode.return_interview.due_at - episode.returned_at).total_seconds() == 259_200


def test_every_return_has_its_own_interview_and_nobody_missing_has_one(borough):
    assert not MissingEpisode.objects.filter(status="returned", return_interview=None).exists()
    assert not MissingEpisode.objects.filter(status="missing").exclude(return_interview=None).exists()
    assert ReturnInterview.objects.annotate(n=Count("episodes")).exclude(n=1).count() == 0


def test_an_interview_is_held_after_the_return_and_offered_before_it_is_held(borough):
    for interview in ReturnInterview.objects.prefetch_related("offers"):
        returned = interview.due_at - timedelta(hours=72)
        offers = [one.offered_at for one in interview.offers.all()]
        assert all(returned <= at for at in offers)
        if interview.held_at:
            assert returned < interview.held_at and max(offers) <= interview.held_at
            assert bool(interview.late_reason) == (interview.held_at > interview.due_at)


def test_police_work_with_every_child_reported_to_them(borough):
    reported = Child.objects.filter(missing_episodes__police_reference__gt="")
    police = Involvement.objects.filter(child=OuterRef("pk"), agency__code=AgencyCode.POLICE)
    assert not reported.exclude(Exists(police)).exists()


def test_the_authority_that_looks_after_the_boy_of_the_story_was_told_of_each_loss(borough):
    told = AuthorityNotification.objects.select_related("episode", "child")
    assert told.count() == 3
    for one in told:
        assert (one.child.care_status, one.news) == ("lac_other", "missing")
        assert one.child_id == one.episode.child_id and one.told_at > one.episode.reported_at


def test_most_completed_interviews_were_shared_and_signed_off_and_some_wait(borough):
    completed = ReturnInterview.objects.filter(status="completed")
    assert not completed.filter(completed_by=None).exists()
    shared = completed.filter(sharings__isnull=False).distinct()
    assert completed.count() / 2 < shared.count() < completed.count()
    signed = completed.exclude(signed_off_at=None)
    assert completed.count() / 2 < signed.count() < completed.count()
    assert not signed.filter(signed_off_by=F("completed_by")).exists()
    assert not signed.filter(signed_off_at__lt=F("completed_at")).exists()
    assert not InterviewSharing.objects.filter(shared_at__lt=F("interview__held_at")).exists()
