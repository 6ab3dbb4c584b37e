"""Keeps intelligence about a child from whom it must not reach: a denied person, and of a sealed child all not named."""

from django.db import migrations

FENCE = """
DROP POLICY seen ON intelligence_intelligencereport;
CREATE POLICY seen ON intelligence_intelligencereport USING (
    (SELECT wall_is_lifted()) OR (
        ((SELECT wall_may('intelligence.grade')) OR submitted_by_id = (SELECT wall_asker()))
        AND (child_id IS NULL OR child_id <> ALL ((SELECT cases_hidden(wall_asker()))::bigint[]))
    )
);
SELECT history_fence('intelligence_intelligencereportevent', 'intelligence_intelligencereport');
"""
BEFORE = """
DROP POLICY seen ON intelligence_intelligencereport;
CREATE POLICY seen ON intelligence_intelligencereport USING (
    (SELECT wall_is_lifted()) OR (SELECT wall_may('intelligence.grade')) OR submitted_by_id = (SELECT wall_asker())
);
SELECT history_fence('intelligence_intelligencereportevent', 'intelligence_intelligencereport');
"""


class Migration(migrations.Migration):
    dependencies = [("intelligence", "0003_what_changed"), ("cases", "0014_who_is_kept_out")]

    operations = [migrations.RunSQL(FENCE, BEFORE)]
