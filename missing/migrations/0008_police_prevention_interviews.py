"""Police prevention interviews, behind the second wall, with their history; docs/adr/0064."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

FENCE = """
SELECT cases_fence('missing_preventioninterview', 'missing_preventioninterview.child_id');
SELECT history_close('missing_preventioninterviewevent');
SELECT history_fence('missing_preventioninterviewevent', 'missing_preventioninterview');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0024_a_merge_takes_two'),
        ('missing', '0007_who_decided_against_an_interview'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='PreventionInterview',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('held_at', models.DateTimeField()),
                    ('officer', models.CharField(max_length=150, verbose_name='officer who held it')),
                    ('place', models.CharField(blank=True, max_length=200, verbose_name='where')),
                    ('seen_alone', models.BooleanField()),
                    ('present', models.CharField(blank=True, max_length=300, verbose_name='who else was there')),
                    ('said', models.TextField(blank=True, max_length=10000, verbose_name='what the child said')),
                    ('with_whom', models.TextField(blank=True, max_length=10000, verbose_name='who the child had been with')),
                    ('has_concerns', models.BooleanField()),
                    ('concerns', models.TextField(blank=True, max_length=10000)),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prevention_interviews', to='cases.child')),
                    ('episode', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='prevention_interviews', to='missing.missingepisode')),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='PreventionInterviewEvent',
                fields=[
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                    ('pgh_act', models.TextField(db_default=models.Func(function='wall_act'))),
                    ('pgh_request', models.TextField(db_default=models.Func(function='wall_request'))),
                    ('id', models.BigIntegerField()),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('held_at', models.DateTimeField()),
                    ('officer', models.CharField(max_length=150, verbose_name='officer who held it')),
                    ('place', models.CharField(blank=True, max_length=200, verbose_name='where')),
                    ('seen_alone', models.BooleanField()),
                    ('present', models.CharField(blank=True, max_length=300, verbose_name='who else was there')),
                    ('said', models.TextField(blank=True, max_length=10000, verbose_name='what the child said')),
                    ('with_whom', models.TextField(blank=True, max_length=10000, verbose_name='who the child had been with')),
                    ('has_concerns', models.BooleanField()),
                    ('concerns', models.TextField(blank=True, max_length=10000)),
                    ('child', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child')),
                    ('episode', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='missing.missingepisode')),
                    ('pgh_actor', models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='missing.preventioninterview')),
                    ('recorded_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            migrations.AddIndex(
                model_name='preventioninterview',
                index=models.Index(fields=['episode', 'held_at'], name='prevention_in_order'),
            ),
            migrations.AddConstraint(
                model_name='preventioninterview',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('has_concerns', True), models.Q(('concerns', ''), _negated=True)), models.Q(('concerns', ''), ('has_concerns', False)), _connector='OR'), name='prevention_concerns_are_said'),
            ),
            migrations.AddConstraint(
                model_name='preventioninterview',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('seen_alone', False), models.Q(('present', ''), _negated=True)), models.Q(('present', ''), ('seen_alone', True)), _connector='OR'), name='prevention_seen_alone_or_with'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='preventioninterview',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_preventioninterviewevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_id", "held_at", "officer", "place", "seen_alone", "present", "said", "with_whom", "has_concerns", "concerns", "recorded_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."episode_id", new_values."held_at", new_values."officer", new_values."place", new_values."seen_alone", new_values."present", new_values."said", new_values."with_whom", new_values."has_concerns", new_values."concerns", new_values."recorded_by_id" FROM new_values; RETURN NULL;', hash='16204f5be9f74620a4039efff9fc20ca0d3e6ebe', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_c5a00', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_preventioninterview', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='preventioninterview',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_preventioninterviewevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_id", "held_at", "officer", "place", "seen_alone", "present", "said", "with_whom", "has_concerns", "concerns", "recorded_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."episode_id", OLD."held_at", OLD."officer", OLD."place", OLD."seen_alone", OLD."present", OLD."said", OLD."with_whom", OLD."has_concerns", OLD."concerns", OLD."recorded_by_id"); RETURN NULL;', hash='4d9705b5be17ca1f1c157f391c9e83aad354ebb6', operation='UPDATE', pgid='pgtrigger_changed_update_96774', table='missing_preventioninterview', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='preventioninterview',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_preventioninterviewevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_id", "held_at", "officer", "place", "seen_alone", "present", "said", "with_whom", "has_concerns", "concerns", "recorded_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."episode_id", old_values."held_at", old_values."officer", old_values."place", old_values."seen_alone", old_values."present", old_values."said", old_values."with_whom", old_values."has_concerns", old_values."concerns", old_values."recorded_by_id" FROM old_values; RETURN NULL;', hash='c4dbc058bb9ae7f6fafd6b67a957a0ba08f83dff', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_09f3e', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_preventioninterview', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='preventioninterviewevent',
                index=models.Index(fields=['child'], name='missing_preventioninterv_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='preventioninterviewevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c4994b23257f0f6eb49cc3c0224f7d207831feea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9ed0b', table='missing_preventioninterviewevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
