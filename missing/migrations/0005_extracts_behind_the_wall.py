"""Puts row-level security before the rows of police extracts and the children whom they may be about; docs/adr/0060.

A match is seen by whoever sees the child. A row with a child is, too; one without by whoever brought it, by those who see
one of its matches (whose own policy decides), and, where it resembles nobody and the server's command brought it, by those
who may import.
"""

from django.db import migrations

FENCE = """
SELECT cases_fence('missing_extractmatch', 'missing_extractmatch.child_id');
SELECT history_close('missing_extractmatchevent');
SELECT history_fence('missing_extractmatchevent', 'missing_extractmatch');

ALTER TABLE missing_extractrow ENABLE ROW LEVEL SECURITY;
ALTER TABLE missing_extractrow FORCE ROW LEVEL SECURITY;
CREATE POLICY seen ON missing_extractrow USING (
    ((SELECT wall_is_lifted())
        AND (missing_extractrow.child_id IS NULL OR missing_extractrow.child_id <> ALL ((SELECT cases_left_out())::bigint[])))
    OR CASE WHEN missing_extractrow.child_id IS NULL THEN
        missing_extractrow.extract_id IN (SELECT e.id FROM missing_extract e WHERE e.brought_by_id = (SELECT wall_asker()))
        OR (missing_extractrow.is_open AND (SELECT wall_may('episode.import')))
        OR EXISTS (SELECT FROM missing_extractmatch m WHERE m.row_id = missing_extractrow.id)
    ELSE cases_sees(missing_extractrow.child_id) END
);
SELECT history_close('missing_extractrowevent');
SELECT history_fence('missing_extractrowevent', 'missing_extractrow');
"""
UNFENCE = """
SELECT cases_unfence('missing_extractrowevent');
SELECT cases_unfence('missing_extractrow');
SELECT cases_unfence('missing_extractmatchevent');
SELECT cases_unfence('missing_extractmatch');
"""


class Migration(migrations.Migration):
    dependencies = [("missing", "0004_extracts"), ("cases", "0015_protection_takes_two")]

    operations = [migrations.RunSQL(FENCE, UNFENCE)]
