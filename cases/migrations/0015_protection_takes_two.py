"""Lets a child's protection change with a record of two people alone, and suspends what does not count on a protected child.

A grant counts on a protected child where it names a person: by name, or as the worker to whom the case is allocated. Only
the triggers write `suspended`. Whoever changes a protection waits for the grants that are just being given (their foreign
key holds the child's row) and so suspends them too. Decided records stay as they are; docs/adr/0035.
"""

from django.db import migrations

GRANTS = r"""
CREATE FUNCTION cases_suspend() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    kept text;
BEGIN
    SELECT protection INTO kept FROM cases_child WHERE id = NEW.content_object_id FOR KEY SHARE;
    NEW.suspended := coalesce(kept, 'open') <> 'open'
        AND (TG_TABLE_NAME = 'cases_childgroupgrant' OR NEW.basis NOT IN ('allocation', 'named'));
    RETURN NEW;
END $$;

CREATE TRIGGER suspend BEFORE INSERT OR UPDATE OF content_object_id, basis, suspended ON cases_childusergrant
FOR EACH ROW EXECUTE FUNCTION cases_suspend();
CREATE TRIGGER suspend BEFORE INSERT OR UPDATE OF content_object_id, basis, suspended ON cases_childgroupgrant
FOR EACH ROW EXECUTE FUNCTION cases_suspend();
"""
NO_GRANTS = """
DROP TRIGGER suspend ON cases_childgroupgrant;
DROP TRIGGER suspend ON cases_childusergrant;
DROP FUNCTION cases_suspend();
"""

CHILD = r"""
CREATE FUNCTION cases_protect() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM cases_child WHERE id = NEW.id FOR UPDATE;
    UPDATE cases_protectionchange SET used = true
    WHERE child_id = NEW.id AND before = OLD.protection AND after = NEW.protection AND state = 'approved' AND NOT used;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the protection of a child changes with a record of two people alone'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'protection_takes_two';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION cases_protected() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE cases_childusergrant SET suspended = NOT suspended WHERE content_object_id = NEW.id;
    UPDATE cases_childgroupgrant SET suspended = NOT suspended WHERE content_object_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER protect BEFORE UPDATE OF protection ON cases_child
FOR EACH ROW WHEN (OLD.protection IS DISTINCT FROM NEW.protection) EXECUTE FUNCTION cases_protect();
CREATE TRIGGER protected AFTER UPDATE OF protection ON cases_child
FOR EACH ROW WHEN (OLD.protection IS DISTINCT FROM NEW.protection) EXECUTE FUNCTION cases_protected();
"""
NO_CHILD = """
DROP TRIGGER protected ON cases_child;
DROP TRIGGER protect ON cases_child;
DROP FUNCTION cases_protected();
DROP FUNCTION cases_protect();
"""

RECORDS = r"""
CREATE FUNCTION cases_protection_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'waiting' THEN
            RAISE EXCEPTION 'a change of protection is proposed first' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF (OLD.child_id, OLD.before, OLD.after, OLD.reason, OLD.ring, OLD.proposed_by_id) IS DISTINCT FROM
        (NEW.child_id, NEW.before, NEW.after, NEW.reason, NEW.ring, NEW.proposed_by_id)
        OR (OLD.state <> 'waiting' AND (OLD.state, OLD.decided_by_id, OLD.decided_at) IS DISTINCT FROM
            (NEW.state, NEW.decided_by_id, NEW.decided_at))
        OR (OLD.used AND NOT NEW.used)
    THEN
        RAISE EXCEPTION 'what was proposed and decided stays' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decided BEFORE INSERT OR UPDATE ON cases_protectionchange
FOR EACH ROW EXECUTE FUNCTION cases_protection_decided();

CREATE FUNCTION cases_denial_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.ended_at IS NOT NULL OR NEW.end_proposed_by_id IS NOT NULL THEN
            RAISE EXCEPTION 'a denial begins' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF OLD.ended_at IS NOT NULL
        OR (OLD.child_id, OLD.user_id, OLD.reason, OLD.denied_by_id) IS DISTINCT FROM
            (NEW.child_id, NEW.user_id, NEW.reason, NEW.denied_by_id)
        OR (NEW.ended_at IS NOT NULL AND OLD.end_proposed_by_id IS DISTINCT FROM NEW.end_proposed_by_id)
    THEN
        RAISE EXCEPTION 'a denial ends when one person proposed it and another agrees'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'end_of_denial_takes_two';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE INSERT OR UPDATE ON cases_denial FOR EACH ROW EXECUTE FUNCTION cases_denial_stays();
"""
NO_RECORDS = """
DROP TRIGGER stays ON cases_denial;
DROP FUNCTION cases_denial_stays();
DROP TRIGGER decided ON cases_protectionchange;
DROP FUNCTION cases_protection_decided();
"""

OWNED = """
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slscb_wall') THEN
        GRANT UPDATE (protection) ON cases_child TO slscb_wall;
        GRANT UPDATE (used) ON cases_protectionchange TO slscb_wall;
        GRANT UPDATE (suspended) ON cases_childusergrant, cases_childgroupgrant TO slscb_wall;
        GRANT CREATE ON SCHEMA public TO slscb_wall;
        ALTER FUNCTION cases_suspend() OWNER TO slscb_wall;
        ALTER FUNCTION cases_protect() OWNER TO slscb_wall;
        ALTER FUNCTION cases_protected() OWNER TO slscb_wall;
        REVOKE CREATE ON SCHEMA public FROM slscb_wall;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slscb_app') THEN
        REVOKE DELETE, TRUNCATE ON cases_protectionchange, cases_denial FROM slscb_app;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_who_is_kept_out")]

    operations = [
        migrations.RunSQL(GRANTS, NO_GRANTS),
        migrations.RunSQL(CHILD, NO_CHILD),
        migrations.RunSQL(RECORDS, NO_RECORDS),
        migrations.RunSQL(OWNED, migrations.RunSQL.noop),
    ]
