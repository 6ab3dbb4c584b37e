"""Puts row-level security before everything about a child in this app; docs/adr/0026."""

from django.db import migrations

FENCE = """
SELECT cases_fence('risk_assessment', 'risk_assessment.child_id');
SELECT cases_fence('risk_tooldraft', 'risk_tooldraft.child_id');
SELECT cases_fence('risk_requiredresponse', 'risk_requiredresponse.child_id');
SELECT cases_fence_by('risk_indicatortick', 'assessment_id', 'risk_assessment');
"""
UNFENCE = """
SELECT cases_unfence('risk_indicatortick');
SELECT cases_unfence('risk_requiredresponse');
SELECT cases_unfence('risk_tooldraft');
SELECT cases_unfence('risk_assessment');
"""


class Migration(migrations.Migration):
    dependencies = [("risk", "0003_drafts_of_the_tool"), ("cases", "0005_the_second_wall")]

    operations = [migrations.RunSQL(FENCE, UNFENCE)]
