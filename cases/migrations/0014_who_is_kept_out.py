"""Says in the database who is kept from a protected child, and that protection changes with two people; docs/adr/0035.

Grants that do not count on a protected child are suspended by triggers, so that every question about grants asks one more
column. `cases_denied` and `cases_hidden` are asked once a statement, as an array: both are short for everybody. The fence
of every table is drawn again; `FENCE` replaces that of migration 0005 and says what `cases.querysets` says.
"""

from django.db import migrations

LISTS = r"""
CREATE FUNCTION cases_denied(asker integer) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT coalesce(array_agg(d.child_id), '{}') FROM cases_denial d WHERE d.user_id = asker AND d.ended_at IS NULL $$;

CREATE FUNCTION cases_hidden(asker integer) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT cases_denied(asker) || ARRAY(
        SELECT c.id FROM cases_child c WHERE c.protection = 'sealed' AND NOT EXISTS (
            SELECT FROM cases_childusergrant g
            WHERE g.content_object_id = c.id AND g.user_id = asker AND NOT g.suspended
            AND (g.until IS NULL OR g.until > wall_moment())
        )
    )
$$;

CREATE FUNCTION cases_left_out() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN coalesce(current_setting('slscb.without_sealed', true), '') <> '' THEN ARRAY(SELECT c.id FROM cases_child c WHERE c.protection = 'sealed')
        ELSE '{}' END
$$;

CREATE FUNCTION cases_whom_to_ring(public uuid, asker integer) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.ring FROM cases_child c JOIN cases_protectionchange p ON p.child_id = c.id
    WHERE c.public_id = public AND c.protection = 'restricted' AND p.after = 'restricted' AND p.state = 'approved'
    AND c.id <> ALL (cases_denied(asker))
    ORDER BY p.decided_at DESC LIMIT 1
$$;
"""
NO_LISTS = """
DROP FUNCTION cases_whom_to_ring(uuid, integer);
DROP FUNCTION cases_left_out();
DROP FUNCTION cases_hidden(integer);
DROP FUNCTION cases_denied(integer);
"""

FENCE = r"""
CREATE OR REPLACE FUNCTION cases_sees(child bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT wall_may('child.view') AND child <> ALL (cases_denied(wall_asker())) AND (
        EXISTS (
            SELECT FROM cases_childusergrant g
            WHERE g.content_object_id = child AND g.user_id = wall_asker() AND NOT g.suspended
            AND (g.until IS NULL OR g.until > wall_moment())
        ) OR EXISTS (
            SELECT FROM cases_childgroupgrant g
            WHERE g.content_object_id = child AND g.group_id = ANY(wall_groups()) AND NOT g.suspended
            AND (g.until IS NULL OR g.until > wall_moment())
        )
    )
$$;

CREATE OR REPLACE FUNCTION cases_reference(child bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT reference FROM cases_child WHERE id = child AND (wall_is_lifted() OR id <> ALL (cases_hidden(wall_asker()))) $$;

CREATE OR REPLACE FUNCTION cases_references(ids bigint[], public_ids uuid[], refs text[])
RETURNS TABLE (id bigint, public_id uuid, reference text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
    SELECT c.id, c.public_id, c.reference FROM cases_child c
    WHERE (c.id = ANY(ids) OR c.public_id = ANY(public_ids) OR c.reference = ANY(refs))
    AND c.id <> ALL ((SELECT cases_hidden(wall_asker()))::bigint[])
$$;

CREATE OR REPLACE FUNCTION cases_fence(fenced regclass, child text, each boolean DEFAULT false)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    by_group text := format(
        'SELECT FROM cases_childgroupgrant g WHERE g.content_object_id = %s AND g.group_id = ANY((SELECT wall_groups())::integer[])'
        ' AND NOT g.suspended AND (g.until IS NULL OR g.until > (SELECT wall_moment()))', child);
    own text := format(
        'SELECT FROM cases_childusergrant g WHERE g.content_object_id = %s AND g.user_id = (SELECT wall_asker())'
        ' AND NOT g.suspended AND (g.until IS NULL OR g.until > (SELECT wall_moment()))', child);
    seen text := CASE WHEN each THEN format('EXISTS (%s UNION ALL %s)', by_group, own)
        ELSE format('EXISTS (%s) OR EXISTS (%s)', by_group, own) END;
BEGIN
    EXECUTE format('DROP POLICY IF EXISTS seen ON %s', fenced);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', fenced);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', fenced);
    EXECUTE format(
        'CREATE POLICY seen ON %1$s USING (((SELECT wall_is_lifted()) AND %2$s <> ALL ((SELECT cases_left_out())::bigint[]))'
        ' OR ((SELECT wall_may(''child.view'')) AND %2$s <> ALL ((SELECT cases_denied(wall_asker()))::bigint[]) AND (%3$s)))',
        fenced, child, seen);
END $$;

CREATE OR REPLACE FUNCTION cases_fence_by(fenced regclass, link text, parent regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('DROP POLICY IF EXISTS seen ON %s', fenced);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', fenced);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', fenced);
    EXECUTE format(
        'CREATE POLICY seen ON %1$s USING (((SELECT wall_is_lifted()) AND (SELECT cases_left_out()) = ''{}'')'
        ' OR EXISTS (SELECT FROM %3$s p WHERE p.id = %1$s.%2$s))',
        fenced, link, parent
    );
END $$;
"""

