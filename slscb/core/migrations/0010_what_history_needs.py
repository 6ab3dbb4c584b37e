"""What the event tables of history read and how they are closed; docs/adr/0030.

`history_close` leaves the role of the web nothing but reading an event table: events are written by the triggers, with
their owner's rights. Where the tracked table is behind the wall, `history_fence` puts the event table behind the same
policies, taken from the catalogue with the table's name replaced.
"""

from django.db import migrations

HISTORY = r"""
CREATE FUNCTION wall_act() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN wall_asker() IS NOT NULL THEN '' ELSE coalesce(
        nullif(current_setting('slscb.act', true), ''), nullif(current_setting('slscb.lifted', true), ''),
        'database role ' || session_user
    ) END
$$;

CREATE FUNCTION wall_request() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('slscb.request', true), '') $$;

CREATE FUNCTION history_close(events regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slscb_app') THEN
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %s FROM slscb_app', events);
        EXECUTE format('REVOKE USAGE, UPDATE ON SEQUENCE %s FROM slscb_app', pg_get_serial_sequence(events::text, 'pgh_id'));
    END IF;
END $$;

CREATE FUNCTION history_fence(events regclass, tracked regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    policy record;
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', events);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', events);
    FOR policy IN SELECT polname, polpermissive, pg_get_expr(polqual, polrelid) AS seen FROM pg_policy
        WHERE polrelid = tracked AND polcmd IN ('*', 'r')
    LOOP
        EXECUTE format('DROP POLICY IF EXISTS %I ON %s', policy.polname, events);
        EXECUTE format(
            'CREATE POLICY %I ON %s AS %s FOR SELECT USING (%s)', policy.polname, events,
            CASE WHEN policy.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
            regexp_replace(policy.seen, '\y' || tracked::text || '\.', events::text || '.', 'g')
        );
    END LOOP;
    EXECUTE format('DROP POLICY IF EXISTS written ON %s', events);
    EXECUTE format('CREATE POLICY written ON %s FOR INSERT WITH CHECK (pg_trigger_depth() > 0)', events);
END $$;
"""

NO_HISTORY = """
DROP FUNCTION history_fence(regclass, regclass);
DROP FUNCTION history_close(regclass);
DROP FUNCTION wall_request();
DROP FUNCTION wall_act();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0009_keep_what_was_typed")]

    operations = [migrations.RunSQL(HISTORY, NO_HISTORY)]
