"""Copies every address into its own table, as a placement where the child is looked after; counts before it is content.

On the way back the address that counts by the child's care status is kept; a second one, entered since, has no place
there. Rows are moved with the second wall lifted: the owner of the tables is behind it too.
"""

from django.db import migrations

THERE = """
SELECT set_config('slscb.lifted', 'moving the addresses', true);
INSERT INTO cases_address (
    public_id, created_at, changed_at, version, child_id, home, home_postcode, placement, placement_postcode
)
SELECT gen_random_uuid(), now(), now(), 1, c.id,
    CASE WHEN placed THEN '' ELSE c.address END, CASE WHEN placed THEN '' ELSE c.postcode END,
    CASE WHEN placed THEN c.address ELSE '' END, CASE WHEN placed THEN c.postcode ELSE '' END
FROM cases_child c, LATERAL (SELECT c.care_status IN ('lac', 'lac_other') AS placed) p
WHERE c.address <> '' OR c.postcode <> '';
DO $$
BEGIN
    IF (SELECT count(*) FROM cases_address) <> (
        SELECT count(*) FROM cases_child c JOIN cases_address a ON a.child_id = c.id
        WHERE a.home || a.placement = c.address AND a.home_postcode || a.placement_postcode = c.postcode
    ) OR EXISTS (
        SELECT FROM cases_child c WHERE (c.address <> '' OR c.postcode <> '')
        AND NOT EXISTS (SELECT FROM cases_address a WHERE a.child_id = c.id)
    ) THEN
        RAISE EXCEPTION 'not every address has arrived';
    END IF;
END $$;
SELECT set_config('slscb.lifted', '', true);
"""
BACK = """
SELECT set_config('slscb.lifted', 'moving the addresses back', true);
UPDATE cases_child c SET
    address = CASE WHEN is_placement THEN a.placement ELSE a.home END,
    postcode = CASE WHEN is_placement THEN a.placement_postcode ELSE a.home_postcode END
FROM cases_address a, LATERAL (
    SELECT a.placement || a.placement_postcode <> '' AND EXISTS (
        SELECT FROM cases_child o WHERE o.id = a.child_id
        AND (o.care_status IN ('lac', 'lac_other') OR a.home || a.home_postcode = '')
    ) AS is_placement
) p
WHERE a.child_id = c.id;
DELETE FROM cases_address;
SELECT set_config('slscb.lifted', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_addresses_of_their_own")]

    operations = [migrations.RunSQL(THERE, BACK)]
