"""What somebody has begun is theirs alone, and is kept until they complete it or throw it away."""

import pytest

from agencies.choices import AgencyCode, Role
from cases.services import involvement
from risk import selectors
from risk.choices import AssessmentKind
from risk.models import ToolDraft
from risk.services import drafts
from slscb.core.errors import NotAllowed, NotVisible
from slscb.core.models import AuditEvent
from tests.factories.agencies import a_member_of, a_user, an_agency
from tests.factories.cases import a_child
from tests.factories.risk import a_manager_and_worker, the_instrument

pytestmark = pytest.mark.django_db

KIND = AssessmentKind.ASSESSMENT
TYPED = {"indicators": ["M01"], "M01_evidence": ["Fetched by a man nobody knows"]}


@pytest.fixture
def people():
    the_instrument()
    an_agency(AgencyCode.POLICE)
    return a_manager_and_worker()


@pytest.fixture
def child(people):
    return a_child(people[1])


def keep(actor, child, typed=TYPED, **more):
    return drafts.keep_draft(actor=actor, child_id=child.public_id, kind=KIND, typed=typed, **more)


def events(child):
    found = AuditEvent.objects.filter(about=[child.pk], detail__contains={"part": "risk tool draft"})
    return list(found.order_by("pk").values_list("action", flat=True))


def test_a_draft_is_kept_in_place_of_the_one_before(people, child):
    _, worker = people
    keep(worker, child)
    keep(worker, child, {"summary": ["Worse"]})
    kept = ToolDraft.objects.get()
    assert (kept.author, kept.child, kept.typed, kept.version) == (worker, child, {"summary": ["Worse"]}, 2)
    assert kept.changed_at > kept.created_at


def test_a_draft_is_its_authors_alone(people, child):
    manager, worker = people
    keep(worker, child)
    assert selectors.draft_of(manager, child, KIND) is None
    assert selectors.draft_of(worker, child, AssessmentKind.SCREENING) is None
    keep(manager, child, {"summary": ["Mine"]})
    assert selectors.draft_of(worker, child, KIND).typed == TYPED
    assert selectors.drafts_begun(manager, 5) == [selectors.draft_of(manager, child, KIND)]


def test_the_audit_has_the_beginning_and_every_save_on_purpose_and_no_words(people, child):
    _, worker = people
    keep(worker, child)
    keep(worker, child)
    assert events(child) == ["create"]
    keep(worker, child, on_purpose=True)
    assert events(child) == ["create", "change"]
    assert "Fetched" not in str(list(AuditEvent.objects.values_list("detail", flat=True)))


def test_a_draft_thrown_away_is_gone_and_the_audit_says_so(people, child):
    manager, worker = people
    keep(worker, child)
    keep(manager, child)
    drafts.discard_draft(actor=worker, child_id=child.public_id, kind=KIND)
    assert [one.author for one in ToolDraft.objects.all()] == [manager]
    assert AuditEvent.objects.filter(action="change", actor=worker, detail__contains={"thrown away": True}).count() == 1


def test_who_does_not_see_the_child_or_may_not_assess_keeps_no_draft(child):
    with pytest.raises(NotVisible):
        keep(a_user(), child)
    officer = a_member_of(AgencyCode.POLICE, Role.POLICE_LIAISON)
    worker = child.allocations.get().worker
    involvement.begin(actor=worker, child=child, agency=an_agency(AgencyCode.POLICE), reason="Missing")
    with pytest.raises(NotAllowed):
        keep(officer, child)
    assert not ToolDraft.objects.exists()


def test_a_child_who_is_no_longer_seen_is_not_among_what_was_begun(people, child):
    _, worker = people
    keep(worker, child)
    stranger = a_user()
    ToolDraft.objects.update(author=stranger)
    assert selectors.drafts_begun(stranger, 5) == []
