"""What is owed is said twice, by the querysets and by the functions that each request asks: they say the same."""

from datetime import UTC, datetime
from random import Random

import pytest
import time_machine

from agencies.choices import AgencyCode, Document, Role
from agencies.models import Acceptance, AgreementVersion
from slscb.core.clock import today
from tests.agencies.services.test_agreements import DAY, a_newcomer, fresh, publish
from tests.factories.agencies import a_user, an_agency

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(15))
def test_the_statement_of_each_request_says_what_the_querysets_say(seed):
    chance, user = Random(seed), a_newcomer()  # noqa: S311 - the same every time
    agency, stranger = user.live_memberships[0].team.agency, a_newcomer(agency=AgencyCode.POLICE)
    manager = a_user(Role.LSCB_MANAGER)
    for document in Document:
        for days in sorted(chance.choices(range(4), k=chance.randint(0, 3))):
            publish(manager, document, today() + days * DAY)
    for version in AgreementVersion.objects.all():
        for person, of in ((user, None), (user, agency), (stranger, None), (stranger, an_agency(AgencyCode.POLICE))):
            if chance.random() < 0.3:
                Acceptance.objects.create(accepted=version, person=person, agency=of)
    with time_machine.travel(datetime.now(UTC) + chance.choice([0, 1, 2]) * DAY):
        (held,) = fresh(user).live_memberships
        versions = AgreementVersion.objects.in_force(today()).order_by("pk")
        assert held.owed == [one.document for one in versions.owed_by_person(user)]
        assert held.owed_by_agency == [one.document for one in versions.owed_by_agency(agency)]
