"""How an episode ends that no return ends, and the carer's account; docs/adr/0066."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0024_a_merge_takes_two'),
        ('missing', '0009_police_gradings_and_whom_a_child_asks_for'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='missingepisode',
            name='recorded_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='missingepisode',
            name='changed_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='missingepisode',
            name='removed_delete',
        ),
        AtOnce([
            migrations.AddField(
                model_name='missingepisode',
                name='carers_account',
                field=models.TextField(blank=True, db_default='', default='', max_length=10000, verbose_name='what those who care for the child say'),
            ),
            migrations.AddField(
                model_name='missingepisode',
                name='ended_at',
                field=models.DateTimeField(blank=True, null=True, verbose_name='when that was decided'),
            ),
            migrations.AddField(
                model_name='missingepisode',
                name='ended_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='missingepisode',
                name='ending',
                field=models.CharField(blank=True, choices=[('still_missing', 'Still missing: police go on looking for an adult'), ('not_coming_back', 'Known to be alive and well, and does not come back'), ('abroad', 'Known to be abroad'), ('died', 'Known to have died'), ('other', 'Another ending')], db_default='', default='', max_length=20, verbose_name='how it ended'),
            ),
            migrations.AddField(
                model_name='missingepisode',
                name='ending_words',
                field=models.TextField(blank=True, db_default='', default='', max_length=5000, verbose_name='what the decision rests on'),
            ),
            migrations.AddField(
                model_name='missingepisodeevent',
                name='carers_account',
                field=models.TextField(blank=True, db_default='', default='', max_length=10000, verbose_name='what those who care for the child say'),
            ),
            migrations.AddField(
                model_name='missingepisodeevent',
                name='ended_at',
                field=models.DateTimeField(blank=True, null=True, verbose_name='when that was decided'),
            ),
            migrations.AddField(
                model_name='missingepisodeevent',
                name='ended_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='missingepisodeevent',
                name='ending',
                field=models.CharField(blank=True, choices=[('still_missing', 'Still missing: police go on looking for an adult'), ('not_coming_back', 'Known to be alive and well, and does not come back'), ('abroad', 'Known to be abroad'), ('died', 'Known to have died'), ('other', 'Another ending')], db_default='', default='', max_length=20, verbose_name='how it ended'),
            ),
            migrations.AddField(
                model_name='missingepisodeevent',
                name='ending_words',
                field=models.TextField(blank=True, db_default='', default='', max_length=5000, verbose_name='what the decision rests on'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingepisode',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_missingepisodeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_kind", "status", "last_seen_at", "reported_at", "reported_by", "missing_from", "thought_to_be_with", "circumstances", "carers_account", "police_reference", "police_risk", "found_at", "returned_at", "return_place", "return_how", "condition", "ending", "ending_words", "ended_at", "ended_by_id", "return_interview_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."episode_kind", new_values."status", new_values."last_seen_at", new_values."reported_at", new_values."reported_by", new_values."missing_from", new_values."thought_to_be_with", new_values."circumstances", new_values."carers_account", new_values."police_reference", new_values."police_risk", new_values."found_at", new_values."returned_at", new_values."return_place", new_values."return_how", new_values."condition", new_values."ending", new_values."ending_words", new_values."ended_at", new_values."ended_by_id", new_values."return_interview_id" FROM new_values; RETURN NULL;', hash='ffcd4356a0a73df602b948ed8ce7ec4ce2d54246', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_1d960', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_missingepisode', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingepisode',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_missingepisodeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_kind", "status", "last_seen_at", "reported_at", "reported_by", "missing_from", "thought_to_be_with", "circumstances", "carers_account", "police_reference", "police_risk", "found_at", "returned_at", "return_place", "return_how", "condition", "ending", "ending_words", "ended_at", "ended_by_id", "return_interview_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."episode_kind", OLD."status", OLD."last_seen_at", OLD."reported_at", OLD."reported_by", OLD."missing_from", OLD."thought_to_be_with", OLD."circumstances", OLD."carers_account", OLD."police_reference", OLD."police_risk", OLD."found_at", OLD."returned_at", OLD."return_place", OLD."return_how", OLD."condition", OLD."ending", OLD."ending_words", OLD."ended_at", OLD."ended_by_id", OLD."return_interview_id"); RETURN NULL;', hash='475dc5cba0a6d3cf56444ccf9f3ca423d7881539', operation='UPDATE', pgid='pgtrigger_changed_update_6feef', table='missing_missingepisode', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='missingepisode',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_missingepisodeevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_kind", "status", "last_seen_at", "reported_at", "reported_by", "missing_from", "thought_to_be_with", "circumstances", "carers_account", "police_reference", "police_risk", "found_at", "returned_at", "return_place", "return_how", "condition", "ending", "ending_words", "ended_at", "ended_by_id", "return_interview_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."episode_kind", old_values."status", old_values."last_seen_at", old_values."reported_at", old_values."reported_by", old_values."missing_from", old_values."thought_to_be_with", old_values."circumstances", old_values."carers_account", old_values."police_reference", old_values."police_risk", old_values."found_at", old_values."returned_at", old_values."return_place", old_values."return_how", old_values."condition", old_values."ending", old_values."ending_words", old_values."ended_at", old_values."ended_by_id", old_values."return_interview_id" FROM old_values; RETURN NULL;', hash='69086ad8cf00b4a18085424a84000c832fdc750c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_d74c1', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_missingepisode', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='missingepisode',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('status', 'closed_at_18'), _negated=True), ('ending', '')), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False), ('status', 'closed_at_18'), models.Q(('ending', ''), _negated=True)), _connector='OR'), name='unresolved_episode_was_decided'),
            ),
        ]),
    ]
