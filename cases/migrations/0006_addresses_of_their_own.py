"""Gives addresses a table of their own, behind the child's fence and behind a right besides; docs/adr/0028.

The second policy is restrictive: whoever sees the child and does not hold the right gets no row, and no later change of
the fence opens it.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models

FENCE = """
SELECT cases_fence('cases_address', 'cases_address.child_id');
CREATE POLICY marked ON cases_address AS RESTRICTIVE USING (
    (SELECT wall_is_lifted()) OR (SELECT wall_may('address.view'))
);
"""
UNFENCE = """
DROP POLICY marked ON cases_address;
SELECT cases_unfence('cases_address');
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_the_second_wall")]

    operations = [
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("home", models.CharField(blank=True, max_length=300, verbose_name="home address")),
                ("home_postcode", models.CharField(blank=True, max_length=8, verbose_name="postcode of the home")),
                ("placement", models.CharField(blank=True, max_length=300, verbose_name="placement address")),
                (
                    "placement_postcode",
                    models.CharField(blank=True, max_length=8, verbose_name="postcode of the placement"),
                ),
                (
                    "child",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.child"
                    ),
                ),
            ],
            options={"verbose_name_plural": "addresses"},
        ),
        migrations.RunSQL(FENCE, UNFENCE),
    ]