FENCE_BEFORE = r"""
CREATE OR REPLACE FUNCTION cases_sees(child bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT wall_may('child.view') AND (
        EXISTS (
            SELECT FROM cases_childusergrant g
            WHERE g.content_object_id = child AND g.user_id = wall_asker() AND (g.until IS NULL OR g.until > wall_moment())
        ) OR EXISTS (
            SELECT FROM cases_childgroupgrant g
            WHERE g.content_object_id = child AND g.group_id = ANY(wall_groups())
            AND (g.until IS NULL OR g.until > wall_moment())
        )
    )
$$;

CREATE OR REPLACE FUNCTION cases_reference(child bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT reference FROM cases_child WHERE id = child $$;

CREATE OR REPLACE FUNCTION cases_references(ids bigint[], public_ids uuid[], refs text[])
RETURNS TABLE (id bigint, public_id uuid, reference text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
    SELECT c.id, c.public_id, c.reference FROM cases_child c
    WHERE c.id = ANY(ids) OR c.public_id = ANY(public_ids) OR c.reference = ANY(refs)
$$;

CREATE OR REPLACE FUNCTION cases_fence(fenced regclass, child text, each boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    by_group text := format(
        'SELECT FROM cases_childgroupgrant g WHERE g.content_object_id = %s AND g.group_id = ANY((SELECT wall_groups())::integer[])'
        ' AND (g.until IS NULL OR g.until > (SELECT wall_moment()))', child);
    own text := format(
        'SELECT FROM cases_childusergrant g WHERE g.content_object_id = %s AND g.user_id = (SELECT wall_asker())'
        ' AND (g.until IS NULL OR g.until > (SELECT wall_moment()))', child);
    seen text := CASE WHEN each THEN format('EXISTS (%s UNION ALL %s)', by_group, own)
        ELSE format('EXISTS (%s) OR EXISTS (%s)', by_group, own) END;
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', fenced);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', fenced);
    EXECUTE format(
        'CREATE POLICY seen ON %s USING ((SELECT wall_is_lifted()) OR ((SELECT wall_may(''child.view'')) AND (%s)))',
        fenced, seen);
END $$;

CREATE OR REPLACE FUNCTION cases_fence_by(fenced regclass, link text, parent regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', fenced);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', fenced);
    EXECUTE format(
        'CREATE POLICY seen ON %1$s USING ((SELECT wall_is_lifted()) OR EXISTS (SELECT FROM %3$s p WHERE p.id = %1$s.%2$s))',
        fenced, link, parent
    );
END $$;
"""

AGAIN = r"""
DO $$
DECLARE
    fenced record;
    found text[];
BEGIN
    FOR fenced IN SELECT polrelid::regclass AS name, pg_get_expr(polqual, polrelid) AS says FROM pg_policy WHERE polname = 'seen' AND polcmd = '*'
    LOOP
        found := regexp_match(fenced.says, 'g\.content_object_id = ([a-z_]+\.[a-z_]+)\)');
        IF found IS NOT NULL THEN
            EXECUTE format('DROP POLICY seen ON %s', fenced.name);
            PERFORM cases_fence(fenced.name, found[1], fenced.says LIKE '%UNION ALL%');
            CONTINUE;
        END IF;
        found := regexp_match(fenced.says, 'FROM ([a-z_]+) p\s+WHERE \(p\.id = [a-z_]+\.([a-z_]+)\)');
        IF found IS NOT NULL THEN
            EXECUTE format('DROP POLICY seen ON %s', fenced.name);
            PERFORM cases_fence_by(fenced.name, found[2], found[1]::regclass);
        END IF;
    END LOOP;
END $$;
"""

HISTORY = """
DO $$
DECLARE
    fenced record;
BEGIN
    FOR fenced IN SELECT polrelid::regclass AS name FROM pg_policy
        WHERE polname = 'seen' AND polcmd = '*' AND to_regclass(polrelid::regclass::text || 'event') IS NOT NULL
    LOOP
        PERFORM history_fence((fenced.name::text || 'event')::regclass, fenced.name);
    END LOOP;
END $$;
"""

