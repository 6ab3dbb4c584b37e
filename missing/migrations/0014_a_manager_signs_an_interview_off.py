"""Who completed a return home interview and who signed it off; docs/adr/0069."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('missing', '0013_whom_an_interview_was_shared_with'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='returninterview',
            name='recorded_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='returninterview',
            name='changed_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='returninterview',
            name='removed_delete',
        ),
        AtOnce([
            migrations.AddField(
                model_name='returninterview',
                name='completed_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='returninterview',
                name='sign_off_words',
                field=models.TextField(blank=True, db_default='', default='', max_length=2000, verbose_name='comment of the sign-off'),
            ),
            migrations.AddField(
                model_name='returninterview',
                name='signed_off_at',
                field=models.DateTimeField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='returninterview',
                name='signed_off_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='returninterviewevent',
                name='completed_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='returninterviewevent',
                name='sign_off_words',
                field=models.TextField(blank=True, db_default='', default='', max_length=2000, verbose_name='comment of the sign-off'),
            ),
            migrations.AddField(
                model_name='returninterviewevent',
                name='signed_off_at',
                field=models.DateTimeField(blank=True, null=True),
            ),
            migrations.AddField(
                model_name='returninterviewevent',
                name='signed_off_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddIndex(
                model_name='returninterview',
                index=models.Index(condition=models.Q(('signed_off_at', None), ('status', 'completed')), fields=['completed_at'], name='interview_unsigned'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='returninterview',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_returninterviewevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "due_at", "status", "arranged_for", "held_at", "interviewer", "agency_id", "is_independent", "chosen_by_child", "not_independent_reason", "place", "in_person", "sharing_explained", "late_reason", "push_factors", "pull_factors", "why_left", "where_stayed", "with_whom", "travel", "what_happened", "harms", "harm_details", "health_needs", "online", "childs_words", "what_would_help", "going_again", "is_safe_now", "immediate_safety", "next_steps", "closed_at", "completed_at", "closing_reason", "closing_words", "decided_by_id", "completed_by_id", "signed_off_at", "signed_off_by_id", "sign_off_words", "covered_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."due_at", new_values."status", new_values."arranged_for", new_values."held_at", new_values."interviewer", new_values."agency_id", new_values."is_independent", new_values."chosen_by_child", new_values."not_independent_reason", new_values."place", new_values."in_person", new_values."sharing_explained", new_values."late_reason", new_values."push_factors", new_values."pull_factors", new_values."why_left", new_values."where_stayed", new_values."with_whom", new_values."travel", new_values."what_happened", new_values."harms", new_values."harm_details", new_values."health_needs", new_values."online", new_values."childs_words", new_values."what_would_help", new_values."going_again", new_values."is_safe_now", new_values."immediate_safety", new_values."next_steps", new_values."closed_at", new_values."completed_at", new_values."closing_reason", new_values."closing_words", new_values."decided_by_id", new_values."completed_by_id", new_values."signed_off_at", new_values."signed_off_by_id", new_values."sign_off_words", new_values."covered_by_id" FROM new_values; RETURN NULL;', hash='5f18b9645ae64ca0a579468ffb2aecb8af095f6b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_978d6', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_returninterview', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='returninterview',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_returninterviewevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "due_at", "status", "arranged_for", "held_at", "interviewer", "agency_id", "is_independent", "chosen_by_child", "not_independent_reason", "place", "in_person", "sharing_explained", "late_reason", "push_factors", "pull_factors", "why_left", "where_stayed", "with_whom", "travel", "what_happened", "harms", "harm_details", "health_needs", "online", "childs_words", "what_would_help", "going_again", "is_safe_now", "immediate_safety", "next_steps", "closed_at", "completed_at", "closing_reason", "closing_words", "decided_by_id", "completed_by_id", "signed_off_at", "signed_off_by_id", "sign_off_words", "covered_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."due_at", OLD."status", OLD."arranged_for", OLD."held_at", OLD."interviewer", OLD."agency_id", OLD."is_independent", OLD."chosen_by_child", OLD."not_independent_reason", OLD."place", OLD."in_person", OLD."sharing_explained", OLD."late_reason", OLD."push_factors", OLD."pull_factors", OLD."why_left", OLD."where_stayed", OLD."with_whom", OLD."travel", OLD."what_happened", OLD."harms", OLD."harm_details", OLD."health_needs", OLD."online", OLD."childs_words", OLD."what_would_help", OLD."going_again", OLD."is_safe_now", OLD."immediate_safety", OLD."next_steps", OLD."closed_at", OLD."completed_at", OLD."closing_reason", OLD."closing_words", OLD."decided_by_id", OLD."completed_by_id", OLD."signed_off_at", OLD."signed_off_by_id", OLD."sign_off_words", OLD."covered_by_id"); RETURN NULL;', hash='f6ada6bdf72bbccd29c53b7ca18cb088984778e3', operation='UPDATE', pgid='pgtrigger_changed_update_43998', table='missing_returninterview', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='returninterview',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_returninterviewevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "due_at", "status", "arranged_for", "held_at", "interviewer", "agency_id", "is_independent", "chosen_by_child", "not_independent_reason", "place", "in_person", "sharing_explained", "late_reason", "push_factors", "pull_factors", "why_left", "where_stayed", "with_whom", "travel", "what_happened", "harms", "harm_details", "health_needs", "online", "childs_words", "what_would_help", "going_again", "is_safe_now", "immediate_safety", "next_steps", "closed_at", "completed_at", "closing_reason", "closing_words", "decided_by_id", "completed_by_id", "signed_off_at", "signed_off_by_id", "sign_off_words", "covered_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."due_at", old_values."status", old_values."arranged_for", old_values."held_at", old_values."interviewer", old_values."agency_id", old_values."is_independent", old_values."chosen_by_child", old_values."not_independent_reason", old_values."place", old_values."in_person", old_values."sharing_explained", old_values."late_reason", old_values."push_factors", old_values."pull_factors", old_values."why_left", old_values."where_stayed", old_values."with_whom", old_values."travel", old_values."what_happened", old_values."harms", old_values."harm_details", old_values."health_needs", old_values."online", old_values."childs_words", old_values."what_would_help", old_values."going_again", old_values."is_safe_now", old_values."immediate_safety", old_values."next_steps", old_values."closed_at", old_values."completed_at", old_values."closing_reason", old_values."closing_words", old_values."decided_by_id", old_values."completed_by_id", old_values."signed_off_at", old_values."signed_off_by_id", old_values."sign_off_words", old_values."covered_by_id" FROM old_values; RETURN NULL;', hash='77beaabab0fee00ad3ccd4c04a915082fda566f6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_7ab4d', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_returninterview', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='returninterview',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('sign_off_words', ''), ('signed_off_at', None), ('signed_off_by', None)), models.Q(('signed_off_at__isnull', False), ('signed_off_by__isnull', False), ('status', 'completed')), _connector='OR'), name='interview_signed_off_by_somebody'),
            ),
        ]),
    ]
