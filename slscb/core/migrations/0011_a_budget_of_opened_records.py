"""Counts the children whom a person opens, where the opening is written down; docs/adr/0032.

Only what a request writes about its own asker is counted: reminders, seeds and repairs open nothing. One person's openings
wait for one another, or several at once would each not see the others.
"""

from django.db import migrations

BUDGET = """
CREATE FUNCTION spend_view_budget() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    opened bigint;
    wait integer;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('view_budget'), NEW.actor_id::integer);
    SELECT count(*), ceil(extract(epoch FROM min(latest) + interval '10 minutes' - NEW.at)) INTO opened, wait
    FROM (
        SELECT child, max(at) AS latest FROM core_auditevent, unnest(about) AS child
        WHERE actor_id = NEW.actor_id AND at > NEW.at - interval '10 minutes' AND action = 'view'
        GROUP BY child
    ) AS lately;
    IF opened > 30 THEN
        RAISE EXCEPTION 'too many records opened' USING ERRCODE = 'SL429', DETAIL = wait;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER view_budget AFTER INSERT ON core_auditevent FOR EACH ROW
    WHEN (NEW.action = 'view' AND NEW.about <> '{}' AND NEW.actor_id = wall_asker())
    EXECUTE FUNCTION spend_view_budget();
"""

NO_BUDGET = """
DROP TRIGGER view_budget ON core_auditevent;
DROP FUNCTION spend_view_budget();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0010_what_history_needs")]

    operations = [migrations.RunSQL(BUDGET, NO_BUDGET)]
