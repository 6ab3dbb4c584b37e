"""Lets two records become one with a record of two people alone, and never with less protection; docs/adr/0043.

On a merged record no grant counts: the trigger of protected children suspends all of them, so every question about grants
and every policy is as it was. A merge needs an approved record of this very pair, and the kept record must be protected and
denied at least as the other is; taking it apart needs the record to say so, and the other to be protected and denied at
least as the kept one. `cases_moves` tells the triggers of other tables that keep a row with its child that the ledger moves it.
"""

from django.db import migrations

GRANTS = r"""
CREATE OR REPLACE FUNCTION cases_suspend() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    kept text;
    leads_to bigint;
BEGIN
    SELECT protection, merged_into_id INTO kept, leads_to FROM cases_child WHERE id = NEW.content_object_id FOR KEY SHARE;
    NEW.suspended := leads_to IS NOT NULL OR coalesce(kept, 'open') <> 'open'
        AND (TG_TABLE_NAME = 'cases_childgroupgrant' OR NEW.basis NOT IN ('allocation', 'named'))
        AND NOT (kept = 'restricted' AND TG_TABLE_NAME = 'cases_childusergrant' AND NEW.basis = 'break_glass');
    RETURN NEW;
END $$;

CREATE TRIGGER merged AFTER UPDATE OF merged_into_id ON cases_child
FOR EACH ROW WHEN (OLD.merged_into_id IS DISTINCT FROM NEW.merged_into_id) EXECUTE FUNCTION cases_protected();
"""
GRANTS_BEFORE = r"""
DROP TRIGGER merged ON cases_child;
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

CHILD = r"""
CREATE FUNCTION cases_kept_as_well(one bigint, other bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT (
        SELECT array_position(ARRAY['open', 'restricted', 'sealed'], o.protection::text)
            >= array_position(ARRAY['open', 'restricted', 'sealed'], c.protection::text)
        FROM cases_child o, cases_child c WHERE o.id = one AND c.id = other
    ) AND NOT EXISTS (
        SELECT FROM cases_denial d WHERE d.child_id = other AND d.ended_at IS NULL AND NOT EXISTS (
            SELECT FROM cases_denial k WHERE k.child_id = one AND k.user_id = d.user_id AND k.ended_at IS NULL
        )
    )
$$;

CREATE FUNCTION cases_merge() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    kept bigint := coalesce(NEW.merged_into_id, OLD.merged_into_id);
    decided text := CASE WHEN NEW.merged_into_id IS NULL THEN 'undone' ELSE 'approved' END;
    as_well boolean;
BEGIN
    PERFORM FROM cases_merge m WHERE m.child_id = kept AND m.other_id = NEW.id AND m.state = decided;
    IF NOT FOUND OR (OLD.merged_into_id IS NOT NULL AND NEW.merged_into_id IS NOT NULL) THEN
        RAISE EXCEPTION 'two records become one with a record of two people alone'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'merge_takes_two';
    END IF;
    as_well := CASE WHEN decided = 'approved' THEN cases_kept_as_well(kept, NEW.id) ELSE cases_kept_as_well(NEW.id, kept) END;
    IF NOT as_well THEN
        RAISE EXCEPTION 'seals and denials survive a merge and its end'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'merge_keeps_protection';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER merging BEFORE UPDATE OF merged_into_id ON cases_child
FOR EACH ROW WHEN (OLD.merged_into_id IS DISTINCT FROM NEW.merged_into_id) EXECUTE FUNCTION cases_merge();
CREATE TRIGGER recorded_apart BEFORE INSERT ON cases_child
FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL) EXECUTE FUNCTION cases_merge();

CREATE FUNCTION cases_merge_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'waiting' THEN
            RAISE EXCEPTION 'a merge is proposed first' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF (OLD.child_id, OLD.other_id, OLD.reason, OLD.takes, OLD.proposed_by_id) IS DISTINCT FROM
        (NEW.child_id, NEW.other_id, NEW.reason, NEW.takes, NEW.proposed_by_id)
        OR (OLD.state <> 'waiting' AND (OLD.decided_by_id, OLD.decided_at, OLD.before) IS DISTINCT FROM
            (NEW.decided_by_id, NEW.decided_at, NEW.before))
        OR (OLD.state, NEW.state) NOT IN (
            ('waiting', 'waiting'), ('waiting', 'approved'), ('waiting', 'refused'),
            ('approved', 'approved'), ('approved', 'undone'), ('refused', 'refused'), ('undone', 'undone')
        )
    THEN
        RAISE EXCEPTION 'what was proposed and decided stays' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decided BEFORE INSERT OR UPDATE ON cases_merge FOR EACH ROW EXECUTE FUNCTION cases_merge_decided();

