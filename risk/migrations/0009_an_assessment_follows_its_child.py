"""Lets an assessment follow its child where two records became one, and nowhere else; docs/adr/0043."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

from slscb.core.migrating import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0024_a_merge_takes_two'),
        ('risk', '0008_reviews_brought_forward'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='assessment',
            name='result_stays',
        ),
        AtOnce([
            pgtrigger.migrations.AddTrigger(
                model_name='assessment',
                trigger=pgtrigger.compiler.Trigger(name='result_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN ((OLD."assessment_kind" IS DISTINCT FROM (NEW."assessment_kind") OR OLD."instrument_id" IS DISTINCT FROM (NEW."instrument_id") OR OLD."assessed_on" IS DISTINCT FROM (NEW."assessed_on") OR OLD."calculated_level" IS DISTINCT FROM (NEW."calculated_level") OR OLD."flags" IS DISTINCT FROM (NEW."flags") OR OLD."reasons" IS DISTINCT FROM (NEW."reasons") OR OLD."completed_by_id" IS DISTINCT FROM (NEW."completed_by_id")) AND NOT (OLD."status" = \'open\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='3dab963da214c68f742284e232651c5adfd28d38', operation='UPDATE', pgid='pgtrigger_result_stays_c8a7c', table='risk_assessment', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='assessment',
                trigger=pgtrigger.compiler.Trigger(name='child_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."child_id" IS DISTINCT FROM (NEW."child_id") AND NOT (OLD."status" = \'open\'))', func="\n    IF NOT cases_moves('risk.assessment', OLD.id, OLD.child_id, NEW.child_id) THEN\n        RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;\n    END IF;\n    RETURN NEW;\n", hash='936331536f7b4120897bf158d1e665edc1e1c4f4', operation='UPDATE', pgid='pgtrigger_child_stays_9c7b5', table='risk_assessment', when='BEFORE')),
            ),
        ]),
    ]
