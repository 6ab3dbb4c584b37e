"""Puts row-level security before everything about a child; docs/adr/0026.

`cases_fence` is the one definition of who sees a row about a child, and says what `cases.querysets.seen_by` says. Apps
above call it for their own tables; with `each`, for tables of which pages are read in index order, it asks row by row, as
`seen_each` does (docs/adr/0022). `cases_sees` asks the same of one child for the grants' own tables, which could not
ask themselves; its owner passes the wall, where the database has a role for that.
"""

from django.db import migrations

FENCE = r"""
CREATE FUNCTION cases_sees(child bigint) RETURNS boolean
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

CREATE FUNCTION cases_reference(child bigint) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT reference FROM cases_child WHERE id = child $$;

CREATE FUNCTION cases_named_like(words text[]) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 50 SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT c.id FROM cases_child c WHERE c.search_name %> ANY(words) $$;

CREATE FUNCTION cases_references(ids bigint[], public_ids uuid[], refs text[])
RETURNS TABLE (id bigint, public_id uuid, reference text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$
    SELECT c.id, c.public_id, c.reference FROM cases_child c
    WHERE c.id = ANY(ids) OR c.public_id = ANY(public_ids) OR c.reference = ANY(refs)
$$;

CREATE FUNCTION cases_fence(fenced regclass, child text, each boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
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

CREATE FUNCTION cases_fence_by(fenced regclass, link text, parent regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', fenced);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', fenced);
    EXECUTE format(
        'CREATE POLICY seen ON %1$s USING ((SELECT wall_is_lifted()) OR EXISTS (SELECT FROM %3$s p WHERE p.id = %1$s.%2$s))',
        fenced, link, parent
    );
END $$;

CREATE FUNCTION cases_unfence(fenced regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('DROP POLICY IF EXISTS seen ON %s', fenced);
    EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', fenced);
    EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', fenced);
END $$;

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slscb_wall') THEN
        GRANT SELECT ON cases_child, cases_childusergrant, cases_childgroupgrant TO slscb_wall;
        GRANT CREATE ON SCHEMA public TO slscb_wall;
        ALTER FUNCTION cases_sees(bigint) OWNER TO slscb_wall;
        ALTER FUNCTION cases_reference(bigint) OWNER TO slscb_wall;
        ALTER FUNCTION cases_named_like(text[]) OWNER TO slscb_wall;
        ALTER FUNCTION cases_references(bigint[], uuid[], text[]) OWNER TO slscb_wall;
        REVOKE CREATE ON SCHEMA public FROM slscb_wall;
    END IF;
END $$;
"""
UNFENCE = """
DROP FUNCTION cases_unfence(regclass);
DROP FUNCTION cases_fence_by(regclass, text, regclass);
DROP FUNCTION cases_fence(regclass, text, boolean);
DROP FUNCTION cases_references(bigint[], uuid[], text[]);
DROP FUNCTION cases_named_like(text[]);
DROP FUNCTION cases_reference(bigint);
DROP FUNCTION cases_sees(bigint);
"""

TABLES = """
SELECT cases_fence('cases_child', 'cases_child.id', each => true);
SELECT cases_fence('cases_allocation', 'cases_allocation.child_id');
SELECT cases_fence('cases_chronologyentry', 'cases_chronologyentry.child_id');
SELECT cases_fence('cases_involvement', 'cases_involvement.child_id');
SELECT cases_fence('cases_note', 'cases_note.child_id');
SELECT cases_fence('cases_relationship', 'cases_relationship.child_id');

ALTER TABLE cases_childusergrant ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_childusergrant FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON cases_childusergrant USING (
    (SELECT wall_is_lifted()) OR user_id = (SELECT wall_asker()) OR cases_sees(content_object_id)
);
ALTER TABLE cases_childgroupgrant ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases_childgroupgrant FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON cases_childgroupgrant USING (
    (SELECT wall_is_lifted()) OR group_id = ANY((SELECT wall_groups())::integer[]) OR cases_sees(content_object_id)
);
"""
NO_TABLES = """
SELECT cases_unfence('cases_childgroupgrant');
SELECT cases_unfence('cases_childusergrant');
SELECT cases_unfence('cases_relationship');
SELECT cases_unfence('cases_note');
SELECT cases_unfence('cases_involvement');
SELECT cases_unfence('cases_chronologyentry');
SELECT cases_unfence('cases_allocation');
SELECT cases_unfence('cases_child');
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_a_grant_by_escalation"), ("core", "0008_the_second_wall")]

    operations = [migrations.RunSQL(FENCE, UNFENCE), migrations.RunSQL(TABLES, NO_TABLES)]
