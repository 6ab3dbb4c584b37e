"""Links the events written before there was a chain, in their order."""

from django.db import migrations

LINK_ALL = """
DO $$
DECLARE
    e core_auditevent;
    place bigint := 0;
    made bytea := '';
BEGIN
    LOCK TABLE core_auditevent IN SHARE ROW EXCLUSIVE MODE;
    IF EXISTS (SELECT FROM core_auditlink) THEN
        RAISE EXCEPTION 'the chain has begun already';
    END IF;
    FOR e IN SELECT * FROM core_auditevent ORDER BY id LOOP
        place := place + 1;
        made := sha256(made || convert_to(jsonb_build_array(
            1, e.id, (extract(epoch FROM e.at) * 1000000)::bigint, e.actor_id, e.action, to_jsonb(e.about), e.target_kind,
            e.target_id, e.detail, e.request_id, e.ip::text, e.session
        )::text, 'UTF8'));
        INSERT INTO core_auditlink (sequence, event_id, form, digest) VALUES (place, e.id, 1, made);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0005_link_audit_events_in_a_chain")]

    operations = [migrations.RunSQL(LINK_ALL, migrations.RunSQL.noop)]
