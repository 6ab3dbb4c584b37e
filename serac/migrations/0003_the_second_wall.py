"""Puts row-level security before everything about a child in this app; docs/adr/0026."""

from django.db import migrations

FENCE = """
SELECT cases_fence('serac_agendaitem', 'serac_agendaitem.child_id', each => true);
SELECT cases_fence('serac_panelaction', 'serac_panelaction.child_id');
SELECT cases_fence('serac_paneldecision', 'serac_paneldecision.child_id');
SELECT cases_fence('serac_panelreferral', 'serac_panelreferral.child_id');
SELECT cases_fence_by('serac_actionprogress', 'action_id', 'serac_panelaction');
"""
UNFENCE = """
SELECT cases_unfence('serac_actionprogress');
SELECT cases_unfence('serac_panelreferral');
SELECT cases_unfence('serac_paneldecision');
SELECT cases_unfence('serac_panelaction');
SELECT cases_unfence('serac_agendaitem');
"""


class Migration(migrations.Migration):
    dependencies = [("serac", "0002_what_was_taken_off"), ("cases", "0005_the_second_wall")]

    operations = [migrations.RunSQL(FENCE, UNFENCE)]
