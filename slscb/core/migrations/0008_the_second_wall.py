"""What a transaction has said of who asks (slscb.core.wall), for the policies of the tables above; docs/adr/0026.

The audit is taken out of the reach of the role that the web and the worker use, where there is such a role: it may read
and add events; links are made by the trigger alone.
"""

from django.db import migrations

WALL = """
CREATE FUNCTION wall_asker() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('slscb.asker', true), '')::integer $$;

CREATE FUNCTION wall_groups() RETURNS integer[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('slscb.groups', true), ''), '{}')::integer[] $$;

CREATE FUNCTION wall_may(capability text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT position(',' || capability || ',' IN coalesce(current_setting('slscb.may', true), '')) > 0 $$;

CREATE FUNCTION wall_moment() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('slscb.moment', true), '')::timestamptz, statement_timestamp()) $$;

CREATE FUNCTION wall_is_lifted() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('slscb.lifted', true), '') <> '' $$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slscb_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON core_auditevent FROM slscb_app;
        REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON core_auditlink FROM slscb_app;
    END IF;
END $$;
"""

NO_WALL = """
DROP FUNCTION wall_is_lifted();
DROP FUNCTION wall_moment();
DROP FUNCTION wall_may(text);
DROP FUNCTION wall_groups();
DROP FUNCTION wall_asker();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0007_put_off_reminders_without_moving_when_they_were_due")]

    operations = [migrations.RunSQL(WALL, NO_WALL)]
