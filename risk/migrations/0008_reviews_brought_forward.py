"""What brought a review forward and when, on the assessment in force; an index for H01. docs/adr/0051."""

import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0009_confirmed_on_the_day_of_the_upgrade'),
        ('cases', '0020_documents_on_a_record'),
        ('risk', '0007_open_assessments'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='assessment',
            name='recorded_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='assessment',
            name='changed_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='assessment',
            name='removed_delete',
        ),
        AtOnce([
            migrations.AddField(
                model_name='assessment',
                name='review_trigger',
                field=models.CharField(blank=True, choices=[('long_missing', 'Missing for more than 24 hours'), ('repeat_missing', 'Third missing episode in 90 days'), ('intelligence', 'Police took intelligence about the child')], db_default='', default='', max_length=14),
            ),
            migrations.AddField(
                model_name='assessment',
                name='review_triggered_on',
                field=models.DateField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='assessmentevent',
                name='review_trigger',
                field=models.CharField(blank=True, choices=[('long_missing', 'Missing for more than 24 hours'), ('repeat_missing', 'Third missing episode in 90 days'), ('intelligence', 'Police took intelligence about the child')], db_default='', default='', max_length=14),
            ),
            migrations.AddField(
                model_name='assessmentevent',
                name='review_triggered_on',
                field=models.DateField(blank=True, null=True),
            ),
            migrations.AddIndex(
                model_name='assessment',
                index=models.Index(condition=models.Q(('flags__contains', ['under_13_penetrative_sex'])), fields=['child'], name='assessment_under_13'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='assessment',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_assessmentevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "assessment_kind", "instrument_id", "status", "assessed_on", "completed_by_id", "agency_id", "calculated_level", "final_level", "requested_level", "override_reason", "approved_by_id", "refused_by_id", "decided_at", "decision_reason", "flags", "reasons", "review_required", "review_due_on", "review_trigger", "review_triggered_on", "harm_status", "offence_evidence", "organised_model", "exploitation_models", "trafficking_elements", "summary", "protective_factors", "childs_views", "parents_views", "based_on_screening_id", "previous_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."assessment_kind", new_values."instrument_id", new_values."status", new_values."assessed_on", new_values."completed_by_id", new_values."agency_id", new_values."calculated_level", new_values."final_level", new_values."requested_level", new_values."override_reason", new_values."approved_by_id", new_values."refused_by_id", new_values."decided_at", new_values."decision_reason", new_values."flags", new_values."reasons", new_values."review_required", new_values."review_due_on", new_values."review_trigger", new_values."review_triggered_on", new_values."harm_status", new_values."offence_evidence", new_values."organised_model", new_values."exploitation_models", new_values."trafficking_elements", new_values."summary", new_values."protective_factors", new_values."childs_views", new_values."parents_views", new_values."based_on_screening_id", new_values."previous_id" FROM new_values; RETURN NULL;', hash='5bbe2ecdc532909b17c6789cb01408b7b67df1b3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_dd436', referencing='REFERENCING NEW TABLE AS new_values ', table='risk_assessment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='assessment',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "risk_assessmentevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "assessment_kind", "instrument_id", "status", "assessed_on", "completed_by_id", "agency_id", "calculated_level", "final_level", "requested_level", "override_reason", "approved_by_id", "refused_by_id", "decided_at", "decision_reason", "flags", "reasons", "review_required", "review_due_on", "review_trigger", "review_triggered_on", "harm_status", "offence_evidence", "organised_model", "exploitation_models", "trafficking_elements", "summary", "protective_factors", "childs_views", "parents_views", "based_on_screening_id", "previous_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."assessment_kind", OLD."instrument_id", OLD."status", OLD."assessed_on", OLD."completed_by_id", OLD."agency_id", OLD."calculated_level", OLD."final_level", OLD."requested_level", OLD."override_reason", OLD."approved_by_id", OLD."refused_by_id", OLD."decided_at", OLD."decision_reason", OLD."flags", OLD."reasons", OLD."review_required", OLD."review_due_on", OLD."review_trigger", OLD."review_triggered_on", OLD."harm_status", OLD."offence_evidence", OLD."organised_model", OLD."exploitation_models", OLD."trafficking_elements", OLD."summary", OLD."protective_factors", OLD."childs_views", OLD."parents_views", OLD."based_on_screening_id", OLD."previous_id"); RETURN NULL;', hash='ba726098ed2a521a6cf65e9610aa43ee19314e2a', operation='UPDATE', pgid='pgtrigger_changed_update_2d67b', table='risk_assessment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='assessment',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "risk_assessmentevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "assessment_kind", "instrument_id", "status", "assessed_on", "completed_by_id", "agency_id", "calculated_level", "final_level", "requested_level", "override_reason", "approved_by_id", "refused_by_id", "decided_at", "decision_reason", "flags", "reasons", "review_required", "review_due_on", "review_trigger", "review_triggered_on", "harm_status", "offence_evidence", "organised_model", "exploitation_models", "trafficking_elements", "summary", "protective_factors", "childs_views", "parents_views", "based_on_screening_id", "previous_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."assessment_kind", old_values."instrument_id", old_values."status", old_values."assessed_on", old_values."completed_by_id", old_values."agency_id", old_values."calculated_level", old_values."final_level", old_values."requested_level", old_values."override_reason", old_values."approved_by_id", old_values."refused_by_id", old_values."decided_at", old_values."decision_reason", old_values."flags", old_values."reasons", old_values."review_required", old_values."review_due_on", old_values."review_trigger", old_values."review_triggered_on", old_values."harm_status", old_values."offence_evidence", old_values."organised_model", old_values."exploitation_models", old_values."trafficking_elements", old_values."summary", old_values."protective_factors", old_values."childs_views", old_values."parents_views", old_values."based_on_screening_id", old_values."previous_id" FROM old_values; RETURN NULL;', hash='1ae3fbe91557af75e6c882ade43fcb31e3d8f990', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_db287', referencing='REFERENCING OLD TABLE AS old_values ', table='risk_assessment', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='assessment',
                constraint=models.CheckConstraint(condition=models.Q(('review_trigger', ''), ('review_triggered_on__isnull', False), _connector='XOR'), name='brought_forward_has_day'),
            ),
        ]),
    ]
