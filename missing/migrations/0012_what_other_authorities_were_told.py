"""What other authorities were told of a missing child, behind the second wall; docs/adr/0068."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import slscb.core.history
import uuid
from django.conf import settings
from django.db import migrations, models

from slscb.core.migrating import AtOnce

FENCE = """
SELECT cases_fence('missing_authoritynotification', 'missing_authoritynotification.child_id');
SELECT history_close('missing_authoritynotificationevent');
SELECT history_fence('missing_authoritynotificationevent', 'missing_authoritynotification');
"""


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0025_an_old_reference_leads_on'),
        ('missing', '0011_linked_episodes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='AuthorityNotification',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('changed_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1, editable=False)),
                    ('authority', models.CharField(max_length=100, verbose_name='which authority')),
                    ('news', models.CharField(choices=[('missing', 'That the child is missing'), ('returned', 'That the child is back'), ('interview', 'About the return home interview')], max_length=10, verbose_name='what they were told')),
                    ('told_at', models.DateTimeField()),
                    ('how', models.CharField(choices=[('telephone', 'By telephone'), ('email', 'By e-mail'), ('portal', 'Through their portal')], max_length=10)),
                    ('whom', models.CharField(max_length=150, verbose_name='who was told')),
                    ('words', models.TextField(blank=True, max_length=500)),
                    ('child', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='authority_notifications', to='cases.child')),
                    ('episode', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='authority_notifications', to='missing.missingepisode')),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='AuthorityNotificationEvent',
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
                    ('authority', models.CharField(max_length=100, verbose_name='which authority')),
                    ('news', models.CharField(choices=[('missing', 'That the child is missing'), ('returned', 'That the child is back'), ('interview', 'About the return home interview')], max_length=10, verbose_name='what they were told')),
                    ('told_at', models.DateTimeField()),
                    ('how', models.CharField(choices=[('telephone', 'By telephone'), ('email', 'By e-mail'), ('portal', 'Through their portal')], max_length=10)),
                    ('whom', models.CharField(max_length=150, verbose_name='who was told')),
                    ('words', models.TextField(blank=True, max_length=500)),
                    ('child', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cases.child')),
                    ('episode', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='missing.missingepisode')),
                    ('pgh_actor', models.ForeignKey(db_constraint=False, db_default=models.Func(function='wall_asker'), db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='missing.authoritynotification')),
                    ('recorded_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        AtOnce([
            migrations.AddIndex(
                model_name='authoritynotification',
                index=models.Index(fields=['episode', 'told_at', 'id'], name='authority_told_in_order'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='authoritynotification',
                trigger=pgtrigger.compiler.Trigger(name='recorded_insert', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_authoritynotificationevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_id", "authority", "news", "told_at", "how", "whom", "words", "recorded_by_id") SELECT NOW(), \'recorded\', new_values."id", new_values."id", new_values."public_id", new_values."created_at", new_values."changed_at", new_values."version", new_values."child_id", new_values."episode_id", new_values."authority", new_values."news", new_values."told_at", new_values."how", new_values."whom", new_values."words", new_values."recorded_by_id" FROM new_values; RETURN NULL;', hash='59e71630b9d8b63bf6a145d385afd81aec938de5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_recorded_insert_2fe93', referencing='REFERENCING NEW TABLE AS new_values ', table='missing_authoritynotification', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='authoritynotification',
                trigger=pgtrigger.compiler.Trigger(name='changed_update', sql=slscb.core.history.UnheededTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "missing_authoritynotificationevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_id", "authority", "news", "told_at", "how", "whom", "words", "recorded_by_id") VALUES (NOW(), \'changed\', OLD."id", OLD."id", OLD."public_id", OLD."created_at", OLD."changed_at", OLD."version", OLD."child_id", OLD."episode_id", OLD."authority", OLD."news", OLD."told_at", OLD."how", OLD."whom", OLD."words", OLD."recorded_by_id"); RETURN NULL;', hash='e18e9c448afee9bf553ebad8a3036fe12ac18e7c', operation='UPDATE', pgid='pgtrigger_changed_update_f8756', table='missing_authoritynotification', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='authoritynotification',
                trigger=pgtrigger.compiler.Trigger(name='removed_delete', sql=slscb.core.history.UnheededTriggerSql(func='INSERT INTO "missing_authoritynotificationevent" ("pgh_created_at", "pgh_label", "pgh_obj_id", "id", "public_id", "created_at", "changed_at", "version", "child_id", "episode_id", "authority", "news", "told_at", "how", "whom", "words", "recorded_by_id") SELECT NOW(), \'removed\', old_values."id", old_values."id", old_values."public_id", old_values."created_at", old_values."changed_at", old_values."version", old_values."child_id", old_values."episode_id", old_values."authority", old_values."news", old_values."told_at", old_values."how", old_values."whom", old_values."words", old_values."recorded_by_id" FROM old_values; RETURN NULL;', hash='e1c04e5bd75e348a07534e7a1004561eac058857', level='STATEMENT', operation='DELETE', pgid='pgtrigger_removed_delete_c674c', referencing='REFERENCING OLD TABLE AS old_values ', table='missing_authoritynotification', when='AFTER')),
            ),
            migrations.AddIndex(
                model_name='authoritynotificationevent',
                index=models.Index(fields=['child'], name='missing_authoritynotific_past'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='authoritynotificationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='025f2df9a5c999a3326b911eb3e12ae375d51789', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_766c1', table='missing_authoritynotificationevent', when='BEFORE')),
            ),
        ]),
        migrations.RunSQL(FENCE, migrations.RunSQL.noop),
    ]
