"""Two who assess at once: neither is lost, and the second follows the first."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from agencies.choices import AgencyCode
from risk.models import Assessment, RequiredResponse
from risk.services import completing
from tests.factories.agencies import a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import answers, the_instrument


@pytest.mark.django_db(transaction=True)
def test_two_assessments_at_once_follow_each_other_and_call_for_each_response_once():
    the_instrument()
    an_agency(AgencyCode.POLICE)
    worker = a_user()
    child = a_child(worker)
    together = Barrier(2)

    def assess(codes):
        together.wait()
        try:
            return completing.complete_assessment(actor=worker, child_id=child.public_id, answers=answers(*codes)).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(assess, (["M01", "M02"], ["M01", "M03"])))
    first, second = Assessment.objects.order_by("pk")
    assert (first.previous, second.previous) == (None, first)
    assert RequiredResponse.objects.filter(assessment=second).count() == 2
    assert RequiredResponse.objects.count() == 2
