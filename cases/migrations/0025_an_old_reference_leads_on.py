"""The reference of a record that is part of another leads whoever sees that one there. Schema only."""

from django.db import migrations

LEADS_ON = """
CREATE FUNCTION cases_merged_from(known_by text, asker integer) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT cases_merged_into(c.public_id, asker) FROM cases_child c WHERE c.reference = known_by
$$;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'slscb_wall') THEN
        GRANT CREATE ON SCHEMA public TO slscb_wall;
        ALTER FUNCTION cases_merged_from(text, integer) OWNER TO slscb_wall;
        REVOKE CREATE ON SCHEMA public FROM slscb_wall;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0024_a_merge_takes_two")]

    operations = [migrations.RunSQL(LEADS_ON, "DROP FUNCTION cases_merged_from(text, integer)")]
