"""Puts row-level security before everything about a child in this app; docs/adr/0026."""

from django.db import migrations

FENCE = """
SELECT cases_fence('missing_missingepisode', 'missing_missingepisode.child_id');
SELECT cases_fence('missing_returninterview', 'missing_returninterview.child_id');
SELECT cases_fence_by('missing_interviewoffer', 'interview_id', 'missing_returninterview');
"""
UNFENCE = """
SELECT cases_unfence('missing_interviewoffer');
SELECT cases_unfence('missing_returninterview');
SELECT cases_unfence('missing_missingepisode');
"""


class Migration(migrations.Migration):
    dependencies = [("missing", "0001_initial"), ("cases", "0005_the_second_wall")]

    operations = [migrations.RunSQL(FENCE, UNFENCE)]
