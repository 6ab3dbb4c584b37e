"""Assessments of a seeded borough, and where they put the children."""

from datetime import timedelta

import pytest
from django.db.models import Exists, OuterRef

from agencies.choices import AgencyCode
from cases.choices import CaseStatus
from cases.models import Child, Involvement
from risk.choices import URGENCY, Level
from risk.data import load_instrument
from risk.models import Assessment, RequiredResponse
from risk.rules import Tick, review_due_on, score
from risk.rules.scoring import contract

pytestmark = pytest.mark.django_db


def test_every_calculated_level_is_what_the_rules_calculate(borough):
    tool = load_instrument("1")
    for one in Assessment.objects.prefetch_related("ticks__indicator"):
        ticks = [Tick(tick.indicator.code, tick.when) for tick in one.ticks.all()]
        result = contract(score(tool, ticks))
        kept = {name: getattr(one, name) for name in result}
        assert kept == result
        if one.assessment_kind == "assessment" and not one.review_trigger:
            assert one.review_due_on == review_due_on(one.final_level, one.assessed_on)


def test_a_review_is_brought_forward_by_what_is_on_record_since_the_assessment(borough):
    forward = Assessment.objects.exclude(review_trigger="").select_related("child")
    assert {one.review_trigger for one in forward} == {"long_missing", "repeat_missing"}
    for one in forward:
        assert one.review_due_on == one.review_triggered_on + timedelta(days=7)
        assert one.review_triggered_on >= one.assessed_on
        near = [
            abs((episode.last_seen_at.date() - one.review_triggered_on).days)
            for episode in one.child.missing_episodes.all()
        ]
        assert min(near) <= 2
        told = one.child.chronology.filter(summary__startswith="Review of the level of risk brought forward to")
        assert told.count() == 1


def test_each_child_stands_where_the_last_assessment_put_it(borough):
    for child in Child.objects.all():
        last = child.risk_assessments.filter(assessment_kind="assessment").order_by("assessed_on", "pk").last()
        standing = (child.risk_level, child.risk_order, child.review_due_on)
        if last is None:
            assert standing == ("", 9, None)
        else:
            assert standing == (last.final_level, URGENCY[last.final_level], last.review_due_on)


def test_assessments_of_a_child_form_one_chain(borough):
    for child in Child.objects.filter(risk_assessments__isnull=False).distinct():
        chain = list(child.risk_assessments.filter(assessment_kind="assessment").order_by("pk"))
        assert [one.previous_id for one in chain] == [None, *(one.pk for one in chain[:-1])][: len(chain)]


def test_police_work_with_every_child_at_medium_or_high_and_both_responses_are_called_for(borough):
    flagged = Child.objects.filter(risk_level__in=[Level.MEDIUM, Level.HIGH])
    police = Involvement.objects.filter(child=OuterRef("pk"), agency__code=AgencyCode.POLICE, ends_on=None)
    assert flagged.exists() and not flagged.exclude(Exists(police)).exists()
    for child in flagged:
        assert {"police", "social_care"} <= set(child.required_responses.values_list("response_kind", flat=True))
    assert not RequiredResponse.objects.filter(status="not_started", child__status=CaseStatus.CLOSED).exists()
