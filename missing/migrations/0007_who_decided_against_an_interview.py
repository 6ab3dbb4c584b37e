"""Who decided that a return home interview is not offered; docs/adr/0063."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('missing', '0006_the_profile_for_police'),
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
                name='decided_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='returninterviewevent',
                name='decided_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='returninterview',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_returninterviewevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "due_at", "status", "arranged_for", "held_at", "interviewer", "agency_id", "is_independent", "chosen_by_child", "not_independent_reason", "place", "in_person", "sharing_explained", "late_reason", "push_factors", "pull_factors", "why_left", "where_stayed", "with_whom", "travel", "what_happened", "harms", "harm_details", "health_needs", "online", "childs_words", "what_would_help", "going_again", "is_safe_now", "immediate_safety", "next_steps", "closed_at", "completed_at", "closing_reason", "closing_words", "decided_by_id", "covered_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."due_at", new_values."status", new_values."arranged_for", new_values."held_at", new_values."interviewer", new_values."agency_id", new_values."is_independent", new_values."chosen_by_child", new_values."not_independent_reason", new_values."place", new_values."in_person", new_values."sharing_explained", new_values."late_reason", new_values."push_factors", new_values."pull_factors", new_values."why_left", new_values."where_stayed", new_values."with_whom", new_values."travel", new_values."what_happened", new_values."harms", new_values."harm_details", new_values."health_needs", new_values."online", new_values."childs_words", new_values."what_would_help", new_values."going_again", new_values."is_safe_now", new_values."immediate_safety", new_values."next_steps", new_values."closed_at", new_values."completed_at", new_values."closing_reason", new_values."closing_words", new_values."decided_by_id", new_values."covered_by_id" FROM new_values; RETURN NULL;', hash='81d9213cb0ba27ef1ffcef0ba30f2cc6dac2a4c2', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_978d6', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_returninterview', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='returninterview',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_returninterviewevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "due_at", "status", "arranged_for", "held_at", "interviewer", "agency_id", "is_independent", "chosen_by_child", "not_independent_reason", "place", "in_person", "sharing_explained", "late_reason", "push_factors", "pull_factors", "why_left", "where_stayed", "with_whom", "travel", "what_happened", "harms", "harm_details", "health_needs", "online", "childs_words", "what_would_help", "going_again", "is_safe_now", "immediate_safety", "next_steps", "closed_at", "completed_at", "closing_reason", "closing_words", "decided_by_id", "covered_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."due_at", OLD."status", OLD."arranged_for", OLD."held_at", OLD."interviewer", OLD."agency_id", OLD."is_independent", OLD."chosen_by_child", OLD."not_independent_reason", OLD."place", OLD."in_person", OLD."sharing_explained", OLD."late_reason", OLD."push_factors", OLD."pull_factors", OLD."why_left", OLD."where_stayed", OLD."with_whom", OLD."travel", OLD."what_happened", OLD."harms", OLD."harm_details", OLD."health_needs", OLD."online", OLD."childs_words", OLD."what_would_help", OLD."going_again", OLD."is_safe_now", OLD."immediate_safety", OLD."next_steps", OLD."closed_at", OLD."completed_at", OLD."closing_reason", OLD."closing_words", OLD."decided_by_id", OLD."covered_by_id"); RETURN NULL;', hash='b066587cdbae4f414ff1a1bf6cbe794f18c48382', operation='UPDATE', pgid='pgtrigger_changed_update_43998', table='missing_returninterview', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='returninterview',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_returninterviewevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "due_at", "status", "arranged_for", "held_at", "interviewer", "agency_id", "is_independent", "chosen_by_child", "not_independent_reason", "place", "in_person", "sharing_explained", "late_reason", "push_factors", "pull_factors", "why_left", "where_stayed", "with_whom", "travel", "what_happened", "harms", "harm_details", "health_needs", "online", "childs_words", "what_would_help", "going_again", "is_safe_now", "immediate_safety", "next_steps", "closed_at", "completed_at", "closing_reason", "closing_words", "decided_by_id", "covered_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."due_at", old_values."status", old_values."arranged_for", old_values."held_at", old_values."interviewer", old_values."agency_id", old_values."is_independent", old_values."chosen_by_child", old_values."not_independent_reason", old_values."place", old_values."in_person", old_values."sharing_explained", old_values."late_reason", old_values."push_factors", old_values."pull_factors", old_values."why_left", old_values."where_stayed", old_values."with_whom", old_values."travel", old_values."what_happened", old_values."harms", old_values."harm_details", old_values."health_needs", old_values."online", old_values."childs_words", old_values."what_would_help", old_values."going_again", old_values."is_safe_now", old_values."immediate_safety", old_values."next_steps", old_values."closed_at", old_values."completed_at", old_values."closing_reason", old_values."closing_words", old_values."decided_by_id", old_values."covered_by_id" FROM old_values; RETURN NULL;', hash='b082f6e896e57e823f4d9288a976d9b2d83cf93e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_7ab4d', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_returninterview', when='AFTER')),
            ),
        ]),
    ]