TABLES = """
SELECT cases_fence('cases_protectionchange', 'cases_protectionchange.child_id');
SELECT cases_fence('cases_denial', 'cases_denial.child_id');
SELECT cases_fence('cases_numberclash', 'cases_numberclash.child_id');
SELECT history_close('cases_protectionchangeevent');
SELECT history_close('cases_denialevent');
SELECT history_close('cases_numberclashevent');

DROP POLICY seen ON cases_childusergrant;
CREATE POLICY seen ON cases_childusergrant USING (
    (SELECT wall_is_lifted()) OR (
        user_id = (SELECT wall_asker()) AND NOT suspended
        AND content_object_id <> ALL ((SELECT cases_denied(wall_asker()))::bigint[])
    ) OR cases_sees(content_object_id)
);
DROP POLICY seen ON cases_childgroupgrant;
CREATE POLICY seen ON cases_childgroupgrant USING (
    (SELECT wall_is_lifted()) OR (
        group_id = ANY((SELECT wall_groups())::integer[]) AND NOT suspended
        AND content_object_id <> ALL ((SELECT cases_denied(wall_asker()))::bigint[])
    ) OR cases_sees(content_object_id)
);
"""
NO_TABLES = """
DROP POLICY seen ON cases_childusergrant;
CREATE POLICY seen ON cases_childusergrant USING (
    (SELECT wall_is_lifted()) OR user_id = (SELECT wall_asker()) OR cases_sees(content_object_id)
);
DROP POLICY seen ON cases_childgroupgrant;
CREATE POLICY seen ON cases_childgroupgrant USING (
    (SELECT wall_is_lifted()) OR group_id = ANY((SELECT wall_groups())::integer[]) OR cases_sees(content_object_id)
);
SELECT cases_unfence('cases_numberclashevent');
SELECT cases_unfence('cases_denialevent');
SELECT cases_unfence('cases_protectionchangeevent');
SELECT cases_unfence('cases_numberclash');
SELECT cases_unfence('cases_denial');
SELECT cases_unfence('cases_protectionchange');
"""

UNUSUAL = """
DROP POLICY seen ON cases_unusualaccess;
CREATE POLICY seen ON cases_unusualaccess USING (
    (SELECT wall_is_lifted()) OR ((SELECT wall_may('access.review')) AND child_id <> ALL ((SELECT cases_hidden(wall_asker()))::bigint[])
    AND ((SELECT wall_may('audit.view')) OR EXISTS (
        SELECT FROM agencies_membership m JOIN agencies_team t ON t.id = m.team_id
        WHERE m.user_id = cases_unusualaccess.actor_id AND t.group_id = ANY((SELECT wall_groups())::integer[])
    )))
);
"""
UNUSUAL_BEFORE = """
DROP POLICY seen ON cases_unusualaccess;
CREATE POLICY seen ON cases_unusualaccess USING (
    (SELECT wall_is_lifted()) OR ((SELECT wall_may('access.review')) AND (
        (SELECT wall_may('audit.view')) OR EXISTS (
            SELECT FROM agencies_membership m JOIN agencies_team t ON t.id = m.team_id
            WHERE m.user_id = cases_unusualaccess.actor_id AND t.group_id = ANY((SELECT wall_groups())::integer[])
        )
    ))
);
"""

OWNED = """
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slscb_wall') THEN
        GRANT SELECT ON cases_denial, cases_protectionchange TO slscb_wall;
        GRANT CREATE ON SCHEMA public TO slscb_wall;
        ALTER FUNCTION cases_denied(integer) OWNER TO slscb_wall;
        ALTER FUNCTION cases_hidden(integer) OWNER TO slscb_wall;
        ALTER FUNCTION cases_left_out() OWNER TO slscb_wall;
        ALTER FUNCTION cases_whom_to_ring(uuid, integer) OWNER TO slscb_wall;
        REVOKE CREATE ON SCHEMA public FROM slscb_wall;
    END IF;
END $$;
"""
NOTHING = migrations.RunSQL.noop


class Migration(migrations.Migration):
    dependencies = [("cases", "0013_protected_children")]

    operations = [
        migrations.RunSQL(LISTS, NO_LISTS),
        migrations.RunSQL(OWNED, NOTHING),
        migrations.RunSQL(NOTHING, HISTORY),
        migrations.RunSQL(NOTHING, AGAIN),
        migrations.RunSQL(FENCE, FENCE_BEFORE),
        migrations.RunSQL(AGAIN, NOTHING),
        migrations.RunSQL(TABLES, NO_TABLES),
        migrations.RunSQL(UNUSUAL, UNUSUAL_BEFORE),
        migrations.RunSQL(HISTORY, NOTHING),
    ]
