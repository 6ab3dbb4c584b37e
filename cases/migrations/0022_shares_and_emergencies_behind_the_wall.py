"""Puts shares and emergencies behind the second wall, and lets an emergency open a restricted record; docs/adr/0037.

On a restricted child the grant of an emergency counts besides those that name a person; on a sealed one it does not. What
was given, opened and reviewed stays as it was written: triggers hold it, whoever writes.
"""

from django.db import migrations

SUSPENDING = r"""
CREATE OR REPLACE FUNCTION cases_suspend() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    kept text;
BEGIN
    SELECT protection INTO kept FROM cases_child WHERE id = NEW.content_object_id FOR KEY SHARE;
    NEW.suspended := coalesce(kept, 'open') <> 'open'
        AND (TG_TABLE_NAME = 'cases_childgroupgrant' OR NEW.basis NOT IN ('allocation', 'named'))
        AND NOT (kept = 'restricted' AND TG_TABLE_NAME = 'cases_childusergrant' AND NEW.basis = 'break_glass');
    RETURN NEW;
END $$;
"""
SUSPENDING_BEFORE = r"""
CREATE OR REPLACE FUNCTION cases_suspend() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    kept text;
BEGIN
    SELECT protection INTO kept FROM cases_child WHERE id = NEW.content_object_id FOR KEY SHARE;
    NEW.suspended := coalesce(kept, 'open') <> 'open'
        AND (TG_TABLE_NAME = 'cases_childgroupgrant' OR NEW.basis NOT IN ('allocation', 'named'));
    RETURN NEW;
END $$;
"""

STAYING = r"""
CREATE FUNCTION cases_share_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.ended_at IS NOT NULL THEN
            RAISE EXCEPTION 'a share begins' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF OLD.ended_at IS NOT NULL
        OR (OLD.child_id, OLD.user_id, OLD.purpose, OLD.since, OLD.until, OLD.given_by_id) IS DISTINCT FROM
            (NEW.child_id, NEW.user_id, NEW.purpose, NEW.since, NEW.until, NEW.given_by_id)
    THEN
        RAISE EXCEPTION 'what was shared stays as it was written' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE INSERT OR UPDATE ON cases_share FOR EACH ROW EXECUTE FUNCTION cases_share_stays();

CREATE FUNCTION cases_emergency_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.outcome <> '' THEN
            RAISE EXCEPTION 'an emergency is reviewed afterwards' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF OLD.outcome <> ''
        OR (OLD.child_id, OLD.user_id, OLD.reason, OLD.opened_at, OLD.until) IS DISTINCT FROM
            (NEW.child_id, NEW.user_id, NEW.reason, NEW.opened_at, NEW.until)
    THEN
        RAISE EXCEPTION 'what was opened and reviewed stays as it was written' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE INSERT OR UPDATE ON cases_emergencyaccess
FOR EACH ROW EXECUTE FUNCTION cases_emergency_stays();
"""
NOT_STAYING = """
DROP TRIGGER stays ON cases_emergencyaccess;
DROP FUNCTION cases_emergency_stays();
DROP TRIGGER stays ON cases_share;
DROP FUNCTION cases_share_stays();
"""

# Those who govern information see emergencies and no child, as they see unusual openings; the others by the child.
FENCE = """
SELECT cases_fence('cases_share', 'cases_share.child_id');
SELECT history_close('cases_shareevent');
SELECT history_fence('cases_shareevent', 'cases_share');

ALTER TABLE cases_emergencyaccess ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_emergencyaccess FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON cases_emergencyaccess USING (
    ((SELECT wall_is_lifted()) AND child_id <> ALL ((SELECT cases_left_out())::bigint[]))
    OR ((SELECT wall_may('emergency.review')) AND child_id <> ALL ((SELECT cases_hidden(wall_asker()))::bigint[]))
    OR cases_sees(child_id)
);
SELECT history_close('cases_emergencyaccessevent');
SELECT history_fence('cases_emergencyaccessevent', 'cases_emergencyaccess');
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slscb_app') THEN
        REVOKE DELETE, TRUNCATE ON cases_share, cases_emergencyaccess FROM slscb_app;
    END IF;
END $$;
"""
NO_FENCE = """
SELECT cases_unfence('cases_emergencyaccessevent');
SELECT cases_unfence('cases_emergencyaccess');
SELECT cases_unfence('cases_shareevent');
SELECT cases_unfence('cases_share');
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0021_shares_and_emergencies")]

    operations = [
        migrations.RunSQL(SUSPENDING, SUSPENDING_BEFORE),
        migrations.RunSQL(STAYING, NOT_STAYING),
        migrations.RunSQL(FENCE, NO_FENCE),
    ]
