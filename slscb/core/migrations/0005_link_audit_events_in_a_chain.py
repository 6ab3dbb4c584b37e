"""Links every audit event in a hash chain at commit, by a deferred trigger (docs/adr/0020).

The lock is taken at commit and held for no longer than the commit itself; each statement of the function sees what was
committed before the lock was had. The form that is hashed is that of `slscb.core.chain.verifying`: one JSON array, so
fields cannot run together, with the form's number in front.
"""

from django.db import migrations, models

LINK = """
CREATE FUNCTION link_audit_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    last core_auditlink;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('core_auditlink'));
    SELECT * INTO last FROM core_auditlink ORDER BY sequence DESC LIMIT 1;
    INSERT INTO core_auditlink (sequence, event_id, form, digest) VALUES (
        coalesce(last.sequence, 0) + 1, NEW.id, 1,
        sha256(coalesce(last.digest, ''::bytea) || convert_to(jsonb_build_array(
            1, NEW.id, (extract(epoch FROM NEW.at) * 1000000)::bigint, NEW.actor_id, NEW.action, to_jsonb(NEW.about),
            NEW.target_kind, NEW.target_id, NEW.detail, NEW.request_id, NEW.ip::text, NEW.session
        )::text, 'UTF8'))
    );
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER linked_at_commit AFTER INSERT ON core_auditevent
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION link_audit_event();

CREATE FUNCTION refuse_to_touch_the_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the audit chain is append-only' USING ERRCODE = '42501'; END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON core_auditlink
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_touch_the_chain();
"""

UNLINK = """
DROP TRIGGER append_only ON core_auditlink;
DROP FUNCTION refuse_to_touch_the_chain();
DROP TRIGGER linked_at_commit ON core_auditevent;
DROP FUNCTION link_audit_event();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0004_who_opened_a_record_by_kind")]

    operations = [
        migrations.CreateModel(
            name="AuditLink",
            fields=[
                ("sequence", models.BigIntegerField(primary_key=True, serialize=False)),
                ("event_id", models.BigIntegerField(unique=True)),
                ("form", models.PositiveSmallIntegerField(default=1)),
                ("digest", models.BinaryField(max_length=32)),
            ],
        ),
        migrations.RunSQL(LINK, UNLINK),
    ]
