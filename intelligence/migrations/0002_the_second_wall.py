"""Puts row-level security before intelligence: police read all of it, everyone else what they sent; docs/adr/0026."""

from django.db import migrations

FENCE = """
ALTER TABLE intelligence_intelligencereport ENABLE ROW LEVEL SECURITY;
ALTER TABLE intelligence_intelligencereport FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON intelligence_intelligencereport USING (
    (SELECT wall_is_lifted()) OR (SELECT wall_may('intelligence.grade')) OR submitted_by_id = (SELECT wall_asker())
);
"""


class Migration(migrations.Migration):
    dependencies = [("intelligence", "0001_initial"), ("cases", "0005_the_second_wall")]

    operations = [migrations.RunSQL(FENCE, "SELECT cases_unfence('intelligence_intelligencereport')")]
