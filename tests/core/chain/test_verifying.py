"""The chain holds what was written; whoever rules the database can break it, and is found."""

import hashlib
import threading
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction

from slscb.core import audit, chain
from slscb.core.chain import anchors
from slscb.core.chain.verifying import links
from slscb.core.clock import now
from slscb.core.models import AuditEvent, AuditLink

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_event_is_linked_at_commit_in_the_order_of_commits(ten_events):
    assert list(AuditLink.objects.order_by("sequence").values_list("sequence", "event_id")) == [
        (place, event.pk) for place, event in enumerate(ten_events, start=1)
    ]
    assert chain.verify() == chain.Verdict(10)


def test_events_of_a_transaction_that_failed_leave_no_gap(ten_events):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        audit.record(actor=None, action=audit.Action.VIEW)
        raise ZeroDivisionError
    audit.record(actor=None, action=audit.Action.LIST)
    assert chain.verify() == chain.Verdict(11)


def test_many_writers_at_once_make_one_chain():
    def write() -> None:
        try:
            for _ in range(20):
                audit.record(actor=None, action=audit.Action.VIEW)
        finally:
            connection.close()

    writers = [threading.Thread(target=write) for _ in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert chain.verify() == chain.Verdict(120)


def test_a_link_can_be_neither_changed_nor_deleted(ten_events):
    for attack in (lambda links: links.update(event_id=0), lambda links: links.delete()):
        with pytest.raises(Error), transaction.atomic():
            attack(AuditLink.objects.filter(sequence=3))


def as_ruler(*statements: str) -> None:
    """Do to the database what only its superuser can: with every trigger off."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)


def made_anew(from_sequence: int) -> None:
    """Hash the whole chain anew from a place on, as the trigger does."""
    before = b""
    for sequence, _event, _form, digest, text in list(links()):
        after = hashlib.sha256(before + text.encode()).digest() if sequence >= from_sequence else bytes(digest)
        as_ruler(rf"UPDATE core_auditlink SET digest = '\x{after.hex()}' WHERE sequence = {sequence}")
        before = after


def edit(event: AuditEvent) -> None:
    as_ruler(f"UPDATE core_auditevent SET about = '{{99}}' WHERE id = {event.pk}")


def delete(event: AuditEvent) -> None:
    as_ruler(f"DELETE FROM core_auditevent WHERE id = {event.pk}")


def delete_with_link(event: AuditEvent) -> None:
    as_ruler(
        f"DELETE FROM core_auditevent WHERE id = {event.pk}", f"DELETE FROM core_auditlink WHERE event_id = {event.pk}"
    )


def insert_unseen(event: AuditEvent) -> None:
    as_ruler(
        "INSERT INTO core_auditevent (at, action, about, target_kind, detail, request_id, session)"
        " VALUES (now(), 'view', '{1}', '', '{}', '', '')"
    )


def cut_the_tail(event: AuditEvent) -> None:
    as_ruler(
        f"DELETE FROM core_auditevent WHERE id >= {event.pk}",
        f"DELETE FROM core_auditlink WHERE event_id >= {event.pk}",
    )


def rewrite_forward(event: AuditEvent) -> None:
    edit(event)
    made_anew(AuditLink.objects.get(event_id=event.pk).sequence)


@pytest.mark.parametrize("attack", [edit, delete, delete_with_link, insert_unseen])
def test_the_chain_alone_finds_an_edit_a_deletion_and_an_insertion_with_triggers_off(attack, ten_events):
    attack(ten_events[4])
    assert chain.verify().fault


@pytest.mark.parametrize("attack", [cut_the_tail, rewrite_forward])
def test_only_anchors_find_a_cut_tail_and_a_chain_made_anew(attack, ten_events, key):
    anchor = chain.anchor(now())
    attack(ten_events[4])
    assert chain.verify().fault is None, "the control: without anchors this attack is not seen"
    assert anchor and chain.verify([anchor]).fault


def test_the_command_says_how_many_hold_or_the_first_broken_place(ten_events, key, capsys):
    chain.anchor(now())
    call_command("audit_verify")
    assert capsys.readouterr().out == "10 events hold, 1 anchors\n"
    edit(ten_events[4])
    with pytest.raises(CommandError, match=rf"link 5: its event {ten_events[4].pk} is not what was linked \(4 before"):
        call_command("audit_verify")


def test_an_anchor_that_someone_else_wrote_is_refused(ten_events, key, tmp_path):
    chain.anchor(now())
    file = tmp_path / "anchors" / anchors.FILE
    file.write_text(file.read_text().replace('"sequence": 10', '"sequence": 9'))
    with pytest.raises(CommandError, match=r"line 1 of anchors\.jsonl is not one that we signed"):
        call_command("audit_verify")


def test_an_anchor_is_added_after_a_thousand_events_or_five_minutes_and_something_new(ten_events, key):
    moment = now()
    assert chain.anchor(moment), "the first"
    audit.record(actor=None, action=audit.Action.VIEW)
    assert chain.anchor(moment + timedelta(minutes=4, seconds=59)) is None
    later = chain.anchor(moment + timedelta(minutes=5))
    assert later and later.sequence == 11
    assert chain.anchor(moment + timedelta(minutes=20)) is None, "nothing new"
    assert [each.sequence for each in anchors.read(anchors.folder(), key.public_key())] == [10, 11]


def test_without_a_key_nothing_is_anchored(ten_events):
    assert chain.anchor(now()) is None


def test_the_pair_of_keys_that_the_command_prints_signs_and_proves(ten_events, settings, tmp_path, capsys):
    call_command("make_anchor_key")
    pair = dict(line.split("=", 1) for line in capsys.readouterr().out.splitlines())
    settings.AUDIT_ANCHORS = str(tmp_path)
    settings.AUDIT_ANCHOR_KEY = pair["AUDIT_ANCHOR_KEY"]
    chain.anchor(now())
    settings.AUDIT_ANCHOR_KEY, settings.AUDIT_ANCHOR_PUBLIC_KEY = "", pair["AUDIT_ANCHOR_PUBLIC_KEY"]
    call_command("audit_verify")
    assert capsys.readouterr().out == "10 events hold, 1 anchors\n"