CREATE FUNCTION cases_moves(kind text, moved bigint, from_child bigint, to_child bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM cases_mergedrow r JOIN cases_merge m ON m.id = r.merge_id
        WHERE r.row_kind = kind AND r.row_id = moved AND r.how IN ('moved', 'ended') AND (
            m.state = 'approved' AND m.other_id = from_child AND m.child_id = to_child
            OR m.state = 'undone' AND m.child_id = from_child AND m.other_id = to_child
        )
    )
$$;

CREATE FUNCTION cases_merged_into(public uuid, asker integer) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH RECURSIVE led AS (
        SELECT c.id, c.merged_into_id FROM cases_child c WHERE c.public_id = public AND c.merged_into_id IS NOT NULL
        UNION
        SELECT c.id, c.merged_into_id FROM cases_child c JOIN led ON c.id = led.merged_into_id
    )
    SELECT c.public_id FROM led JOIN cases_child c ON c.id = led.id
    WHERE led.merged_into_id IS NULL AND cases_sees(c.id)
    AND NOT EXISTS (SELECT FROM led l WHERE l.id = ANY (cases_denied(asker)))
$$;

CREATE OR REPLACE FUNCTION cases_left_out() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN coalesce(current_setting('slscb.without_sealed', true), '') <> '' THEN ARRAY(
            SELECT c.id FROM cases_child c WHERE c.protection = 'sealed'
            UNION ALL SELECT c.id FROM cases_child c WHERE c.merged_into_id IS NOT NULL AND c.protection <> 'sealed'
        )
        ELSE '{}' END
$$;
"""
NO_CHILD = r"""
CREATE OR REPLACE FUNCTION cases_left_out() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN coalesce(current_setting('slscb.without_sealed', true), '') <> '' THEN ARRAY(SELECT c.id FROM cases_child c WHERE c.protection = 'sealed')
        ELSE '{}' END
$$;
DROP FUNCTION cases_merged_into(uuid, integer);
DROP FUNCTION cases_moves(text, bigint, bigint, bigint);
DROP TRIGGER decided ON cases_merge;
DROP FUNCTION cases_merge_decided();
DROP TRIGGER recorded_apart ON cases_child;
DROP TRIGGER merging ON cases_child;
DROP FUNCTION cases_merge();
DROP FUNCTION cases_kept_as_well(bigint, bigint);
"""

TABLES = """
ALTER TABLE cases_merge ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_merge FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON cases_merge USING (
    ((SELECT wall_is_lifted()) AND cases_merge.child_id <> ALL ((SELECT cases_left_out())::bigint[]))
    OR (cases_sees(cases_merge.child_id) AND (cases_merge.state = 'approved' OR cases_sees(cases_merge.other_id)))
);
SELECT cases_fence_by('cases_mergedrow', 'merge_id', 'cases_merge');
SELECT history_close('cases_mergeevent');
SELECT history_close('cases_mergedrowevent');
SELECT history_fence('cases_mergeevent', 'cases_merge');
SELECT history_fence('cases_mergedrowevent', 'cases_mergedrow');
"""
NO_TABLES = """
SELECT cases_unfence('cases_mergedrowevent');
SELECT cases_unfence('cases_mergeevent');
SELECT cases_unfence('cases_mergedrow');
SELECT cases_unfence('cases_merge');
"""

OWNED = """
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slscb_wall') THEN
        GRANT SELECT ON cases_merge, cases_mergedrow TO slscb_wall;
        GRANT CREATE ON SCHEMA public TO slscb_wall;
        ALTER FUNCTION cases_kept_as_well(bigint, bigint) OWNER TO slscb_wall;
        ALTER FUNCTION cases_merge() OWNER TO slscb_wall;
        ALTER FUNCTION cases_moves(text, bigint, bigint, bigint) OWNER TO slscb_wall;
        ALTER FUNCTION cases_merged_into(uuid, integer) OWNER TO slscb_wall;
        REVOKE CREATE ON SCHEMA public FROM slscb_wall;
    END IF;
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slscb_app') THEN
        REVOKE DELETE, TRUNCATE ON cases_merge FROM slscb_app;
        REVOKE UPDATE, DELETE, TRUNCATE ON cases_mergedrow FROM slscb_app;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0023_two_records_of_one_child")]

    operations = [
        migrations.RunSQL(GRANTS, GRANTS_BEFORE),
        migrations.RunSQL(CHILD, NO_CHILD),
        migrations.RunSQL(TABLES, NO_TABLES),
        migrations.RunSQL(OWNED, migrations.RunSQL.noop),
    ]
