"""Whatever changes a record, by whatever statement, is kept by the database with who did it."""

from uuid import uuid4

import pytest
from django.contrib.auth.hashers import make_password
from django.db import DatabaseError, connection, transaction

from agencies.choices import AgencyCode, Role
from agencies.models import Membership, User
from cases.choices import NoteKind
from cases.models import Child, Note
from slscb.core import audit, gathering, history, wall
from slscb.core.clock import now
from slscb.devstack.stepping_down import stepped_down
from tests.factories.agencies import a_team, a_user, an_agency
from tests.factories.cases import a_child

pytestmark = pytest.mark.django_db
ChildEvent, NoteEvent = Child.pgh_event_model, Note.pgh_event_model


def labels(record):
    events = type(record).pgh_event_model.objects.filter(pgh_obj_id=record.pk)
    return list(events.order_by("pgh_id").values_list("pgh_label", flat=True))


def run(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def test_saving_is_kept_as_it_was_before():
    child = a_child(school="Before")
    child.school = "After"
    child.save()
    assert labels(child) == ["recorded", "changed"]
    assert ChildEvent.objects.get(pgh_obj=child, pgh_label="changed").school == "Before"


def test_a_queryset_update_is_kept_row_by_row():
    children = [a_child(school="Before") for _ in range(3)]
    Child.objects.filter(pk__in=[child.pk for child in children]).update(school="After")
    kept = ChildEvent.objects.filter(pgh_label="changed").values_list("pgh_obj_id", "school")
    assert sorted(kept) == sorted((child.pk, "Before") for child in children)


def test_a_bulk_insert_is_kept_row_by_row():
    one = a_note()
    copies = [Note(**values_of(one), public_id=uuid4()) for _ in range(3)]
    Note.objects.bulk_create(copies)
    assert [labels(copy) for copy in copies] == [["recorded"]] * 3


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ("UPDATE cases_note SET text = 'After' WHERE id = %s", "changed"),
        ("DELETE FROM cases_note WHERE id = %s", "removed"),
        ("WITH w AS (UPDATE cases_note SET text = 'After' WHERE id = %s RETURNING id) SELECT * FROM w", "changed"),
    ],
)
def test_a_raw_statement_is_kept(statement, label):
    note = a_note(text="Before")
    run(statement, note.pk)
    assert labels(note) == ["recorded", label]
    assert NoteEvent.objects.get(pgh_obj_id=note.pk, pgh_label=label).text == "Before"


def test_a_raw_insert_is_kept():
    note = a_note()
    run(
        "INSERT INTO cases_note (public_id, created_at, changed_at, version, child_id, author_id, agency_id, note_kind,"
        " happened_at, text) SELECT gen_random_uuid(), created_at, changed_at, 1, child_id, author_id, agency_id, note_kind,"
        " happened_at, 'By hand' FROM cases_note WHERE id = %s",
        note.pk,
    )
    assert NoteEvent.objects.get(text="By hand").pgh_label == "recorded"


def test_what_is_gathered_is_kept():
    one = a_note()
    with transaction.atomic(), gathering.gathered():
        gathering.insert([Note(**values_of(one), public_id=uuid4()) for _ in range(2)])
        gathering.update(Note.objects.filter(pk=one.pk), text="After")
    assert NoteEvent.objects.filter(child_id=one.child_id, pgh_label="recorded").count() == 3
    assert labels(one) == ["recorded", "changed"]


def test_a_row_that_stays_as_it_is_is_no_change():
    child = a_child()
    Child.objects.filter(pk=child.pk).update(school=child.school)
    assert labels(child) == ["recorded"]


def test_with_the_trigger_out_of_use_nothing_is_kept():
    """The control of all of the above: it is the trigger that keeps, and nothing else."""
    note = a_note()
    run(f"{history.SETTLE} ALTER TABLE cases_note DISABLE TRIGGER USER")
    Note.objects.filter(pk=note.pk).update(text="After")
    assert labels(note) == ["recorded"]


def test_no_setting_silences_it():
    """pgtrigger's own triggers heed a setting that any role may make."""
    note = a_note()
    run(f"SET LOCAL pgtrigger.ignore = '{{{','.join(name for _, name in history.triggers())}}}'")
    Note.objects.filter(pk=note.pk).update(text="After")
    assert labels(note) == ["recorded", "changed"]


