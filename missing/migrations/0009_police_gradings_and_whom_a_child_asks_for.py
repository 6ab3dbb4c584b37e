"""Police risk levels with their history, behind the second wall; whom a child asks to speak to. docs/adr/0065."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

FENCE = """
SELECT cases_fence('missing_policegrading', 'missing_policegrading.child_id');
SELECT history_close('missing_policegradingevent');
SELECT history_fence('missing_policegradingevent', 'missing_policegrading');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0024_a_merge_takes_two'),
        ('missing', '0008_police_prevention_interviews'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='interviewoffer',
            name='recorded_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='interviewoffer',
            name='changed_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='interviewoffer',
            name='removed_delete',
        ),
        AtOnce([
            migrations.CreateModel(
                name='PoliceGrading',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('level', models.CharField(choices=[('high', 'High'), ('medium', 'Medium'), ('low', 'Low'), ('no_apparent_risk', 'No apparent risk (very low; once “absent”)')], max_length=20)),
                    ('graded_at', models.DateTimeField()),
                    ('graded_by', models.CharField(blank=True, max_length=150, verbose_name='who of police')),
                    ('why', models.TextField(blank=True, max_length=5000)),
                ],
            ),
            migrations.CreateModel(
                name='PoliceGradingEvent',
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
                    ('level', models.CharField(choices=[('high', 'High'), ('medium', 'Medium'), ('low', 'Low'), ('no_apparent_risk', 'No apparent risk (very low; once “absent”)')], max_length=20)),
                    ('graded_at', models.DateTimeField()),
                    ('graded_by', models.CharField(blank=True, max_length=150, verbose_name='who of police')),
                    ('why', models.TextField(blank=True, max_length=5000)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            migrations.AddField(
                model_name='interviewoffer',
                name='asked_for',
                field=models.CharField(blank=True, db_default='', default='', max_length=150, verbose_name='whom the child asked to speak to'),
            ),
            migrations.AddField(
                model_name='interviewofferevent',
                name='asked_for',
                field=models.CharField(blank=True, db_default='', default='', max_length=150, verbose_name='whom the child asked to speak to'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='interviewoffer',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_interviewofferevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "interview_id", "offered_at", "offered_by", "is_independent", "method", "outcome", "reason", "words", "asked_for", "recorded_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."interview_id", new_values."offered_at", new_values."offered_by", new_values."is_independent", new_values."method", new_values."outcome", new_values."reason", new_values."words", new_values."asked_for", new_values."recorded_by_id" FROM new_values; RETURN NULL;', hash='8c7d6c334a332e097138459220b57ffb96865554', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_76303', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_interviewoffer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='interviewoffer',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_interviewofferevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "interview_id", "offered_at", "offered_by", "is_independent", "method", "outcome", "reason", "words", "asked_for", "recorded_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."interview_id", OLD."offered_at", OLD."offered_by", OLD."is_independent", OLD."method", OLD."outcome", OLD."reason", OLD."words", OLD."asked_for", OLD."recorded_by_id"); RETURN NULL;', hash='d5dd3cc07b919861db53dc86ffb9870319644dc2', operation='UPDATE', pgid='pgtrigger_changed_update_deddf', table='missing_interviewoffer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='interviewoffer',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_interviewofferevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "interview_id", "offered_at", "offered_by", "is_independent", "method", "outcome", "reason", "words", "asked_for", "recorded_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."interview_id", old_values."offered_at", old_values."offered_by", old_values."is_independent", old_values."method", old_values."outcome", old_values."reason", old_values."words", old_values."asked_for", old_values."recorded_by_id" FROM old_values; RETURN NULL;', hash='d63d3759fa954538568b505116ce84eff4659cf1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_d1554', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_interviewoffer', when='AFTER')),
            ),
            migrations.AddField(
                model_name='policegrading',
                name='child',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='police_gradings', to='cases.child'),
            ),
            migrations.AddField(
                model_name='policegrading',
                name='episode',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gradings', to='missing.missingepisode'),
            ),
            migrations.AddField(
                model_name='policegrading',
                name='recorded_by',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='policegradingevent',
                name='child',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child'),
            ),
            migrations.AddField(
                model_name='policegradingevent',
                name='episode',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='missing.missingepisode'),
            ),
            migrations.AddField(
                model_name='policegradingevent',
                name='pgh_actor',
                field=models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddField(
                model_name='policegradingevent',
                name='pgh_obj',
                field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='missing.policegrading'),
            ),
            migrations.AddField(
                model_name='policegradingevent',
                name='recorded_by',
                field=models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
            ),
            migrations.AddIndex(
                model_name='policegrading',
                index=models.Index(fields=['episode', 'graded_at', 'id'], name='grading_in_order'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='policegrading',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_policegradingevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_id", "level", "graded_at", "graded_by", "why", "recorded_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."episode_id", new_values."level", new_values."graded_at", new_values."graded_by", new_values."why", new_values."recorded_by_id" FROM new_values; RETURN NULL;', hash='c04693aaa9d0076c00a708660166ab2add89b3dd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_b3a86', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_policegrading', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='policegrading',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_policegradingevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_id", "level", "graded_at", "graded_by", "why", "recorded_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."episode_id", OLD."level", OLD."graded_at", OLD."graded_by", OLD."why", OLD."recorded_by_id"); RETURN NULL;', hash='21337b306ee0688ac22b0bb4c0616688671e250c', operation='UPDATE', pgid='pgtrigger_changed_update_8b3b1', table='missing_policegrading', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='policegrading',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_policegradingevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_id", "level", "graded_at", "graded_by", "why", "recorded_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."episode_id", old_values."level", old_values."graded_at", old_values."graded_by", old_values."why", old_values."recorded_by_id" FROM old_values; RETURN NULL;', hash='86c990b2fc2dc0a999678256ee5054acd7dbe4f3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_ece98', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_policegrading', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='policegradingevent',
                index=models.Index(fields=['child'], name='missing_policegrading_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='policegradingevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1c5ff10dd67065e4f99c9f34bb02df95ab71e04c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_31817', table='missing_policegradingevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