def test_every_trigger_is_there_and_in_use():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgenabled = 'O' AND NOT tgisinternal"
        )
        there = set(cursor.fetchall())
    assert set(history.triggers()) <= there
    assert len(history.triggers()) == 3 * len(history.event_models())


def test_a_made_up_past_is_not_kept_and_what_comes_after_it_is():
    child = a_child()
    with history.unkept():
        Child.objects.filter(pk=child.pk).update(school="Made up")
    Child.objects.filter(pk=child.pk).update(school="Real")
    assert labels(child) == ["recorded", "changed"]
    assert ChildEvent.objects.get(pgh_obj=child, pgh_label="changed").school == "Made up"


def test_the_role_of_the_web_cannot_take_it_out_of_use():
    with stepped_down(), pytest.raises(DatabaseError), transaction.atomic(), history.unkept():
        pass


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE cases_childevent SET school = 'x'",
        "DELETE FROM cases_childevent",
        "TRUNCATE cases_childevent",
        "INSERT INTO cases_noteevent (pgh_created_at, pgh_label, pgh_obj_id) VALUES (now(), 'changed', 1)",
        "SELECT nextval('cases_childevent_pgh_id_seq')",
        "CREATE TEMP TABLE mine (id int); "
        "CREATE TRIGGER forged AFTER INSERT ON mine FOR EACH ROW EXECUTE FUNCTION {function}()",
    ],
)
def test_the_role_of_the_web_can_neither_change_nor_forge_it(attack):
    user = a_user(Role.PRACTITIONER)
    a_child(user)
    function = dict(history.triggers())["cases_child"]
    with stepped_down(), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        wall.open_for(user)
        run(attack.format(function=function))


@pytest.mark.parametrize("attack", ["UPDATE cases_childevent SET school = 'x'", "DELETE FROM cases_childevent"])
def test_its_owner_cannot_change_it_by_mistake(attack):
    a_child()
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        run(attack)


def test_it_says_who_asked_and_in_which_request():
    user, child = a_user(Role.PRACTITIONER), a_child()
    token = audit.origin.set(audit.Origin(request_id="the request"))
    try:
        wall.open_for(user)
    finally:
        audit.origin.reset(token)
    Child.objects.filter(pk=child.pk).update(school="After")
    event = ChildEvent.objects.get(pgh_obj=child, pgh_label="changed")
    assert (event.pgh_actor, event.pgh_act, event.pgh_request) == (user, "", "the request")


def test_what_nobody_asked_for_says_what_acted():
    child = a_child()
    with wall.acting("command build_agenda"):
        Child.objects.filter(pk=child.pk).update(school="A command's")
    with wall.lifted("a reminder that falls due"):
        Child.objects.filter(pk=child.pk).update(school="A task's")
    Child.objects.filter(pk=child.pk).update(school="By hand in the database")
    changes = ChildEvent.objects.filter(pgh_obj=child, pgh_label="changed")
    acts = list(changes.order_by("pgh_id").values_list("pgh_act", flat=True))
    assert acts[:2] == ["command build_agenda", "a reminder that falls due"]
    assert acts[2].startswith("database role ")


def test_a_person_is_named_although_the_wall_is_lifted():
    user, child = a_user(Role.PRACTITIONER), a_child()
    wall.open_for(user)
    with wall.lifted("recording a child"):
        Child.objects.filter(pk=child.pk).update(school="After")
    assert ChildEvent.objects.get(pgh_obj=child, pgh_label="changed").pgh_actor == user


def test_nothing_is_kept_of_passwords():
    user = a_user(Role.PRACTITIONER)
    before = labels(user)
    User.objects.filter(pk=user.pk).update(password=make_password("something else"), last_login="2026-01-01T00:00Z")
    assert labels(user) == before
    assert not {"password", "last_login"} & {field.name for field in User.pgh_event_model._meta.fields}


def test_memberships_are_kept():
    user = a_user(Role.PRACTITIONER, a_team())
    Membership.objects.filter(user=user).update(role=Role.TEAM_MANAGER)
    assert labels(user.memberships.get()) == ["recorded", "changed"]


def a_note(text="Seen at home"):
    about = {"child": a_child(), "author": a_user(), "agency": an_agency(AgencyCode.HEALTH)}
    return Note.objects.create(**about, note_kind=NoteKind.VISIT, happened_at=now(), text=text)


def values_of(note):
    names = ("child_id", "author_id", "agency_id", "note_kind", "happened_at", "text")
    return {name: getattr(note, name) for name in names}
